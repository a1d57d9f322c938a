from dateline.incidents.linking.clusters import Clustering


def test_average_linkage_breaks_a_chain():
    chain = {(0, 1): 0.9, (1, 2): 0.65, (0, 2): 0.1}
    assert Clustering.of(3, chain, ()).agglomerate(0.6) == [[0, 1], [2]]


def test_a_pair_without_a_score_keeps_groups_apart():
    assert Clustering.of(3, {(0, 1): 0.9, (1, 2): 0.8}, ()).agglomerate(0.6) == [[0, 1], [2]]


def test_what_a_person_joined_takes_others_that_fit_one_of_them():
    clustering = Clustering.of(3, {(1, 2): 0.8}, ())
    clustering.join(0, 1, forced=True)
    assert clustering.agglomerate(0.6) == [[0, 1, 2]]


def test_barred_pairs_never_meet():
    scores = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.9}
    assert Clustering.of(3, scores, [(0, 2)]).agglomerate(0.6) == [[0, 1], [2]]
