from dateline.incidents.resolving.figures import resolve_figures
from dateline.incidents.resolving.voices import Voices


def figures(*claims):
    return resolve_figures(claims, Voices(claims))[0]


def killed(number, party="people", text="", **more):
    return (text or f"{number} {party}", party, "killed", number, number, more)


def test_three_tolls_of_one_attack(claim):
    (figure,) = figures(
        claim("a", casualties=[killed(12)]),
        claim("b", casualties=[killed(14, "shoppers")]),
        claim("c", casualties=[killed(12, "")]),
    )
    assert (figure.low, figure.best, figure.high) == (12, 12, 14)
    assert figure.support == ("c-a-0", "c-c-0")
    assert figure.dissent == ("c-b-0",)
    assert "2 of 3" in figure.rule


def test_a_report_that_counts_the_police_alone_does_not_lower_the_toll_of_people(claim):
    whole, part = figures(claim("a", casualties=[killed(2, "police officers")]), claim("b", casualties=[killed(20)]))
    assert (whole.party, whole.low, whole.best, whole.high) == ("people", 20, 20, 20)
    assert (part.party, part.best) == ("police officers", 2)
    (one,) = figures(claim("a", casualties=[killed(15, "police officers")]), claim("b", casualties=[killed(20)]))
    assert (one.low, one.high) == (15, 20)


def test_ties_go_to_the_lower(claim):
    (figure,) = figures(claim("a", casualties=[killed(9)]), claim("b", casualties=[killed(7)]))
    assert (figure.low, figure.best, figure.high) == (7, 7, 9)
    assert "ties to the lower" in figure.rule


def test_copies_do_not_outvote(claim):
    copies = [claim(f"copy{n}", copy_of="a", casualties=[killed(20)]) for n in range(5)]
    others = [claim(name, casualties=[killed(15)]) for name in ("x", "y")]
    (figure,) = figures(claim("a", casualties=[killed(20)]), *copies, *others)
    assert figure.best == 15


def test_papers_that_rest_on_one_claimant_vote_once(claim):
    said = {"sources": [("Northern Command", "official")], "casualties": [killed(30, said_by=(0,))]}
    (figure,) = figures(*(claim(n, **said) for n in "abc"), *(claim(n, casualties=[killed(11)]) for n in "xy"))
    assert (figure.best, figure.high) == (11, 30)


def test_rises_to_outweighs_the_same_claimants_earlier_figure(claim):
    wire = {"publisher": "Wire"}
    early = claim("a", published="2024-03-06", casualties=[killed(8)], **wire)
    later = claim("b", published="2024-03-07", casualties=[killed(12, supersedes="rises to")], **wire)
    (figure,) = figures(early, later)
    assert (figure.low, figure.best, figure.high) == (12, 12, 12)
    assert [(row.claim, row.rejected) for row in figure.rows] == [
        ("c-a-0", "replaced by a toll that rises to"),
        ("c-b-0", None),
    ]


def test_rises_to_replaces_what_anybody_counted_before_unless_that_was_more(claim):
    early = claim("a", casualties=[killed(8)])
    same_day = claim("b", casualties=[("at least 10 people", "people", "killed", 10, None)])
    risen = claim("c", casualties=[killed(12, supersedes="rises to")])
    (figure,) = figures(early, same_day, risen)
    assert (figure.low, figure.best, figure.high) == (12, 12, 12)
    (figure,) = figures(risen, claim("more", casualties=[killed(15)]))
    assert (figure.low, figure.high) == (12, 15)
    (figure,) = figures(risen, claim("later", published="2024-03-08", casualties=[killed(9)]))
    assert (figure.low, figure.high) == (9, 12)


def test_the_toll_that_a_report_says_has_risen_is_no_figure_beside_the_new_one(claim):
    (figure,) = figures(claim("a", casualties=[killed(12, supersedes="risen to"), killed(8)]))
    assert (figure.low, figure.best, figure.high) == (12, 12, 12)


def test_a_late_copy_of_an_old_story_does_not_undo_an_update(claim):
    wire = {"publisher": "Wire"}
    (figure,) = figures(
        claim("a", published="2024-03-06", casualties=[killed(8)], **wire),
        claim("b", published="2024-03-07", casualties=[killed(12)], **wire),
        claim("late", published="2024-03-09", copy_of="a", casualties=[killed(8)]),
    )
    assert figure.best == 12


def test_american_soldiers_and_us_troops_are_one_figure(claim):
    (figure,) = figures(
        claim("a", casualties=[("five US troops", "US troops", "wounded", 5, 5)]),
        claim("b", casualties=[("seven American soldiers", "American soldiers", "wounded", 7, 7)]),
    )
    assert (figure.low, figure.high) == (5, 7)


def test_soldiers_of_two_nations_civilians_and_attackers_stay_apart(claim):
    rows = [killed(5, "US troops"), killed(2, "Iraqi soldiers"), killed(3, "villagers"), killed(1, "attackers")]
    assert len(figures(claim("a", casualties=rows), claim("b", casualties=rows))) == 4
    assert len(figures(claim("a", casualties=rows[:1]), claim("b", casualties=rows[2:3]))) == 2


def test_registry_ids_match_where_words_do_not(claim):
    (figure,) = figures(
        claim("a", casualties=[killed(4, "the brigade", actors=("x-9",))]),
        claim("b", casualties=[killed(4, "Lion Company", actors=("x-9",))]),
    )
    assert figure.best == 4


def test_parts_point_at_their_total_and_are_not_added(claim):
    rows = [killed(7), killed(5, "guards", part_of=0), killed(2, "drivers", part_of=0)]
    total, *parts = figures(claim("a", casualties=rows))
    assert (total.best, total.part_of) == (7, None)
    assert [(part.best, part.part_of) for part in parts] == [(5, 0), (2, 0)]


def test_a_narrower_figure_of_another_report_counts_as_part_of_a_total(claim):
    found = figures(
        claim("a", casualties=[killed(20), killed(9, "children")]), claim("b", casualties=[killed(20)]),
    )  # fmt: skip
    assert [(figure.party, figure.best, figure.part_of) for figure in found] == [
        ("people", 20, None),
        ("children", 9, 0),
    ]


def test_zero_no_row_and_no_bound_are_three_things(claim):
    none_hurt = figures(claim("a", casualties=[("no casualties", "", "killed", None, 0)]))
    assert [(f.low, f.best, f.high) for f in none_hurt] == [(0, 0, 0)]
    assert figures(claim("a")) == ()
    (open_end,) = figures(claim("a", casualties=[("at least five", "people", "killed", 5, None)]))
    assert (open_end.low, open_end.best, open_end.high) == (5, 5, None)
    (up_to,) = figures(claim("a", casualties=[("up to five", "people", "killed", None, 5)]))
    assert (up_to.low, up_to.best, up_to.high) == (None, None, 5)


def test_vague_words_neither_lower_nor_outvote_a_number(claim):
    vague = [claim(n, casualties=[("several people", "people", "killed", 3, None)]) for n in "ab"]
    (figure,) = figures(*vague, claim("c", casualties=[killed(11)]))
    assert (figure.low, figure.best, figure.high, figure.dissent) == (11, 11, 11, ())


def test_preliminary_figures_make_it_provisional(claim):
    (figure,) = figures(claim("a", casualties=[killed(4, preliminary=True)]))
    assert figure.provisional


def test_parts_that_point_at_each_other_do_not_hang(claim):
    rows = [killed(3, "guards", part_of=1), killed(3, "drivers", part_of=0)]
    assert [figure.part_of for figure in figures(claim("a", casualties=rows))] == [None, None]


def test_two_claimants_of_one_report_count_the_same_people(claim):
    said = [("the defence ministry", "official"), ("a doctor", "other")]
    rows = [
        ("Four soldiers", "soldiers", "killed", 4, 4, {"said_by": (1,)}),
        ("three dead", "dead", "killed", 3, 3, {"said_by": (0,)}),
    ]
    (figure,) = figures(claim("a", sources=said, casualties=rows))
    assert (figure.low, figure.best, figure.high) == (3, 3, 4)
    same = [(*row[:5], {"said_by": (0,)}) for row in rows]
    assert len(figures(claim("a", sources=said, casualties=same))) == 2


def test_an_office_is_one_claimant_and_an_update_of_the_same_day_is_its_later_word(claim):
    hurt = ("87", "", "wounded", 87, 87, {"said_by": (0,)})
    later = ("98 people", "people", "wounded", 98, 98, {"said_by": (0,)})
    risen = ("50", "people", "killed", 50, 50, {"said_by": (0,), "supersedes": "rose to"})
    first = claim("a", sources=[("the regional governor", "official")], casualties=[hurt])
    second = claim("b", sources=[("Governor Ada Lind", "official")], casualties=[risen, later])
    _, wounded = figures(first, second)
    assert (wounded.low, wounded.best, wounded.high) == (98, 98, 98)


def rejections(figure):
    return {row.text: row.rejected for row in figure.rows}


def test_a_claimant_s_earlier_figure_and_a_vague_one_are_listed_with_the_reason(claim):
    said = [("the hospital", "official")]
    (figure,) = figures(
        claim("a", published="2024-03-06", sources=said, casualties=[killed(8, said_by=(0,))]),
        claim("b", published="2024-03-07", sources=said, casualties=[killed(12, said_by=(0,))]),
        claim("c", casualties=[("dozens", "people", "killed", 24, None)]),
    )
    assert rejections(figure) == {
        "8 people": "superseded by a later figure of the same claimant",
        "12 people": None,
        "dozens": "vague beside a number",
    }
    assert [(row.claimants, row.outlet) for row in figure.rows][::2] == [
        (("the hospital",), "Paper a"),
        ((), "Paper c"),
    ]


def test_another_three_adds_to_the_figure_of_its_own_report(claim):
    rows = [killed(5, start=0), ("another 3", "people", "killed", 3, 3, {"start": 40})]
    (figure,) = figures(
        claim("a", casualties=rows), claim("b", casualties=[killed(5)]), claim("c", casualties=[killed(8)])
    )
    assert (figure.low, figure.best, figure.high) == (5, 8, 8)
    assert [row.adds for row in figure.rows] == [False, True, False, False]


def test_another_three_of_a_later_report_adds_to_what_others_told_before(claim):
    early = [claim(name, casualties=[killed(5)]) for name in "ab"]
    later = claim("c", published="2024-03-08", casualties=[("another three", "people", "killed", 3, 3)])
    (figure,) = figures(*early, later)
    assert (figure.low, figure.best, figure.high) == (8, 8, 8)
    (figure,) = figures(*early, later, claim("d", published="2024-03-09", casualties=[killed(8)]))
    assert (figure.best, rejections(figure)["another three"]) == (5, "already counted in a later figure")


def test_more_hurt_than_dead_add_to_nothing(claim):
    rows = [killed(5, start=0), ("another 87 people", "people", "wounded", 87, 87, {"start": 30})]
    _, wounded = figures(claim("a", casualties=rows), claim("b", casualties=[("68", "", "wounded", 68, 68)]))
    assert (wounded.low, wounded.high) == (68, 87)


def test_more_than_five_adds_nothing(claim):
    rows = [killed(5, start=0), ("more than 9 people", "people", "killed", 10, None, {"start": 30})]
    (figure,) = figures(claim("a", casualties=rows))
    assert figure.best == 10


def test_rows_that_add_up_to_a_total_are_its_parts_whoever_counts_them(claim):
    said = [("the ministry", "official"), ("a clinic", "official")]
    rows = [
        killed(50, "people"),
        killed(33, "militants", said_by=(0,)),
        killed(7, "civilians", said_by=(1,)),
        killed(10, "soldiers", said_by=(1,)),
    ]
    total, *parts = figures(claim("a", sources=said, casualties=rows))
    assert (total.best, [part.part_of for part in parts]) == (50, [0, 0, 0])


def test_soldiers_hold_no_policeman_even_where_numbers_add_up(claim):
    rows = [killed(2, "militants"), killed(1, "policeman"), killed(1, "villager")]
    assert [figure.part_of for figure in figures(claim("a", casualties=rows))] == [None, None, None]


def test_some_of_the_dead_are_no_dead_beside_them(claim):
    said = [("a monitor", "ngo_un")]
    rows = [killed(17), ("14 of the dead", "fighters", "killed", 14, 14, {"said_by": (0,)})]
    assert [(one.best, one.part_of) for one in figures(claim("a", sources=said, casualties=rows))] == [
        (17, None),
        (14, 0),
    ]


def test_one_person_is_no_rival_count_of_many(claim):
    said = [("the police", "official"), ("a cousin", "witness")]
    rows = [killed(37, said_by=(0,)), ("the bride", "bride", "killed", 1, 1, {"said_by": (1,)})]
    total, bride = figures(claim("a", sources=said, casualties=rows))
    assert (total.low, total.best, bride.part_of) == (37, 37, 0)


def test_one_named_person_is_one_under_every_title(claim):
    names = [
        ("Corporal Ada Lind", "Corporal Ada Lind"),
        ("reservist Ada Lind", "reservist"),
        ("Ada Lind", "soldier Ada Lind"),
    ]
    found = figures(
        *(claim(n, casualties=[(text, party, "killed", 1, 1)]) for n, (text, party) in zip("abc", names, strict=True))
    )
    assert [figure.best for figure in found] == [1]


def test_the_reporter_and_a_claimant_tell_one_figure_twice(claim):
    said = [("an officer", "official")]
    rows = [
        ("At least 35 people", "people", "wounded", 35, None),
        ("35 others", "others", "wounded", 35, 35, {"said_by": (0,)}),
    ]
    (figure,) = figures(claim("a", sources=said, casualties=rows))
    assert (figure.low, figure.best) == (35, 35)


def test_a_claimant_s_smaller_number_of_the_same_people_is_a_part(claim):
    said = [("a resident", "witness")]
    rows = [killed(800, said_by=(0,)), killed(8000, said_by=(0,))]
    (figure,) = figures(claim("a", sources=said, casualties=rows))
    assert (figure.best, rejections(figure)["800 people"]) == (8000, "a part already counted in a total")


def test_five_in_combat_and_two_in_falls_are_parts_of_seven(claim):
    rows = [killed(7, "guards"), killed(5, "guards", cause="combat"), killed(2, "guards", cause="falls")]
    total, *parts = figures(claim("a", casualties=rows), claim("b", casualties=[killed(7, "guards")]))
    assert (total.best, [(part.best, part.part_of) for part in parts]) == (7, [(5, 0), (2, 0)])
