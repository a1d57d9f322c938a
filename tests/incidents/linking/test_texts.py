import datetime as dt

from dateline.incidents.linking.texts import Likenesses
from dateline.records import Report


def report(name, title, day=None):
    return Report(id=name, title=title, text=f"{title} and nothing else was known by noon.", published=day)


def test_likeness_is_symmetric_and_falls_with_the_words():
    reports = [report("a", "Ferry hijacked off Lurin"), report("b", "Hijacked ferry freed off Lurin"),
               report("c", "Farmers march on Belden")]  # fmt: skip
    alike = Likenesses(reports)
    assert alike.cosine("a", "b") == alike.cosine("b", "a") > alike.cosine("a", "c")
    assert alike.cosine("a", "nobody") == 0
    assert alike.nearest("a", 0.1)[0][1] == "b"


def test_far_days_are_not_near():
    early, late = dt.date(2024, 1, 1), dt.date(2024, 3, 1)
    alike = Likenesses([report("a", "Ferry hijacked", early), report("b", "Ferry hijacked", late), report("c", "Rain")])
    assert "b" not in [other for _, other in alike.nearest("a", 0.1)]
