"""Names compared across reports."""

import pytest

from quoth.text.names import fold_name, fullest, is_nameless, same_speaker, speaker_groups, speaker_key

SAME = [
    ("Volodymyr Zelenskiy", "President Volodymyr Zelenskyy"),
    ("Volodymyr Zelenskiy", "Zelensky"),
    ("Choi Min-ho", "Choi Minho"),
    ("Choi Min Ho", "Mr Choi"),
    ("Choi Seong-kweun", "Choi Seong-kwon"),
    ("Iceland's National Energy Authority", "Icelandic national energy authority"),
    ("NEA", "Iceland's National Energy Authority"),
    ("National Energy Authority (NEA)", "the NEA"),
    ("Transport Secretary Anna Holm", "Anna Holm"),
    ("US Defence Department", "U.S. Department of Defense"),
    ("the Kremlin", "Russian government"),
    ("Warsaw", "Poland"),
    ("Peter J. Hanley", "Hanley"),
    ("P. Hanley", "Peter Hanley"),
    ("Bill Hanley", "William Hanley"),
    ("Tom Mueller", "Tom Müller"),
    ("World Rowing Organisation", "World Rowing Organization"),
    ("Ministry of Transport", "Transport Ministry"),
    ("Norlux", "Norlux Ltd"),
    ("Maria van der Berg", "van der Berg"),
    ("U.S. officials", "US officials"),
]
DIFFERENT = [
    ("officials", "U.S. officials"),
    ("two residents", "residents"),
    ("a spokesman for the army", "the army"),
    ("Latvia's transport ministry", "Estonia's transport ministry"),
    ("Transport Ministry", "Health Ministry"),
    ("Anna Holm", "Peter Holm"),
    ("Peter Hanley Jr.", "Peter Hanley"),
    ("Choi Min-ho", "Choi Seong-kweun"),
    ("Ivan Belov", "Ivan Belova"),
    ("Marek Novak", "Marko Novak"),
    ("the Kremlin", "Russian Foreign Ministry"),
    ("North Korea", "South Korea"),
    ("Iran", "Iraq"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_forms_of_one_name_are_one_speaker(a: str, b: str) -> None:
    assert same_speaker(a, b)
    assert same_speaker(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_names_are_never_joined(a: str, b: str) -> None:
    assert not same_speaker(a, b)
    assert not same_speaker(b, a)


def test_folding_drops_titles_articles_possessives_and_hyphens() -> None:
    assert fold_name("the Prime Minister Élise Moreau-Petit's") == "elise moreaupetit"
    assert fold_name("Premier League") == "premier league"


def test_a_key_is_the_same_for_spellings_of_one_name() -> None:
    assert speaker_key("Sergei Belov") == speaker_key("Sergey Belov")
    assert speaker_key("Dutch Ministry of Defence") == speaker_key("the Netherlands' Defense Ministry")


def test_a_surname_that_fits_two_full_names_joins_neither() -> None:
    names = ["Choi", "Choi Min-ho", "Choi Seong-kweun", "Choi Minho"]
    assert speaker_groups(names) == ((0,), (1, 3), (2,))


def test_a_surname_that_fits_one_full_name_joins_it() -> None:
    assert speaker_groups(["Holm", "officials", "Anna Holm", "Peter Hanley"]) == ((0, 2), (1,), (3,))


def test_people_without_a_name_are_told_from_names_and_bodies() -> None:
    assert is_nameless("two senior officials")
    assert is_nameless("a spokesman for the Transport Ministry")
    assert not is_nameless("the transport ministry")
    assert not is_nameless("Anna Holm")


def test_the_fullest_form_is_chosen() -> None:
    assert fullest(["Holm", "Anna Holm", "Ms Holm"]) == "Anna Holm"


def test_odd_names_do_no_harm() -> None:
    for name in ("", " ", "'", "(", "the", "the the", "…", "\u200b", "A" * 5000, "x " * 2000):
        assert same_speaker(name, name)
        fold_name(name)
