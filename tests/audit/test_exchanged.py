"""A copied sentence with one thing put in another's place: days, numbers, factors and speakers are found, rewordings are not."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Dam at Orvik leaks into valley

The town of Orvik closed the valley road to all traffic on Monday after water spread across the fields, and an engineer spoke of days.

Owner Nordkraft denied any delay, saying on Sunday that its staff had shut the sluices within 20 minutes of an alarm.

Two farmers who helped to fill sandbags were treated for cold and six more saw a doctor, the county health office said.

The flood is more than twice as large as one in the same valley in 2011, when 30 houses stood in water, county records show.

Only 60 of her 240 members had been paid, said Liv Torsen, who leads the farmers' league."""
PLANTED = {
    "a day beside another": ("saying on Sunday", "saying on Monday", "date", "Monday"),
    "a day in a long sentence": ("traffic on Monday", "traffic on Tuesday", "date", "Tuesday"),
    "a factor": ("more than twice as large", "four times as large", "comparison", "four times as large"),
    "a body that speaks": ("the county health office said", "the farmers' league said", "attribution-changed", "the farmers' league"),
    "digits exchanged": ("Only 60", "Only 16", "figure", "16"),
    "a year": ("in 2011", "in 2009", "date", "2009"),
}  # fmt: skip
LOST = {
    "a not": ("would not pay", "would pay", "polarity"),
    "an additional": ("An additional nine", "Nine", "scope"),
}
REWORDED = {
    "another word": ("spread across", "ran over"),
    "an office in other words": ("the county health office said", "health officials of the county said"),
    "a factor in another word": ("more than twice as large", "more than double the size"),
    "a number in words": ("within 20 minutes", "within twenty minutes"),
}


@pytest.mark.parametrize(("old", "new", "kind", "words"), PLANTED.values(), ids=PLANTED.keys())
def test_what_stands_in_the_place_of_something_else_is_found(
    old: str, new: str, kind: str, words: str, encoder: Encoder
) -> None:
    assert SOURCE.count(old) == 1
    audit = audited(SOURCE.replace(old, new), encoder, SOURCE)
    assert [f.kind for f in audit.findings] == [kind]
    assert words in audit.findings[0].article.span.of(audit.article.text)


@pytest.mark.parametrize(("old", "new"), REWORDED.values(), ids=REWORDED.keys())
def test_other_words_for_the_same_are_no_exchange(old: str, new: str, encoder: Encoder) -> None:
    assert SOURCE.count(old) == 1
    found = audited(SOURCE.replace(old, new), encoder, SOURCE).findings
    assert [f.why for f in found if f.rule in ("words_were_exchanged", "speaker_was_exchanged")] == []


@pytest.mark.parametrize(("old", "new", "kind"), LOST.values(), ids=LOST.keys())
def test_a_word_lost_from_a_copied_sentence_is_found(old: str, new: str, kind: str, encoder: Encoder) -> None:
    against = (
        f"{SOURCE}\n\nMinister Jon Aas hoped for a quick end of the dispute but would not pay for any of the broken pumps.\n\n"
        "An additional nine barns, let to a school in the town, were soaked when the river broke a wall, Torsen said."
    )
    assert against.count(old) == 1
    assert [f.kind for f in audited(against.replace(old, new), encoder, against).findings] == [kind]


def test_all_of_them_in_one_article_are_found(encoder: Encoder) -> None:
    text = SOURCE
    for old, new, _, _ in list(PLANTED.values())[:5]:
        text = text.replace(old, new)
    audit = audited(text, encoder, SOURCE)
    assert sorted(f.kind for f in audit.findings) == ["attribution-changed", "comparison", "date", "date", "figure"]


def test_a_long_line_is_not_compared_word_by_word(encoder: Encoder) -> None:
    from quoth.audit.exchanged import exchanges
    from quoth.types import Span

    text = "word " * 100_000
    assert exchanges(text, Span(0, len(text)), text, Span(0, len(text))) == []
