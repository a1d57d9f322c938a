import pytest

from dateline.codebook.weights import probability, read_weights, total


def test_features_without_a_weight_count_nothing():
    assert total({"near": 2.0, "odd": 5.0}, {"near": 1.5, "far": -1.0}) == 3.0
    assert total({}, {"near": 1.5}) == 0.0


def test_a_sum_of_nothing_is_as_likely_as_not():
    assert probability({}, {}) == 0.5
    assert probability({"near": 1.0}, {"near": 2.0}) == pytest.approx(0.8808, abs=1e-4)


def test_weights_are_read_once_by_package_and_path():
    held = read_weights("dateline.mentions", "data/tenses.json")
    assert "bias" in held
    assert read_weights("dateline.mentions", "data/tenses.json") is held
