from pathlib import Path

import pytest

from dateline.errors import GazetteerError, MissingInput
from dateline.gazetteer import Gazetteer, add_rows

HEADER = "name,lat,lon,country,admin1,level\n"


def test_a_users_rows_win_and_bad_ones_are_listed(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        HEADER + "Mosul,10.5,20.5,TD,Batha,settlement\nTal Zeitun,36.1,41.9,iq,Nineveh,\n"
        "Nowhere,north,41,IQ,,\n,1,1,,,\nFar,91,0,,,\nOdd,1,1,IQ,,planet\nWhere,1,1,Iraq,,\n"
    )
    told = add_rows(own, file)
    assert told.added == 2
    assert [line.split(":")[0] for line in told.skipped] == ["line 4", "line 5", "line 6", "line 7", "line 8"]
    gazetteer = Gazetteer.open(own)
    assert gazetteer.find("Mosul")[0].country == "TD"
    village = gazetteer.find("Tal Zeitun")[0]
    assert (village.country, village.admin1, village.level) == ("IQ", "Nineveh", "settlement")
    assert gazetteer.info()["count user"] == "2"


def test_adding_a_file_twice_multiplies_nothing(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(HEADER + "Tal Zeitun,36.1,41.9,IQ,Nineveh,settlement\n")
    add_rows(own, file)
    file.write_text(HEADER + "Tal Zeitun,36.2,41.8,IQ,Nineveh,settlement\n")
    add_rows(own, file)
    found = [entry for entry in Gazetteer.open(own).find("Tal Zeitun") if entry.kind == "user"]
    assert [(entry.lat, entry.lon) for entry in found] == [(36.2, 41.8)]


def test_files_that_cannot_be_read_are_refused(own: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        add_rows(own, tmp_path / "none.csv")
    (tmp_path / "columns.csv").write_text("place,y,x\nMosul,1,1\n")
    with pytest.raises(GazetteerError, match="header"):
        add_rows(own, tmp_path / "columns.csv")
    (tmp_path / "latin.csv").write_bytes(HEADER.encode() + b"Caf\xe9,1,1,,,\n")
    with pytest.raises(GazetteerError, match="UTF-8"):
        add_rows(own, tmp_path / "latin.csv")
    with pytest.raises(GazetteerError, match="there is no gazetteer"):
        add_rows(tmp_path / "none.sqlite", tmp_path / "columns.csv")
