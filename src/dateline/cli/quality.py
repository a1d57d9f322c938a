"""`dateline quality`: coded reports against gold ones: scores, worst reports, errors, confusions, one coder against others."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

import typer

from dateline.cli.options import CoderChoice, make_coder
from dateline.cli.outputs import noted, plain, progress, screen, tell, write

if TYPE_CHECKING:
    from dateline.quality import Score
    from dateline.workflow.code import Coder, Mode

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="Gold reports, JSONL.")]
Coded = Annotated[
    Path | None, typer.Argument(metavar="CODED", help="As `dateline code` writes it; else GOLD is coded.")
]
CODERS: tuple["Mode", ...] = ("rules", "tagger", "both")


class Chosen(TypedDict):
    """Which reports and events count."""

    long: bool
    confident: bool


def quality(
    gold: Gold,
    coded: Coded = None,
    worst: Annotated[int, typer.Option("--worst", metavar="N", min=0, help="Also the N worst reports.")] = 0,
    report: Annotated[
        str | None, typer.Option("--report", metavar="ID", help="One report's gold and coded events side by side.")
    ] = None,
    errors: Annotated[
        str | None, typer.Option("--errors", metavar="SLOT", help="What was missed and spurious, by cause; `all`.")
    ] = None,
    confusion: Annotated[
        str | None, typer.Option("--confusion", metavar="SLOT", help="What is taken for what in a slot; `all`.")
    ] = None,
    ablation: Annotated[bool, typer.Option("--ablation", help="Each coder alone, and both, side by side.")] = False,
    coder: CoderChoice = "both",
    as_json: Annotated[bool, typer.Option("--json", help="As JSON: scores, ablation or confusion.")] = False,
    long: Annotated[bool, typer.Option("--long", help="Only dated reports of 250 words and more.")] = False,
    confident: Annotated[bool, typer.Option("--confident", help="Only events coded with high or medium.")] = False,
) -> None:
    """Score coded reports against gold ones."""
    golden, chosen = _read(gold), Chosen(long=long, confident=confident)
    if ablation:
        if coded is not None:
            raise typer.BadParameter("the ablation codes GOLD itself; leave CODED out", param_hint="--ablation")
        raise typer.Exit(_ablation(gold, golden, as_json=as_json, chosen=chosen))
    failed, answers = _code(gold, make_coder(coder)) if coded is None else (False, _read(coded))
    if report is not None:
        _side_by_side(golden, answers, report)
    elif errors is not None:
        _errors(golden, answers, errors, chosen)
    elif confusion is not None:
        _confusion(golden, answers, confusion, as_json=as_json, chosen=chosen)
    else:
        _scores(golden, answers, worst, as_json=as_json, chosen=chosen)
    raise typer.Exit(1 if failed else 0)


def _read(path: Path) -> list[Any]:
    """The reports of a JSONL file as they stand in it."""
    from dateline.errors import BrokenInput, MissingInput
    from dateline.quality import plain_reports

    try:
        return list(plain_reports(path.read_text(encoding="utf-8-sig").split("\n")))
    except FileNotFoundError:
        raise MissingInput("there is no such file", where=str(path), todo="Check the name") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenInput(f"cannot be read: {error}", where=str(path), todo="Name a JSONL file in UTF-8") from None
    except BrokenInput as error:
        raise BrokenInput(error.what, where=f"{path}, {error.where}", todo=error.todo) from None


def _code(gold: Path, coder: "Coder", name: str = "") -> tuple[bool, list[Any]]:
    """Whether a report failed, and the gold's texts as the coder, called by its name where there are several, codes them."""
    from dateline.errors import InputError
    from dateline.records import CodedReport
    from dateline.reports import read_documents
    from dateline.workflow.code import each

    failed, answers = False, []
    with progress(f"Coding with {name}" if name else "Coding") as step:
        for done, item in enumerate(each(noted(read_documents([str(gold)])), coder.code)):
            step(done, done + 1)
            if isinstance(item, InputError):
                failed = True
                tell(item)
            else:
                answers.append(CodedReport.of(item[0].report, item[1]))
    return failed, answers


def _scores(golden: list[Any], answers: list[Any], shown: int, *, as_json: bool, chosen: Chosen) -> None:
    from dateline.quality import render_table, score, worst

    result = score(golden, answers, **chosen)
    if as_json:
        write(json.dumps(result.as_dict()))
        return
    write(render_table(result))
    for f1, report_id in worst(result, shown):
        write(f"{f1:.3f} {report_id}")


def _ablation(gold: Path, golden: list[Any], *, as_json: bool, chosen: Chosen) -> int:
    """Prints how each coder does on the gold's texts; the exit status, 1 where a text could not be coded."""
    from dateline.quality import gains, render_ablation, score

    coders = {name: make_coder(name) for name in CODERS}  # all of them first: one that is not installed is told at once
    coded = {name: _code(gold, coder, name) for name, coder in coders.items()}
    scores: dict[str, Score] = {name: score(golden, answers, **chosen) for name, (_, answers) in coded.items()}
    if as_json:
        write(json.dumps({**{name: one.as_dict() for name, one in scores.items()}, "gain": gains(scores, "both")}))
    else:
        write(render_ablation(scores, "both"))
    return int(any(failed for failed, _ in coded.values()))


def _side_by_side(golden: list[Any], answers: list[Any], report_id: str) -> None:
    from dateline.quality import plain_reports, side_by_side

    wanted = next((one for one in golden if str(one["id"]) == report_id), None)
    if wanted is None:
        raise typer.BadParameter(f"the gold has no report {report_id!r}", param_hint="--report")
    given = next((one for one in plain_reports(answers) if str(one["id"]) == report_id), None)
    screen().print(side_by_side(wanted, given))


def _errors(golden: list[Any], answers: list[Any], slot: str, chosen: Chosen) -> None:
    from dateline.quality import errors_by_slot, errors_renderable, errors_table

    found = errors_by_slot(golden, answers, **chosen)
    if slot == "all":
        screen().print(plain(errors_table(found)))
    else:
        screen().print(errors_renderable(found[_known(slot, found, "--errors")]))


def _confusion(golden: list[Any], answers: list[Any], slot: str, *, as_json: bool, chosen: Chosen) -> None:
    from dateline.quality import SLOTS, confusions_renderable, errors_by_slot

    wanted = SLOTS if slot == "all" else (_known(slot, SLOTS, "--confusion"),)
    found = errors_by_slot(golden, answers, slots=wanted, **chosen)
    if as_json:
        write(json.dumps({name: errors.as_dict() for name, errors in found.items()}))
    else:
        screen().print(confusions_renderable(found))


def _known(slot: str, slots: Iterable[str], option: str) -> str:
    if slot not in slots:
        raise typer.BadParameter(f"one of: all, {', '.join(slots)}", param_hint=option)
    return slot
