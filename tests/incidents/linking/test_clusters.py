from dateline.incidents.linking.clusters import Clustering


def test_average_linkage_breaks_a_chain():
    chain = {(0, 1): 0.9, (1, 2): 0.65, (0, 2): 0.1}
    assert Clustering.of(3, chain, ()).agglomerate(0.6) == [[0, 1], [2]]


def test_a_pair_without_a_score_counts_as_none():
    scores = {(0, 1): 0.9, (1, 2): 0.8}
    assert Clustering.of(3, scores, ()).agglomerate(0.6) == [[0, 1], [2]]
    assert Clustering.of(3, scores, ()).agglomerate(0.4) == [[0, 1, 2]]


def test_what_is_bound_takes_others_that_fit_one_of_them():
    clustering = Clustering.of(3, {(1, 2): 0.8}, ())
    assert clustering.bind(0, 1)
    assert clustering.agglomerate(0.6) == [[0, 1, 2]]


def test_what_is_bound_weighs_as_one():
    clustering = Clustering.of(4, {(0, 3): 0.2, (1, 3): 0.2, (2, 3): 1.0, (0, 2): 0.9, (1, 2): 0.9}, ())
    clustering.bind(0, 1)
    assert clustering.agglomerate(0.6) == [[0, 1, 2, 3]] or clustering.mean(0, 2) == 0.9


def test_barred_pairs_never_meet():
    scores = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.9}
    clustering = Clustering.of(3, scores, [(0, 2)])
    assert clustering.agglomerate(0.6) == [[0, 1], [2]]
    assert not Clustering.of(2, {}, [(0, 1)]).bind(0, 1)
