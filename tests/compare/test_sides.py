"""Reasons with the names of both sides."""

from quoth.compare.sides import of_reports, with_sides


def test_the_two_sides_get_their_names() -> None:
    why = "The source has it from Ada Rell; here nobody says it."
    assert of_reports(why) == "One report has it from Ada Rell; in the other nobody says it."
    assert with_sides(why, here="in the article", source="Tolm Post") == (
        "Tolm Post has it from Ada Rell; in the article nobody says it."
    )


def test_quoted_words_stay_as_they_are() -> None:
    assert of_reports('"here" here, "the source" in the source.') == '"here" in the other, "the source" in one report.'
