"""The words that a finding shows of either side hold those that differ, however long the sentence is."""

from quoth.edges.terminal.audit import window

LONG = "“The board of the port of Emmel said on Friday after a meeting of six hours behind closed doors that {} ships would be sold.”"


def test_words_that_fit_are_shown_whole() -> None:
    assert window(LONG.format("nine"), LONG.format("four"), 200) == LONG.format("nine")


def test_words_that_are_too_long_are_cut_in_front_of_those_that_differ() -> None:
    shown = window(LONG.format("nine"), LONG.format("four"), 60)
    assert shown == "“… behind closed doors that nine ships would be sold.”"


def test_words_that_differ_at_the_front_are_cut_behind() -> None:
    shown = window(LONG.replace("board", "crew").format("nine"), LONG.format("four"), 60)
    assert shown.startswith("“The crew of the port")
    assert len(shown) <= 60


def test_the_same_words_are_cut_behind() -> None:
    assert window(LONG, LONG, 60).startswith("“The board of the port")
