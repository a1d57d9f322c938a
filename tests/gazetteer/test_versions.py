from dateline.gazetteer.versions import changed, inputs_now


def test_nothing_changed_where_all_is_as_it_was() -> None:
    assert changed(inputs_now() | {"count names": "5", "file mine.csv": "2 places"}) == []


def test_what_changed_is_named() -> None:
    older = inputs_now() | {"format": "0", "sha256 areas.csv": "beef"}
    del older["package pycountry"]
    assert changed(older) == ["format", "package pycountry", "sha256 areas.csv"]
