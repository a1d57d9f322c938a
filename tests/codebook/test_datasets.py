from typing import get_args

from dateline.codebook import load_codebook, load_datasets
from dateline.records.claims import EventType


def test_our_nearest_acled_code_names_our_type_too():
    codes = load_datasets()["acled"].codes
    for key, entry in load_codebook().types.items():
        if key != "force_movement":  # held against nothing
            assert key in codes[entry.acled].types


def test_every_type_but_movements_has_a_counterpart_in_acled():
    assert load_datasets()["acled"].types == set(get_args(EventType)) - {"force_movement"}


def test_ucdp_lists_only_what_is_deadly():
    book = load_datasets()["ucdp"]
    assert book.deadly
    assert not book.types & {"protest", "agreement", "arrest", "weapons_seizure", "force_movement"}
