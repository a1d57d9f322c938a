"""The errors of one slot, or of all, as a page for a terminal: causes by cost, confusions, whereabouts, then the fillers.

What `errors_by_slot` found goes in, plain text or a rich renderable goes out. It computes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dateline.quality.confusions import Erratum, SlotErrors
from dateline.quality.matches import QUOTED
from dateline.quality.whereabouts import WHERE, Whereabouts

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

NOTHING = "—"  # a gold code without a coded one, or the other way round
_COMMON = 12
_NAMED = 8  # codes up to which a column is headed by its name, and not by its number


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
    pairs = [
        (f"{gold} → {coded}", count)
        for (gold, coded), count in slot_errors.confusions.most_common()
        if gold and coded and gold != coded
    ]
    if pairs:
        parts.append(_counts("✗ gold → coded", pairs))
    parts.append(_counts("− words missed most", _words(slot_errors.missed)))
    parts.append(_counts("+ words spurious most", _words(slot_errors.spurious)))
    parts.append(Text(_listed("− missed", slot_errors.missed[:limit]), style="red"))
    parts.append(Text(_listed("+ spurious", slot_errors.spurious[:limit]), style="magenta"))
    return Group(*parts)


def confusions_renderable(errors: Mapping[str, SlotErrors]) -> "RenderableType":
    """Gold codes by coded ones for each slot that has codes, then where the lone fillers of each quoted slot stand."""
    from rich.console import Group

    parts: list[RenderableType] = [_matrix(slot, found) for slot, found in errors.items() if found.confusions]
    quoted = [found for slot, found in errors.items() if slot in QUOTED]
    if quoted:
        parts.append(_whereabouts(quoted))
    return Group(*parts)


def _matrix(slot: str, errors: SlotErrors) -> "Table":
    counts = errors.confusions
    totals: Counter[str | None] = Counter()
    for (gold, coded), count in counts.items():
        totals.update({gold: count, coded: count})
    codes = sorted(totals, key=lambda code: (code is None, -totals[code]))
    numbered = len(codes) > _NAMED
    table = _plain_table(0 if numbered else 1)
    table.add_column(f"{slot}: gold ↓ coded →", no_wrap=True)
    for number, code in enumerate(codes, start=1):
        table.add_column(str(number) if numbered and code else code or NOTHING, justify="right", min_width=3)
    for number, code in enumerate(codes, start=1):
        row = [str(counts[code, other] or "·") for other in codes]
        table.add_row(f"{number:>2} {code}" if numbered and code else code or NOTHING, *row)
    return table


def _whereabouts(errors: Iterable[SlotErrors]) -> "Table":
    table = _plain_table()
    table.caption = "; ".join(f"{name}: {words}" for name, words in WHERE)
    for head in ("quoted", "side", "same", *(name for name, _ in WHERE), "other slots"):
        table.add_column(head, justify="left" if head in ("quoted", "side", "other slots") else "right")
    for found in errors:
        table.add_row(found.slot, "gold", str(found.found), *_places(found.where()))
        table.add_row("", "coded", str(found.right), *_places(found.where(spurious=True)))
    return table


def _places(where: Counter[Whereabouts]) -> list[str]:
    """How often each place of WHERE, and which other slots, the commonest first."""
    at: Counter[str] = Counter()
    slots: Counter[str] = Counter()
    for place, count in where.items():
        at[place.where] += count
        if place.slot:
            slots[place.slot] += count
    others = ", ".join(f"{slot} {count}" for slot, count in slots.most_common())
    return [*(str(at[name] or "·") for name, _ in WHERE), others]


def _plain_table(padding: int = 1) -> "Table":
    from rich import box
    from rich.table import Table

    return Table(box=box.SIMPLE_HEAD, padding=(0, padding))


def _words(errors: Iterable[Erratum]) -> list[tuple[str, int]]:
    counts = Counter(error.words.casefold() for error in errors)
    return [(words, count) for words, count in counts.most_common() if count > 1]


def _counts(title: str, counts: list[tuple[str, int]]) -> "RenderableType":
    table = _plain_table()
    table.add_column("", justify="right")
    table.add_column(title)
    for words, count in counts[:_COMMON]:
        table.add_row(str(count), words)
    return table


def _listed(title: str, errors: Iterable[Erratum]) -> str:
    lines = [title]
    for error in errors:
        instead = f"   instead: {'; '.join(error.instead)}" if error.instead else ""
        lines.append(f"  {error.report}#{error.event + 1}  {error.words}   ({error.cause}){instead}")
    return "\n".join(lines)
