"""Tests of the score: hand-made cases, and equality with the field's own scorer where it is at hand."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import BrokenInput
from dateline.quality import KEYS, QUOTED, SLOTS, gains, plain_reports, render_ablation, render_table, score, worst

SHARED = Path(__file__).parents[3] / "shared" / "benchmarks" / "reports"

Report = dict[str, Any]


def test_the_gold_against_itself_is_perfect(gold: Report, quiet: Report) -> None:
    result = score([gold, quiet], [gold, quiet])
    assert {key: (rates.p, rates.r, rates.f1) for key, rates in result.rates.items()} == dict.fromkeys(KEYS, (1, 1, 1))
    assert (result.reports, result.quiet_kept, result.quiet_of, result.fired) == (2, 1, 1, 0)
    assert result.ranked == ((1.0, "r1"), (1.0, "r2"))


def test_counts_by_hand(gold: Report, quiet: Report) -> None:
    coded = copy.deepcopy(gold)
    first, second = coded["events"]
    first["event_type"] = "attack"
    first["initiators"].append({"text": "shopkeeper", "start": 150})
    first["casualties"][0]["said_by"] = []
    second["date"] = None
    second["main"] = True
    result = score([gold, quiet], [coded, {"id": "r2", "events": [{"event_type": "riot"}]}])
    rates = result.rates
    assert (rates["type"].p, rates["type"].r) == (0.333, 0.5)
    assert (rates["initiators"].p, rates["initiators"].r, rates["initiators"].f1) == (0.5, 1.0, 0.667)
    assert (rates["date"].r, rates["date"].coded) == (0.5, 1)
    assert (rates["said_by"].f1, rates["said_by"].gold) == (0.5, 2)
    assert (rates["main"].p, rates["main"].r) == (0.5, 1.0)
    assert (rates["event"].gold, rates["event"].coded) == (2, 3)
    assert rates["slots"].gold == sum(rates[slot].gold for slot in QUOTED)
    assert rates["record"].coded == sum(rates[slot].coded for slot in SLOTS)
    assert (result.quiet_kept, result.fired) == (0, 1)
    assert [name for _, name in worst(result, 1)] == ["r2"]


def test_crime_counts_on_neither_side(gold: Report) -> None:
    coded = copy.deepcopy(gold)
    gold["events"][1]["scope"] = coded["events"][1]["scope"] = "criminal"
    rates = score([gold], [coded]).rates["event"]
    assert (rates.gold, rates.coded, rates.f1) == (1, 1, 1.0)


def test_an_older_gold_is_not_scored_on_what_it_lacks(gold: Report) -> None:
    older = copy.deepcopy(gold)
    for event in older["events"]:
        del event["main"], event["scope"]
        for row in event["casualties"]:
            del row["said_by"]
    rates = score([older], [gold]).rates
    assert rates["main"].gold == rates["main"].coded == rates["said_by"].gold == rates["said_by"].coded == 0
    assert rates["record"].f1 == 1.0


def test_long_and_confident_choose(gold: Report) -> None:
    assert score([gold], [gold], long=True).reports == 0
    long = {**gold, "text": gold["text"] + " word" * 250}
    assert score([long], [gold], long=True).reports == 1
    assert score([{**long, "published": None}], [gold], long=True).reports == 0
    coded = copy.deepcopy(gold)
    coded["events"][0]["confidence"] = "medium"
    coded["events"][1]["confidence"] = "low"
    assert score([gold], [coded], confident=True).rates["event"].coded == 1


def test_a_report_that_was_not_coded_counts_as_empty(gold: Report) -> None:
    result = score([gold], [])
    assert (result.rates["event"].gold, result.rates["event"].coded, result.rates["event"].f1) == (2, 0, 0.0)


def test_lines_are_read_and_broken_ones_named(gold: Report) -> None:
    assert plain_reports([json.dumps(gold), "\n"]) == [gold]
    for line in ("{", "[]", '{"events": []}'):
        with pytest.raises(BrokenInput, match="line 2"):
            plain_reports([json.dumps(gold), line])


def test_the_table_has_a_line_a_key(gold: Report) -> None:
    lines = render_table(score([gold], [gold])).splitlines()
    assert lines[0] == "1 reports; quiet 0 of 0, fired 0"
    assert [line.split()[0] for line in lines[2:]] == list(KEYS)
    assert lines[4].split() == ["event", "1.000", "1.000", "1.000", "2", "2"]


def test_an_ablation_holds_both_against_the_better_of_the_others(gold: Report) -> None:
    half, wrong = copy.deepcopy(gold), copy.deepcopy(gold)
    del half["events"][1]
    for event in wrong["events"]:
        event["initiators"] = []
    scores = {"rules": score([gold], [half]), "tagger": score([gold], [wrong]), "both": score([gold], [gold])}
    gained = gains(scores, "both")
    assert list(gained) == list(KEYS)
    assert (gained["event"], gained["initiators"], gained["main"]) == (0.0, 0.0, 0.0)
    assert gained["slots"] == round(1 - scores["tagger"].rates["slots"].f1, 3) > 0
    assert gains({**scores, "both": scores["rules"], "rules": scores["both"]}, "both")["event"] == -0.333
    lines = render_ablation(scores, "both").splitlines()
    assert lines[1].split() == ["F1", "rules", "tagger", "both", "gain"]
    assert lines[4].split() == ["event", "0.667", "1.000", "1.000", "+0.000"]


def _cut(words: str, chance: random.Random) -> str:
    parts = words.split()
    return " ".join(parts[chance.randrange(len(parts)) :][: chance.randrange(1, 4)]) or words


def _perturbed(event: Report, chance: random.Random) -> Report:
    """A coder's idea of a gold event: some codes, spans, figures and sources changed."""
    event = copy.deepcopy(event)
    if chance.random() < 0.3:
        event["event_type"] = chance.choice(["attack", "explosive", "riot", "agreement", "force_movement", None])
    event["trigger_start"] += chance.choice([0, 0, 0, 11, 12, 149, 150])
    if event["date"] and chance.random() < 0.4:
        event["date"] = chance.choice([None, {"start": "2001-01-01", "end": "2001-01-01"}])
    if event["place"] and chance.random() < 0.3:
        event["place"]["country"] = chance.choice([None, "XX"])
    for slot in ("initiators", "targets", "weapons", "sources"):
        event[slot] = [filler for filler in event[slot] if chance.random() < 0.8]
        for filler in event[slot]:
            if chance.random() < 0.4:
                filler["text"] = _cut(filler["text"], chance)
    for row in event["casualties"]:
        row.update(chance.choice([{}, {}, {"min": 9, "max": 9}, {"max": 0}, {"party": "others"}, {"said_by": [0, 7]}]))
    event["scope"] = chance.choice(["political"] * 9 + ["criminal"])
    event["main"] = chance.random() < 0.4
    event["confidence"] = chance.choice(["high", "medium", "low"])
    return event


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent: the field's scorer is not at hand")
@pytest.mark.parametrize("flags", [(), ("--long",), ("--confident",)])
def test_equal_to_the_fields_scorer(flags: tuple[str, ...], tmp_path: Path) -> None:
    chance = random.Random(11)
    reports = [json.loads(line) for line in (SHARED / "dev.jsonl").read_text("utf-8").splitlines()]
    coded = [
        {"id": report["id"], "events": [_perturbed(e, chance) for e in report["events"] if chance.random() < 0.9]}
        for report in reports
        if chance.random() < 0.97
    ]
    coded[0]["events"].append({"event_type": "attack", "confidence": "high"})
    file = tmp_path / "coded.jsonl"
    file.write_text("\n".join(map(json.dumps, coded)), "utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / "dev.jsonl"), str(file), "--json", *flags]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours = score(reports, coded, long="--long" in flags, confident="--confident" in flags)
    assert ours.as_dict() == theirs
    assert 0.3 < ours.rates["slots"].f1 < 0.9
