"""Figures of sentences: value, bound, unit, scope and words; comparisons; numbers that are no figures."""

from itertools import pairwise

import pytest

from quoth.annotate.quantities import find_quantities
from quoth.clean import clean_report
from quoth.types import Quantity, RawReport

Ends = tuple[float | int | None, float | int | None]


def figures(text: str) -> tuple[Quantity, ...]:
    raw = RawReport("r", "r.txt", (), None, None, None, (), None, None, "en", text, False, {})
    return find_quantities(clean_report(raw))


def only(text: str) -> Quantity:
    [found] = figures(text)
    return found


@pytest.mark.parametrize(
    ("text", "words", "ends", "bound"),
    [
        ("The plant employs 1,250 people.", "1,250 people", (1250, 1250), "exactly"),
        ("Fourteen thousand households had no power.", "Fourteen thousand households", (14000, 14000), "exactly"),
        ("At least 14 people were killed in the slide.", "At least 14 people", (14, None), "at-least"),
        ("100 or more people were trapped.", "100 or more people", (100, None), "at-least"),
        ("Dozens of people were injured.", "Dozens of people", (24, None), "at-least"),
        ("More than 600 houses were destroyed.", "More than 600 houses", (600, None), "more-than"),
        ("Over 2 million hectares burned.", "Over 2 million hectares", (2_000_000, None), "more-than"),
        ("Up to 300 passengers were on board.", "Up to 300 passengers", (None, 300), "at-most"),
        ("As many as 80 people may be missing.", "As many as 80 people", (None, 80), "at-most"),
        ("No more than 50 visitors are let in.", "No more than 50 visitors", (None, 50), "at-most"),
        ("Not more than 5 judges heard the case.", "Not more than 5 judges", (None, 5), "at-most"),
        ("Fewer than 20 guests had booked.", "Fewer than 20 guests", (None, 20), "less-than"),
        ("Less than 5 tonnes of grain were left.", "Less than 5 tonnes", (None, 5), "less-than"),
        ("About 3,000 residents left.", "About 3,000 residents", (3000, 3000), "about"),
        ("Nearly 900 workers walked out.", "Nearly 900 workers", (900, 900), "about"),
        ("Some 40 percent of the voters came.", "Some 40 percent", (40, 40), "about"),
        ("The strike of 10 to 12 million workers began.", "10 to 12 million workers", (10**7, 12 * 10**6), "between"),
    ],
)
def test_a_figure_keeps_its_bound_and_its_open_side(text: str, words: str, ends: Ends, bound: str) -> None:
    found = only(text)
    assert found.span.of(text) == words
    assert (found.low, found.high, found.bound) == (*ends, bound)


def test_between_two_numbers_lies_a_range_and_no_mean() -> None:
    found = only("Between 10 and 12 miners are missing.")
    assert (found.low, found.high, found.bound) == (10, 12, "between")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The bill will run to $1.5 billion.", 1_500_000_000, "USD"),
        ("The city will spend 20 million euros on the bridge.", 20_000_000, "EUR"),
        ("The court fined the firm €75,000.", 75_000, "EUR"),
        ("The company earned £3.2m last year.", 3_200_000, "GBP"),
        ("The wall is 12 metres high.", 12, "m"),
        ("The crack is 40 centimetres long.", 40, "cm"),
        ("The lake rose by 2.5 metres.", 2.5, "m"),
        ("Prices rose by 4.2 per cent in June.", 4.2, "percent"),
        ("Two-thirds of the pupils were absent.", 66.6667, "percent"),
        ("The ministry wants to build 60 schools.", 60, "school"),
        ("The ministry ordered 200 new buses.", 200, "bus"),
        ("The school bought 30 boxes of chalk.", 30, "box"),
        ("A dozen cows were sold.", 12, "cow"),
        ("Half a million people live on the island.", 500_000, "person"),
        ("Six children were hurt when the roof fell in.", 6, "person"),
        ("The toll rose to 212 dead.", 212, "person"),
    ],
)
def test_a_figure_has_the_unit_of_its_noun_or_its_sign(text: str, value: float, unit: str) -> None:
    found = only(text)
    assert (found.low, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The number of people killed when a mill burned in the old town of Holm rose to 19 on Sunday.", ("killed",)),
        ("The death toll of the fire in the old town of Holm has risen to 31.", ("killed",)),
        ("The number of schools that were shut in the old town of Holm rose to 19.", ()),
        ("At least 14 people were killed in the slide.", ("killed",)),
        ("At least 30 people were killed or injured.", ("killed", "injured")),
        ("Six children were hurt when the roof fell in.", ("injured",)),
        ("Seventeen were detained.", ("detained",)),
        ("More than 600 houses were destroyed by the storm.", ("destroyed",)),
        ("An additional 500 soldiers were sent north.", ("additional",)),
        ("A total of 48 boats were lost.", ("total",)),
        ("The ministry pledged 200 new trams.", ("planned",)),
        ("The median rent is 900 euros.", ("median",)),
        ("The pipeline carries 30,000 barrels a day.", ("per day",)),
        ("The state paid 50,000 euros to each family.", ("per family",)),
        ("The state paid 50,000 euros to each of the families.", ("per family",)),
        ("The state paid 50,000 euros to each of them.", ()),
        ("The plant employs 1,250 people.", ()),
    ],
)
def test_the_words_around_limit_what_is_counted(text: str, scope: tuple[str, ...]) -> None:
    assert only(text).scope == scope


def test_each_figure_of_a_sentence_has_its_own_outcome() -> None:
    found = figures("The fire killed 7 people and injured 23 others.")
    assert [(q.low, q.scope[0]) for q in found] == [(7, "killed"), (23, "injured")]
    found = figures("The storm left 8 dead and 40 missing.")
    assert [(q.low, q.scope) for q in found] == [(8, ("killed",)), (40, ("missing",))]


@pytest.mark.parametrize(
    ("text", "factor", "base"),
    [
        ("The sum is twice the earlier estimate.", 2.0, "the earlier estimate"),
        ("The fee is twice what had been paid before.", 2.0, "what had been paid before"),
        ("The new dam holds double the amount of the old one.", 2.0, "the amount of the old one"),
    ],
)
def test_a_comparison_names_its_factor_and_its_base_but_no_number(text: str, factor: float, base: str) -> None:
    found = only(text)
    assert (found.low, found.high) == (None, None)
    assert found.relative is not None
    assert (found.relative.factor, found.relative.to) == (factor, base)


@pytest.mark.parametrize(
    "text",
    [
        "She is 34 years old.",
        "The 34-year-old driver was unhurt.",
        "Olaf Brenn, 34, drove the bus.",
        "He lives in Apartment 12.",
        "Flight 417 left on time.",
        "They met at 10:30 on Monday.",
        "The first train left at 6 a.m.",
        "The team won 3-1.",
        "Article 5 of the treaty was cited.",
        "He came in 1998.",
        "The fire broke out on 3 March 2024.",
        "It was the 5th fire of the year.",
    ],
)
def test_dates_ages_names_and_scores_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_figures_stand_in_text_order_and_never_overlap() -> None:
    text = (
        "The fire killed 7 people and injured 23 others. The bill of $1.5 billion is twice the earlier estimate. "
        "Between 10 and 12 miners are missing, and up to 300 houses were lost."
    )
    found = figures(text)
    assert len(found) == 6
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "at", "ends", "bound", "scope"),
    [
        ("The storm killed dozens and left hundreds of thousands without power.", 1, (200_000, None), "at-least", ()),
        ("The quake killed 12 people and injured 40.", 1, (40, 40), "exactly", ("injured",)),
        ("Wages rise by 4 percent over three years.", 1, (3, 3), "exactly", ()),
        ("Over four days the wind fell.", 0, (4, 4), "exactly", ()),
        ("The trial lasted over three years.", 0, (3, None), "more-than", ()),
        ("The plan costs 60 million more than we estimated.", 0, (60e6, 60e6), "exactly", ("additional",)),
    ],
)
def test_what_goes_with_another_verb_or_only_tells_a_period_limits_no_figure(
    text: str, at: int, ends: Ends, bound: str, scope: tuple[str, ...]
) -> None:
    found = figures(text)[at]
    assert ((found.low, found.high), found.bound, found.scope) == (ends, bound, scope)


def test_a_verb_is_no_counted_noun() -> None:
    assert only("Work between the two nations escalates.").counts == "nations"


def test_a_floor_and_a_ceiling_of_one_thing_are_one_figure() -> None:
    found = only("At least three but no more than five men broke in.")
    assert (found.low, found.high, found.bound, found.unit) == (3, 5, "between", "person")
    assert len(figures("At least three men and no more than 5 kg of gold were found.")) == 2


def test_the_two_sides_of_a_vote_are_figures_and_those_of_a_match_are_none() -> None:
    for text in ("The bill passed 52-48.", "The senate voted 52 to 48 to close the mine.", "In a 52-48 vote it fell."):
        assert [(found.low, found.unit) for found in figures(text)] == [(52, "vote"), (48, "vote")]
    assert figures("Tolm beat Rell 2-1 on Sunday.") == ()
    assert only("The council approved pay for 40-50 workers.").unit == "person"


def test_a_step_and_the_level_it_leads_to_are_two_figures() -> None:
    for text in ("Its share fell 3 percent to 22 percent.", "The levy was raised by 2% to 18%."):
        assert [found.bound for found in figures(text)] == ["exactly", "exactly"]
    assert only("Prices will rise 3 percent to 4 percent.").bound == "between"


def test_of_the_people_killed_people_are_counted() -> None:
    found = only("The number of people killed when a wall collapsed rose to 11.")
    assert (found.unit, found.scope) == ("person", ("killed",))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ('"-7 degrees was too cold for the paint," the foreman said.', "-7 degrees", -7),
        ("The kiln cooled to “–12°C” overnight.", "–12°C", -12),
        ("The kiln cooled to [-12°C] overnight.", "-12°C", -12),
        ("The mill earned “-$4 million” that year.", "-$4 million", -4_000_000),
        ("The mill earned -€4 million that year.", "-€4 million", -4_000_000),
    ],
)
def test_a_sign_of_minus_counts_right_behind_what_opens(text: str, words: str, value: int) -> None:
    found = only(text)
    assert (found.span.of(text), found.low, found.high) == (words, value, value)


def test_a_hyphen_behind_what_closes_is_no_minus() -> None:
    assert only('The "cold"-5 degrees line was drawn.').low == 5
