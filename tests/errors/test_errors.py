"""The tree of errors is the one drawn in its docstring, and each error says what, where and what to do."""

import inspect

import pytest

from dateline import errors
from dateline.errors import DatelineError

TREE = {name: kind for name, kind in vars(errors).items() if inspect.isclass(kind)}


def _drawn() -> dict[str, str]:
    """Each class in the docstring's tree with the class it hangs on."""
    parents: dict[str, str] = {}
    above: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        name = line.strip(" │├└─").split(" ")[0]
        if name in TREE:
            depth = line.index(name)
            above[depth] = name
            parents[name] = next((above[d] for d in sorted(above, reverse=True) if d < depth), "")
    return parents


def test_the_drawing_is_the_tree() -> None:
    drawn = _drawn()
    assert set(drawn) == set(TREE)
    assert all(TREE[parent] in TREE[name].__bases__ for name, parent in drawn.items() if parent)
    assert drawn["DatelineError"] == ""


@pytest.mark.parametrize("kind", TREE.values(), ids=TREE)
def test_one_net_catches_all(kind: type[DatelineError]) -> None:
    with pytest.raises(DatelineError, match="it broke"):
        raise kind("it broke")


@pytest.mark.parametrize(
    ("more", "line"),
    [({}, "it broke"), ({"where": "a.txt, line 3"}, "a.txt, line 3: it broke"), ({"todo": "Mend it"}, "it broke. Mend it"),
     ({"where": "a.txt", "todo": "Mend it"}, "a.txt: it broke. Mend it")],
)  # fmt: skip
def test_an_error_is_one_line_with_place_and_remedy(more: dict[str, str], line: str) -> None:
    assert str(DatelineError("it broke", **more)) == line


def test_a_bad_span_is_a_value_error_too() -> None:
    assert issubclass(errors.SpanError, ValueError)
