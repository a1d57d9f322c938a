"""The errors of one slot, or of all, as a page for a terminal: causes by cost, confusions, then the fillers.

What `errors_by_slot` found goes in, plain text or a rich renderable goes out. It computes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dateline.quality.confusions import Missed, SlotErrors, Spurious

if TYPE_CHECKING:
    from rich.console import RenderableType

_COMMON = 12


def errors_table(errors: Mapping[str, SlotErrors]) -> str:
    """One line a slot: found, missed, spurious, and the three commonest causes of each."""
    lines = [f"{'slot':<12}{'found':>6}{'missed':>8}{'spurious':>10}"]
    for slot, slot_errors in errors.items():
        lines.append(f"{slot:<12}{slot_errors.found:>6}{len(slot_errors.missed):>8}{len(slot_errors.spurious):>10}")
        for sign, spurious in (("−", False), ("+", True)):
            causes = slot_errors.causes(spurious=spurious)[:3]
            lines.extend(f"{'':<14}{sign} {count:>4}  {cause}" for cause, count in causes)
    return "\n".join(lines)


def errors_renderable(slot_errors: SlotErrors, *, limit: int = 60) -> "RenderableType":
    """One slot's page: causes, confusions, commonest words, and up to `limit` fillers missed and spurious."""
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(
            f"{slot_errors.slot}: {slot_errors.found} found, {len(slot_errors.missed)} missed, "
            f"{len(slot_errors.spurious)} spurious",
            style="bold",
        )
    ]
    parts.append(_counts("− causes of what was missed", slot_errors.causes()))
    parts.append(_counts("+ causes of what is spurious", slot_errors.causes(spurious=True)))
    pairs = [(f"{gold} → {coded}", count) for (gold, coded), count in slot_errors.confusions.most_common()]
    if pairs:
        parts.append(_counts("✗ gold → coded", pairs))
    parts.append(_counts("− words missed most", _words(slot_errors.missed)))
    parts.append(_counts("+ words spurious most", _words(slot_errors.spurious)))
    parts.append(Text(_listed("− missed", slot_errors.missed[:limit]), style="red"))
    parts.append(Text(_listed("+ spurious", slot_errors.spurious[:limit]), style="magenta"))
    return Group(*parts)


def _words(errors: Iterable[Missed | Spurious]) -> list[tuple[str, int]]:
    counts = Counter(error.words.casefold() for error in errors)
    return [(words, count) for words, count in counts.most_common() if count > 1]


def _counts(title: str, counts: list[tuple[str, int]]) -> "RenderableType":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    table.add_column("", justify="right")
    table.add_column(title)
    for words, count in counts[:_COMMON]:
        table.add_row(str(count), words)
    return table


def _listed(title: str, errors: Iterable[Missed | Spurious]) -> str:
    lines = [title]
    for error in errors:
        instead = f"   instead: {'; '.join(error.instead)}" if error.instead else ""
        lines.append(f"  {error.report}#{error.event + 1}  {error.words}   ({error.cause}){instead}")
    return "\n".join(lines)
