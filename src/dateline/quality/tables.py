"""A score as plain lines for a terminal, and any rich renderable as text. It computes nothing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dateline.quality.scores import KEYS, Score, gains

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


def render_ablation(ablation: Mapping[str, Score], whole: str) -> str:
    """Every coder's F1 by key side by side, and what the coder `whole` gains over the best of the others."""
    reports = ablation[whole].reports
    kept = "; ".join(f"{coder} {result.quiet_kept}, fired {result.fired}" for coder, result in ablation.items())
    lines = [f"{reports} reports; quiet of {ablation[whole].quiet_of} kept: {kept}"]
    lines.append(f"{'F1':<12}{''.join(f'{coder:>9}' for coder in ablation)}{'gain':>9}")
    for key, gain in gains(ablation, whole).items():
        rates = "".join(f"{result.rates[key].f1:>9.3f}" for result in ablation.values())
        lines.append(f"{key:<12}{rates}{gain:>+9.3f}")
    return "\n".join(lines)


def to_text(renderable: "RenderableType", *, width: int = 140, color: bool = False) -> str:
    """A rich renderable as a string of lines at most `width` characters wide, with ANSI colours if `color`."""
    from rich.console import Console

    console = Console(width=width, color_system="truecolor" if color else None, force_terminal=color, highlight=False)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()
