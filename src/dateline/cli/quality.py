"""`dateline quality`: coded reports against gold ones: scores, the worst reports, one report side by side."""

from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.cli.options import make_coder
from dateline.cli.outputs import noted, plain, progress, screen, tell, write

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="Gold reports, JSONL.")]
Coded = Annotated[
    Path | None, typer.Argument(metavar="CODED", help="As `dateline code` writes it; else GOLD is coded.")
]


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
    as_json: Annotated[bool, typer.Option("--json", help="The scores as JSON.")] = False,
    long: Annotated[bool, typer.Option("--long", help="Only dated reports of 250 words and more.")] = False,
    confident: Annotated[bool, typer.Option("--confident", help="Only events coded with high or medium.")] = False,
) -> None:
    """Score coded reports against gold ones."""
    from dateline import quality as scoring

    golden = _read(gold)
    failed, answers = _code(gold) if coded is None else (False, _read(coded))
    if report is not None:
        _side_by_side(golden, answers, report)
    elif errors is not None:
        _errors(golden, answers, errors, long=long, confident=confident)
    else:
        result = scoring.score(golden, answers, long=long, confident=confident)
        if as_json:
            import json

            write(json.dumps(result.as_dict()))
        else:
            write(scoring.render_table(result))
            for f1, report_id in scoring.worst(result, worst):
                write(f"{f1:.3f} {report_id}")
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


def _code(gold: Path) -> tuple[bool, list[Any]]:
    """Whether a report failed, and the gold's texts as the coder codes them."""
    from dateline.errors import InputError
    from dateline.records import CodedReport
    from dateline.reports import read_documents
    from dateline.workflow.code import each

    failed, answers = False, []
    with progress("Coding") as step:
        for done, item in enumerate(each(noted(read_documents([str(gold)])), make_coder().code)):
            step(done, done + 1)
            if isinstance(item, InputError):
                failed = True
                tell(item)
            else:
                answers.append(CodedReport.of(item[0].report, item[1]))
    return failed, answers


def _side_by_side(golden: list[Any], answers: list[Any], report_id: str) -> None:
    from dateline.quality import plain_reports, side_by_side

    wanted = next((one for one in golden if str(one["id"]) == report_id), None)
    if wanted is None:
        raise typer.BadParameter(f"the gold has no report {report_id!r}", param_hint="--report")
    given = next((one for one in plain_reports(answers) if str(one["id"]) == report_id), None)
    screen().print(side_by_side(wanted, given))


def _errors(golden: list[Any], answers: list[Any], slot: str, *, long: bool, confident: bool) -> None:
    from dateline.quality import errors_by_slot, errors_renderable, errors_table

    found = errors_by_slot(golden, answers, long=long, confident=confident)
    if slot == "all":
        screen().print(plain(errors_table(found)))
    elif slot in found:
        screen().print(errors_renderable(found[slot]))
    else:
        raise typer.BadParameter(f"one of: all, {', '.join(found)}", param_hint="--errors")
