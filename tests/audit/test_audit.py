"""An article held against its source: each thing changed is found, a faithful rewrite is left in peace."""

import json

import pytest

from quoth.encoder import Encoder
from quoth.errors import ReportUnreadable
from quoth.pipeline import build_audit
from quoth.settings import Settings
from quoth.types import Audit, Source

SOURCE = """Fire at Tolm mill kills workers

At least 14 people were killed in a fire at the Tolm paper mill on Tuesday, Fire Chief Olaf Brenn said.

The mill may have been locked from outside, Brenn said.

"We found every door shut and nobody could tell us why," he said.

The owner, Dalewater, denied that the doors had been locked.

Mayor Anna Reik said the city would pay 20 million crowns to the families.

About 300 people work at the mill, which was built in 1962."""
FAITHFUL = """Tolm mill fire leaves workers dead

A fire at the paper mill in Tolm killed at least 14 people on Tuesday, according to Fire Chief Olaf Brenn.

Brenn said that the mill might have been locked from outside. "We found every door shut and nobody could tell us why," he said.

Dalewater, which owns the mill, denied that the doors had been locked.

The city would pay the families 20 million crowns, Mayor Anna Reik said.

Some 300 people work at the mill, built in 1962."""
CHANGES = {
    "a figure": ("At least 14", "At least 19", "figure", "At least 19 people"),
    "a bound": ("At least 14 people", "Fourteen people", "bound", "Fourteen people"),
    "a speaker dropped": (
        "from outside, Brenn said.", "from outside.", "attribution-dropped", "The mill may have been locked from outside.",
    ),
    "a speaker exchanged": (
        "Mayor Anna Reik said", "Union leader Piet Holm said", "attribution-changed",
        "Union leader Piet Holm said the city would pay 20 million crowns to the families",
    ),
    "a doubt": ("may have been locked", "had been locked", "certainty", "The mill had been locked from outside"),
    "a quotation altered": (
        "nobody could tell us why", "the owner would not tell us why", "quote-altered",
        "We found every door shut and the owner would not tell us why,",
    ),
    "a quotation made up": (
        "\n\nThe owner,", '\n\n"I will never forget this night as long as I live," Brenn said.\n\nThe owner,',
        "quote-invented", "I will never forget this night as long as I live,",
    ),
    "a sentence made up": (
        "in 1962.", "in 1962.\n\nThe police arrested the night guard in the harbour on Thursday and searched his flat.",
        "unsupported", "The police arrested the night guard in the harbour on Thursday and searched his flat.",
    ),
}  # fmt: skip


def source(name: str, text: str) -> Source:
    record = {"text": text, "outlet": name}
    return Source(f"{name}.json", json.dumps(record).encode(), "record", language="en")


def audited(article: str, encoder: Encoder, *sources: str) -> Audit:
    against = [source(f"Source {number}", text) for number, text in enumerate(sources or (SOURCE,))]
    return build_audit(source("Article", article), against, settings=Settings(), encoder=encoder)


@pytest.mark.parametrize(("old", "new", "kind", "words"), CHANGES.values(), ids=CHANGES.keys())
def test_what_was_changed_is_found_and_nothing_else(
    old: str, new: str, kind: str, words: str, encoder: Encoder
) -> None:
    assert SOURCE.count(old) == 1
    audit = audited(SOURCE.replace(old, new), encoder)
    [found] = audit.findings
    assert found.kind == kind
    assert found.article.span.of(audit.article.text) == words
    bad = [sentence for sentence in audit.sentences if sentence.verdict in ("distorted", "not-found")]
    assert [(s.start <= found.article.start < s.end) for s in bad] == [True]


@pytest.mark.parametrize("change", ["a figure", "a bound"])
def test_a_changed_figure_shows_the_words_of_the_source(change: str, encoder: Encoder) -> None:
    old, new, _, _ = CHANGES[change]
    audit = audited(SOURCE.replace(old, new), encoder)
    [found] = audit.findings
    assert found.source is not None
    assert found.source.span.of(audit.sources[0].text) == "At least 14 people"


def test_a_faithful_rewrite_has_no_finding(encoder: Encoder) -> None:
    audit = audited(FAITHFUL, encoder)
    assert audit.findings == ()
    assert audit.omissions == ()
    assert {sentence.verdict for sentence in audit.sentences} == {"supported"}


@pytest.mark.parametrize("text", [SOURCE, FAITHFUL])
def test_an_article_against_itself_has_no_finding(text: str, encoder: Encoder) -> None:
    audit = audited(text, encoder, text)
    assert (audit.findings, audit.omissions) == ((), ())


def test_a_denial_that_was_left_out_is_named(encoder: Encoder) -> None:
    audit = audited(SOURCE.replace("The owner, Dalewater, denied that the doors had been locked.\n\n", ""), encoder)
    assert audit.findings == ()
    [left_out] = audit.omissions
    assert left_out.source.span.of(audit.sources[0].text) == "denied that the doors had been locked"
    assert "Dalewater" in left_out.why


def test_what_one_of_two_sources_has_is_carried(encoder: Encoder) -> None:
    extra = "The police arrested the night guard in the harbour on Thursday and searched his flat."
    article = f"{SOURCE}\n\n{extra}"
    assert [made.kind for made in audited(article, encoder).findings] == ["unsupported"]
    assert audited(article, encoder, SOURCE, f"Guard arrested\n\n{extra}").findings == ()


def test_every_sentence_of_the_article_has_a_verdict(encoder: Encoder) -> None:
    audit = audited(FAITHFUL, encoder)
    judged = {(s.start, s.end) for s in audit.sentences if s.verdict != "mark"}
    assert judged == {(span.start, span.end) for span in audit.article.report.sentences}


def test_a_source_that_cannot_be_read_is_told_and_the_others_are_read(encoder: Encoder) -> None:
    missing = Source("gone.txt", b"", "unreadable", problem="no such file")
    held = [source("Good", SOURCE), missing]
    made = build_audit(source("Article", SOURCE), held, settings=Settings(), encoder=encoder)
    assert [one.input for one in made.rejected] == ["gone.txt"]
    assert len(made.sources) == 1
    with pytest.raises(ReportUnreadable, match=r"gone\.txt"):
        build_audit(source("Article", SOURCE), [missing], settings=Settings(), encoder=encoder)
    with pytest.raises(ReportUnreadable, match=r"empty\.txt"):
        build_audit(Source("empty.txt", b"", "text"), held, settings=Settings(), encoder=encoder)


def test_an_invented_quotation_has_no_words_of_a_source(encoder: Encoder) -> None:
    made_up = SOURCE.replace("\n\nThe owner,", '\n\n"I shall never build here again," Brenn said.\n\nThe owner,')
    [found] = audited(made_up, encoder).findings
    assert (found.kind, found.source) == ("quote-invented", None)


def test_a_denial_in_other_words_is_kept_and_a_refusal_is_none(encoder: Encoder) -> None:
    against = (
        f"{SOURCE}\n\nThe union has rejected an offer of 900 crowns for each family. Reik dismissed that proposal."
    )
    article = "Fire at Tolm mill\n\nFire Chief Olaf Brenn spoke of 14 dead. Dalewater rejected the claim that the doors were locked."
    assert audited(article, encoder, against).omissions == ()


def test_a_question_is_no_limit_that_is_left_out(encoder: Encoder) -> None:
    against = (
        f"{SOURCE}\n\nPiet Holm wondered what would become of the workers. Reik asked whether the mill had sprinklers."
    )
    [left] = audited("Fire at Tolm mill\n\nFire Chief Olaf Brenn spoke of 14 dead.", encoder, against).omissions
    assert left.why.startswith("Denied by Dalewater")
