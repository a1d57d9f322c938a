import numpy as np

from dateline.incidents.linking.clusters import Clustering, components


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
    clustering = Clustering.of(3, {(0, 2): 0.4, (1, 2): 0.7}, ())
    clustering.bind(0, 1)
    assert clustering.mean(0, 2) == 0.7


def test_barred_pairs_never_meet():
    scores = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.9}
    clustering = Clustering.of(3, scores, [(0, 2)])
    assert clustering.agglomerate(0.6) == [[0, 1], [2]]
    assert not Clustering.of(2, {}, [(0, 1)]).bind(0, 1)


def test_components_are_what_a_chain_of_pairs_ties():
    found = components(6, np.array([0, 4, 1]), np.array([1, 5, 2])).tolist()
    assert len(set(found)) == 3
    assert found[0] == found[1] == found[2]
    assert found[4] == found[5] != found[3]
    assert components(0, *[np.zeros(0, dtype=np.int64)] * 2).tolist() == []
