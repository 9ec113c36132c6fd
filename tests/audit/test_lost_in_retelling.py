"""What a free retelling loses or sharpens: conditions, limits, open ends, the hour; and its faithful look-alikes."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Quarry at Selm to reopen

The quarry at Selm will reopen, its lawyer Dora Linz said, only if the court lifts the ban.

Rolf Amsel, a geologist who was not involved in the survey, said the samples were too few to tell whether the slope moves.

The mining authority said it would wait for a larger survey before making any recommendation to the ministry of Selm.

Guides are paid $14.05 an hour and can leave after about two weeks, the quarry's handbook says.

The board expects the slope to move three to four centimetres a year.

The manager, Ilse Marn, told staff later in the day that she would stop all blasting for the time being.

The mill of Arlen would pay a third of the costs. Carts were counted at the gate last week by the market office."""
LOST = {
    "a condition": (
        "The quarry at Selm will reopen, its lawyer Dora Linz said.", "certainty", "condition_is_gone",
    ),
    "the no of a description": (
        "Rolf Amsel, who led the survey, said the samples were too few to tell whether the slope moves.",
        "polarity", "description_lost_its_no",
    ),
    "that it has not come about": (
        "The mining authority of Selm has recommended the survey.", "status", "told_as_come_about",
    ),
    "an open end in another measure": (
        "Guides are paid by the hour and can leave after a fortnight, says the handbook of the quarry.", "bound", "end_is_closed",
    ),
    "one end of a range": (
        "The board expects the slope to move up to four centimetres a year.", "bound", "end_of_a_range",
    ),
    "the order of two digits": (
        "Poor guides, left with their $14.50.", "figure", "digits_are_exchanged",
    ),
    "the hour": (
        "The manager, Ilse Marn, told staff that evening that she would stop all blasting for the time being.",
        "date", "moment_is_finer",
    ),
    "a limit": (
        "The manager, Ilse Marn, told staff later in the day that she would stop all blasting.", "scope", "limit_was_lost",
    ),
    "where somebody is from": (
        "The manager from Aldeburg, Ilse Marn, told staff later in the day that she would stop all blasting for the time being.",
        "unsupported", "added_in_passing",
    ),
    "a word put in a mouth": (
        'Dora Linz, the lawyer of the quarry, nodded. "Granted."', "unsupported", "added_in_passing",
    ),
    "a name that begins like a month": (
        "The mill of Marlen would pay a third of the costs.", "place", "another_name_stands_there",
    ),
}  # fmt: skip
KEPT = {
    "a condition": "Dora Linz, its lawyer, said the quarry at Selm will reopen, provided the court lifts the ban.",
    "a description": "Rolf Amsel, who had no part in the survey, said the samples were too few to tell whether the slope moves.",
    "what is awaited": "The mining authority has yet to make a recommendation to the ministry of Selm.",
    "an open end": "Guides can leave after roughly a fortnight, the quarry's handbook says.",
    "a range": "The slope will move by three to four centimetres a year, the board expects.",
    "the hour": "Later that day the manager, Ilse Marn, told staff that she would stop all blasting for the time being.",
    "a limit": "Ilse Marn, the manager, told staff later in the day that all blasting would stop for now.",
    "where somebody is from": "Dora Linz, the lawyer from Selm, said the quarry will reopen only if the court lifts the ban.",
}


@pytest.mark.parametrize(("sentence", "kind", "rule"), LOST.values(), ids=LOST.keys())
def test_what_a_retelling_lost_is_found(sentence: str, kind: str, rule: str, encoder: Encoder) -> None:
    audit = audited(f"Quarry news\n\n{sentence}", encoder, SOURCE)
    assert (kind, rule) in [(f.kind, f.rule) for f in audit.findings]
    assert all(sentence.verdict != "supported" for sentence in audit.sentences[1:2])


@pytest.mark.parametrize("sentence", KEPT.values(), ids=KEPT.keys())
def test_what_a_retelling_keeps_in_other_words_is_no_finding(sentence: str, encoder: Encoder) -> None:
    assert audited(f"Quarry news\n\n{sentence}", encoder, SOURCE).findings == ()


def test_a_week_ago_is_more_exact_than_last_week(encoder: Encoder) -> None:
    audit = audited("News\n\nCarts were counted at the gate a week ago by the market office.", encoder, SOURCE)
    assert [(f.kind, f.severity) for f in audit.findings] == [("date", "low")]


def test_a_doubt_that_only_one_of_two_sources_has_is_none_lost(encoder: Encoder) -> None:
    sure = "Barge sinks\n\nThe barge Hella sank off Torn on Monday with 900 tonnes of gravel, the harbour office said."
    unsure = sure.replace("sank", "may have sunk")
    article = "News\n\nThe barge Hella sank off Torn on Monday with 900 tonnes of gravel, said the harbour office."
    assert [f.kind for f in audited(article, encoder, unsure).findings] == ["certainty"]
    assert audited(article, encoder, unsure, sure).findings == ()


def test_a_copied_sentence_is_carried_and_the_sources_that_disagree_about_it_are_named(encoder: Encoder) -> None:
    one = "Barge sinks\n\nThe barge Hella sank off Torn on Monday with 14 people aboard, the harbour office said."
    audit = audited(one, encoder, one, one.replace("14 people", "19 people").replace("harbour office", "coast guard"))
    assert [(f.kind, f.rule) for f in audit.findings] == [("figure", "sources_disagree")]
    assert {sentence.verdict for sentence in audit.sentences} == {"supported"}


def test_a_denial_is_shown_with_the_verb_that_makes_it_one(encoder: Encoder) -> None:
    source = "Trial\n\nThe foreman, Karel Oost, denied receiving any such warning before the roof fell."
    audit = audited(
        "Trial\n\nThe foreman, Karel Oost, confirmed receiving any such warning before the roof fell.", encoder, source
    )
    [found] = [f for f in audit.findings if f.kind == "polarity"]
    assert found.source is not None
    assert found.source.span.of(audit.sources[0].text).startswith("denied receiving")
    assert found.article.span.of(audit.article.text).startswith("confirmed receiving")
