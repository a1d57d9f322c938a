import pytest

from dateline.quality.agreements import alpha, unit_of


def test_krippendorffs_own_example_of_nominal_data():
    # Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", B: two observers, five categories
    one, other = "a a b b d c c c e d d a".split(), "b a b b b c c c e d d d".split()
    assert alpha(list(zip(one, other, strict=True))) == pytest.approx(0.692, abs=0.0005)


def test_his_example_with_missing_data():
    # C: four observers, a unit with one value alone does not count
    units = [
        "111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11",
    ]  # fmt: skip
    assert alpha([*map(tuple, units), ("3",)]) == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize("units", [[], [("a",)], [("a", "a"), ("a", "a")]])
def test_nothing_can_be_said(units):
    assert alpha(units) is None


def test_words_agree_with_tolerance():
    one = {"event_type": "attack", "place": {"text": "the town of Tarn", "start": 10, "country": "IQ"}}
    other = {"event_type": "attack", "place": {"text": "Tarn", "start": 22, "country": "IQ"}}
    far = {"event_type": "attack", "place": {"text": "Omran", "start": 80, "country": "IQ"}}
    mine, theirs = unit_of(one, other, "place")
    assert mine == theirs
    mine, theirs = unit_of(one, far, "place")
    assert mine != theirs


def test_figures_agree_by_effect_and_bounds():
    row = {"text": "3 guards", "start": 1, "party": "guards", "effect": "killed", "min": 3, "max": 3}
    one, other = {"casualties": [row]}, {"casualties": [{**row, "text": "three guards"}]}
    assert len(set(unit_of(one, other, "casualties"))) == 1
    assert len(set(unit_of(one, {"casualties": [{**row, "max": 4}]}, "casualties"))) == 2
    assert len(set(unit_of(one, {"casualties": []}, "casualties"))) == 2
