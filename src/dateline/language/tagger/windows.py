"""A long text as overlapping windows of wordpieces that the encoder can hold, and each piece's best window.

Counts go in, half-open ranges of wordpieces come out. Knows nothing of what stands in them.
"""

WINDOW = 478  # wordpieces beside the two marks that open and close a window; the encoder was trained on no more
STRIDE = 350  # wordpieces from one window's start to the next one's


def windows(count: int) -> list[tuple[int, int]]:
    """The windows of a text of `count` wordpieces; all but the last hold WINDOW of them."""
    found = [(0, min(WINDOW, count))]
    while found[-1][1] < count:
        start = found[-1][0] + STRIDE
        found.append((start, min(start + WINDOW, count)))
    return found


def innermost(first: int, last: int, among: list[tuple[int, int]]) -> int:
    """The index of the window in which pieces `[first:last]` stand farthest from both edges of what is cut off.

    The text's own beginning and end cut nothing off.
    """
    end = among[-1][1]

    def room(window: tuple[int, int]) -> int:
        before = end if window[0] == 0 else first - window[0]
        after = end if window[1] == end else window[1] - last
        return min(before, after)

    return max(range(len(among)), key=lambda k: room(among[k]))
