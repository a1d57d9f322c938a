"""A score as plain lines for a terminal, and any rich renderable as text. It computes nothing."""

from typing import TYPE_CHECKING

from dateline.quality.scores import KEYS, Score

if TYPE_CHECKING:
    from rich.console import RenderableType

HEAD = f"{'slot':<12}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'coded':>7}"


def render_table(score: Score) -> str:
    """The score as a table of plain lines, the quiet reports first."""
    lines = [f"{score.reports} reports; quiet {score.quiet_kept} of {score.quiet_of}, fired {score.fired}", HEAD]
    for key in KEYS:
        rates = score.rates[key]
        lines.append(f"{key:<12}{rates.p:>7.3f}{rates.r:>7.3f}{rates.f1:>7.3f}{rates.gold:>7}{rates.coded:>7}")
    return "\n".join(lines)


def to_text(renderable: "RenderableType", *, width: int = 140, color: bool = False) -> str:
    """A rich renderable as a string of lines at most `width` characters wide, with ANSI colours if `color`."""
    from rich.console import Console

    console = Console(width=width, color_system="truecolor" if color else None, force_terminal=color, highlight=False)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()
