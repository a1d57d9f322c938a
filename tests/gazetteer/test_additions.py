import zipfile
from pathlib import Path

import pytest

from dateline.errors import GazetteerError, MissingInput
from dateline.gazetteer import Gazetteer, add_file

HEADER = "name,lat,lon,country,admin1,level\n"


def test_a_users_rows_win_and_bad_ones_are_listed(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        HEADER + "Mosul,10.5,20.5,TD,Batha,settlement\nTal Zeitun,36.1,41.9,iq,Nineveh,\n"
        "Nowhere,north,41,IQ,,\n,1,1,,,\nFar,91,0,,,\nOdd,1,1,IQ,,planet\nWhere,1,1,Atlantis,,\nNull,0,0.0,,,\n"
        "مدينة,1,1,,,\nTen,1,1,IQ,,,x\n"
    )
    told = add_file(own, file)
    assert told.added == 2
    assert sorted(int(line.split(":")[0].removeprefix("line ")) for line in told.skipped) == [*range(4, 12)]
    gazetteer = Gazetteer.open(own)
    assert gazetteer.find("Mosul")[0].country == "TD"
    village = gazetteer.find("Tal Zeitun")[0]
    assert (village.country, village.admin1, village.level) == ("IQ", "Nineveh", "settlement")
    assert gazetteer.info()["file mine.csv"] == "2 places"


def test_adding_a_file_again_replaces_its_rows(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(HEADER + "Tal Zeitun,36.1,41.9,IQ,Nineveh,settlement\nTal Gone,36.1,41.9,IQ,Nineveh,settlement\n")
    add_file(own, file)
    file.write_text(HEADER + "Tal Zeitun,36.2,41.8,IQ,Nineveh,settlement\n")
    add_file(own, file)
    (tmp_path / "other.csv").write_text(HEADER + "Tal Zeitun,36.3,41.7,Iraq,Nineveh,settlement\n")
    add_file(own, tmp_path / "other.csv")
    gazetteer = Gazetteer.open(own)
    assert [(entry.lat, entry.lon) for entry in gazetteer.find("Tal Zeitun")] == [(36.3, 41.7)]
    assert gazetteer.find("Tal Gone") == []


def test_two_villages_of_one_name_stay_two(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(HEADER + "Tal Twin,36.1,41.9,IQ,Nineveh,\n" * 2 + "Tal Twin,33.1,44.9,IQ,Diyala,\n")
    assert add_file(own, file).added == 2
    assert {entry.admin1 for entry in Gazetteer.open(own).find("Tal Twin")} == {"Nineveh", "Diyala"}


def test_tables_apart_by_semicolons_have_decimal_commas(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("\nName;Latitude;Longitude;radius_km;alternates\nTal Komma;36,25;41,5;2,5;Tall Koma|Til Koma\n")
    add_file(own, file)
    entry = Gazetteer.open(own).find("Til Koma")[0]
    assert (entry.lat, entry.lon, entry.radius_km, entry.name) == (36.25, 41.5, 2.5, "Tal Komma")


def test_whoever_has_the_gazetteer_open_keeps_what_it_was(own: Path, tmp_path: Path) -> None:
    gazetteer = Gazetteer.open(own)
    (tmp_path / "mine.csv").write_text(HEADER + "Tal Zeitun,36.1,41.9,IQ,Nineveh,\n")
    add_file(own, tmp_path / "mine.csv")
    assert gazetteer.find("Tal Zeitun") == []
    assert Gazetteer.open(own).find("Tal Zeitun") != []


def test_a_dump_adds_what_is_missing_by_kind_and_weight(own: Path, tmp_path: Path, dump_row) -> None:  # type: ignore[no-untyped-def]
    rows = [
        dump_row(90000001, "Tall Zaytūn", 36.1, 41.9, alternates="Tal Zeitun,تل زيتون", people=900),
        dump_row(90000002, "Baghdad", 36.2, 41.8),
        dump_row(90000003, "Zeitun Air Base", 36.15, 41.95, "S AIRB"),
        dump_row(90000004, "Wādī Zaytūn", 36.0, 41.7, "H WADI"),
        dump_row(90000005, "Wādī Zaytūn", 36.0, 41.7, "H WAD"),
        dump_row(90000006, "Zeitun District", 36.1, 41.9, "A ADM2"),
        "short\trow",
        dump_row(90000007, "North", "ninety", 41.9),
        dump_row(90000008, "Null", 0, 0),
    ]
    file = tmp_path / "IQ.txt"
    file.write_text("\n".join(rows) + "\n")
    told = add_file(own, file)
    assert (told.added, told.known, told.left_out) == (5, 0, 1)
    assert [line.split(":")[0] for line in told.skipped] == ["line 7", "line 8", "line 9"]
    gazetteer = Gazetteer.open(own)
    found = {
        name: gazetteer.find(name)[0] for name in ("Tal Zeitun", "Zeitun airbase", "Wadi Zaytun", "Zeitun district")
    }
    assert {name: (entry.level, entry.kind) for name, entry in found.items()} == {
        "Tal Zeitun": ("settlement", "city"), "Zeitun airbase": ("site", "base"),
        "Wadi Zaytun": ("line", "wadi"), "Zeitun district": ("admin2", "district"),
    }  # fmt: skip
    assert gazetteer.find("Baghdad")[0].kind == "capital"
    assert 90000002 in {entry.geonames_id for entry in gazetteer.find("Baghdad")}


def test_a_dump_knows_the_places_that_stand_and_names_their_regions(own: Path, tmp_path: Path, dump_row) -> None:  # type: ignore[no-untyped-def]
    mosul = Gazetteer.open(own).find("Mosul", country="IQ")[0]
    region = dump_row(99691, "Muḩāfaz̧at Nīnawá", 36.0, 42.0, "A ADM1", alternates="Niniveh Muhafazah")
    rows = [
        dump_row(mosul.geonames_id, "Mosul", 36.5, 43.5, alternates="Mosul the Hunchback", people=5),
        dump_row(90000001, "Tall Zaytūn", 36.1, 41.9), region,
    ]  # fmt: skip
    archive = tmp_path / "IQ.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("IQ.txt", "\n".join(rows))
        packed.writestr("readme.txt", "what this is")
    for _ in range(2):
        told = add_file(own, archive)
        assert (told.added, told.known) == (1, 2)
    gazetteer = Gazetteer.open(own)
    same = gazetteer.find("Mosul the Hunchback")
    assert [(entry.geonames_id, entry.prior, entry.lat) for entry in same] == [(mosul.geonames_id, mosul.prior, 36.5)]
    assert [entry.admin1 for entry in gazetteer.find("Tall Zaytun")] == ["Nineveh"]
    regions = [entry for entry in gazetteer.find("Nineveh", country="IQ") if entry.level == "admin1"]
    assert [(entry.lat, entry.geonames_id) for entry in regions] == [(36.0, 99691)]


def test_ucdp_gives_its_distinct_places(own: Path, tmp_path: Path) -> None:
    head = "id,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country\n"
    rows = (
        "1,1,Tal Zeitun/Tel Zeytun town (Olive Hill),Ninawa province,,36.1,41.9,Iraq\n" * 2
        + "9,2,Tal Zeitun village,Ninawa province,,36.12,41.92,Iraq\n2,1,Mosul city,Ninawa province,,36.34,43.13,Iraq\n3,6,Iraq,,,33,44,Iraq\n"
        + "4,3,Zeitun district,Ninawa province,Zeitun,36.2,41.8,Iraq\n5,4,Nord Kivu province,,,-1,28,DR Congo (Zaire)\n"
        + "10,1,Tal Twin,Diyala province,,33.1,44.9,Iraq\n11,1,Tal Twin,Ninawa province,,36.1,41.9,Iraq\n"
        + "6,9,X,,,1,1,Iraq\n7,1,Y,,,1,1,Nowhere\n8,1,,,,1,1,Iraq\n"
    )
    (tmp_path / "ged.csv").write_text(head + rows)
    told = add_file(own, tmp_path / "ged.csv")
    assert (told.added, told.known, told.left_out, len(told.skipped)) == (4, 2, 1, 3)
    gazetteer = Gazetteer.open(own)
    for name in ("Tal Zeitun", "Tel Zeytun", "Olive Hill"):
        assert [(entry.name, entry.admin1) for entry in gazetteer.find(name, country="IQ")] == [
            ("Tal Zeitun", "Nineveh")
        ]
    assert {entry.admin1 for entry in gazetteer.find("Tal Twin")} == {"Nineveh", "Diyala"}
    assert gazetteer.find("Zeitun district")[0].level == "admin2"
    assert len([entry for entry in gazetteer.find("Mosul", country="IQ") if entry.level == "settlement"]) == 1


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [("columns.csv", b"place,y,x\nMosul,1,1\n", "names no columns"), ("latin.csv", HEADER.encode() + b"Caf\xe9,1,1,,,\n", "UTF-8"),
     ("empty.csv", b"", "is empty"), ("blank.csv", b"\n \n", "is empty"), ("header.csv", HEADER.encode(), "no rows"),
     ("bytes.csv", b"\x00\x01\x02", "no table"), ("prose.txt", b"They met in Mosul.\n", "names no columns"),
     ("old.txt", b"12\tMosul\t36\t43\n", "4 columns, where a GeoNames dump has 19"),
     ("broken.zip", b"PK\x05\x06" + bytes(18), "0 tables")],
)  # fmt: skip
def test_files_that_are_no_table_of_places_are_refused(
    own: Path, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    before = own.read_bytes()
    (tmp_path / name).write_bytes(content)
    with pytest.raises(GazetteerError, match=told):
        add_file(own, tmp_path / name)
    assert own.read_bytes() == before


def test_what_is_not_there_is_told(own: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        add_file(own, tmp_path / "none.csv")
    (tmp_path / "mine.csv").write_text(HEADER)
    with pytest.raises(GazetteerError, match="there is no gazetteer"):
        add_file(tmp_path / "none.sqlite", tmp_path / "mine.csv")
