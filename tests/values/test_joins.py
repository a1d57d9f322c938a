import itertools
import random

import numpy as np

from dateline.values.joins import sharing


def pairs(keys, owners):
    lots = sharing(np.array(keys, dtype=np.int64), np.array(owners, dtype=np.int64))
    return [pair for ones, others in lots for pair in zip(ones.tolist(), others.tolist(), strict=True)]


def test_each_two_owners_of_a_key_come_once_for_each_key_the_lower_first():
    assert pairs([7, 3, 7, 3, 5], [2, 0, 0, 2, 1]) == [(0, 2), (0, 2)]
    assert pairs([], []) == []
    assert pairs([1, 2, 3], [0, 1, 2]) == []


def test_it_finds_what_comparing_every_two_finds():
    chance = random.Random(3)
    held = [(key, owner) for owner in range(30) for key in chance.sample(range(40), chance.randint(0, 9))]
    chance.shuffle(held)
    of = {owner: {key for key, mine in held if mine == owner} for owner in range(30)}
    wanted = [pair for pair in itertools.combinations(range(30), 2) for _ in of[pair[0]] & of[pair[1]]]
    assert sorted(pairs(*zip(*held, strict=True))) == wanted
