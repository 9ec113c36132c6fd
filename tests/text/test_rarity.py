"""Rare words weigh more than common ones; a word that no table knows weighs most."""

from quoth.text.rarity import rarity_of, weight_of
from quoth.text.stems import stem_of


def test_common_words_weigh_little_and_rare_ones_much() -> None:
    assert rarity_of(stem_of("time")) < 1 < rarity_of(stem_of("ferry")) < rarity_of("zqxv")


def test_an_unlisted_word_has_the_highest_weight() -> None:
    assert rarity_of("zqxv") == rarity_of("qqqq")
    assert 7 < rarity_of("zqxv") < 9


def test_the_weight_of_several_is_their_sum() -> None:
    assert weight_of({"time", "zqxv"}) == rarity_of("time") + rarity_of("zqxv")
    assert weight_of(frozenset()) == 0
