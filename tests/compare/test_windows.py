"""Windows cut a sentence about a clause each, and keys make reworded clauses meet."""

from quoth.compare.keys import keys_of, share
from quoth.compare.windows import Window, cut, echo_of, markers_in, scope_of


def windows(text: str) -> tuple[Window, ...]:
    return cut(text, 0, len(text))


def words(text: str) -> list[str]:
    return [window.span.of(text) for window in windows(text)]


def test_a_sentence_is_cut_at_commas_and_conjunctions() -> None:
    text = "The van, found near Tolm, was red, but nobody knew who had driven it."
    assert words(text) == ["The van", "found near Tolm", "was red", "but nobody knew", "who had driven it."]


def test_and_cuts_only_before_a_verb_or_a_subject() -> None:
    assert words("The mayor and the council met.") == ["The mayor and the council met."]
    assert words("The mayor came and was heard.") == ["The mayor came", "and was heard."]


def test_synonyms_and_inflections_have_one_key() -> None:
    assert keys_of("The thieves fled") == keys_of("thieves escaping")
    assert keys_of("two ferries sank") == keys_of("Two boats capsized")


def test_light_words_and_verbs_of_saying_have_no_key() -> None:
    assert keys_of("He said that it was so") == ()


def test_the_share_of_nothing_is_zero() -> None:
    assert share(frozenset(), frozenset({"a"})) == 0.0


def test_a_marker_governs_the_words_behind_it_in_its_window() -> None:
    cuts = windows("The pump may have caused the flood, said Brenn of the dam board.")
    ((number, at, width),) = markers_in(cuts, (("may",),))
    scope = scope_of(cuts, number, at, width)
    assert scope.ahead == frozenset(keys_of("caused flood"))
    assert scope.behind == frozenset(keys_of("pump"))


def test_a_month_is_no_marker() -> None:
    assert markers_in(windows("The bridge opened in May."), (("may",),)) == []


def test_the_longest_phrase_is_the_marker() -> None:
    assert markers_in(windows("It is due to be closed."), (("due",), ("due", "to", "be"))) == [(0, 2, 3)]


def test_a_scope_is_echoed_where_its_words_stand_again() -> None:
    cuts = windows("The pump may have caused the flood.")
    scope = scope_of(cuts, *markers_in(cuts, (("may",),))[0][:2])
    echo = echo_of(scope, windows("On Monday, the flood was caused by the pump, and the mayor resigned."))
    assert echo is not None
    assert (echo.ahead, echo.behind, echo.figures) == (1.0, 1.0, 0)
    assert echo_of(scope, windows("The mayor resigned.")) is None
