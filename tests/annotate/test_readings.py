"""The trained reader on invented news: who says what, nested, with a stance; well-formed on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.annotate import annotate_report
from quoth.annotate.readings import cue_of
from quoth.annotate.views import views_of
from quoth.clean import clean_report
from quoth.encoder import Encoder, load_encoder
from quoth.types import AnnotatedReport, RawReport, Span, Statement


def read(encoder: Encoder, text: str) -> AnnotatedReport:
    raw = RawReport(
        id="r", input="r.txt", also=(), title=None, outlet=None, publisher=None, authors=(), published=None, url=None,
        language="en", text=text, title_apart=True, found={},
    )  # fmt: skip
    return annotate_report(clean_report(raw), encoder=encoder)


def attributed(encoder: Encoder, text: str) -> list[Statement]:
    return [statement for statement in read(encoder, text).statements if statement.chain]


def words(statement: Statement, text: str) -> str:
    return " … ".join(piece.of(text) for piece in statement.content)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The dam at Tolm is safe, engineer Ada Rell said on Monday.", "Ada Rell", "The dam at Tolm is safe"),
        ("Ada Rell told reporters that the dam would hold.", "Ada Rell", "the dam would hold"),
        ("According to the ministry, forty homes were flooded.", "ministry", "forty homes were flooded"),
        ("“We lost everything,” said Ben Orr, a farmer.", "Ben Orr", "“We lost everything,”"),
        ("The agency has put the spill at up to 40 tonnes.", "agency", "the spill at up to 40 tonnes"),
    ],
)
def test_a_plain_attribution_is_read(encoder: Encoder, text: str, speaker: str, content: str) -> None:
    (found,) = attributed(encoder, text)
    assert found.chain[-1].speaker == speaker
    assert words(found, text) == content


def test_to_put_something_at_no_figure_says_nothing(encoder: Encoder) -> None:
    assert not attributed(encoder, "The captain put the boat at risk.")


def test_of_what_a_man_gave_the_man_is_who_speaks(encoder: Encoder) -> None:
    text = (
        "Ada Rell told the paper that she had been offered 500 crowns in May by a man who said he worked for the port."
    )
    inner = max(attributed(encoder, text), key=lambda statement: len(statement.chain))
    assert [link.speaker for link in inner.chain] == ["Ada Rell", "man"]


def test_tales_told_before_a_vote_are_nobodys_words(encoder: Encoder) -> None:
    text = "Spokesman Ben Orr spoke of “fairy tales told before a vote”."
    assert {link.speaker for statement in attributed(encoder, text) for link in statement.chain} == {"Ben Orr"}


def test_who_is_told_to_go_says_nothing(encoder: Encoder) -> None:
    assert not attributed(encoder, "Hundreds told to leave as water seeps from the dam at Tolm")


def test_whose_spokesman_declined_is_the_reports_own_addition(encoder: Encoder) -> None:
    text = "Ada Rell said she had asked the ministry, whose spokesman, Ben Orr, declined to say whether the dam had leaked."
    (found,) = [s for s in attributed(encoder, text) if s.chain[-1].speaker == "Ben Orr"]
    assert [link.speaker for link in found.chain] == ["Ben Orr"]


def test_what_somebody_says_of_what_somebody_said_is_nested(encoder: Encoder) -> None:
    text = "Minister Ada Rell said the inspectors had warned that the dam at Tolm would break."
    inner = max(attributed(encoder, text), key=lambda statement: len(statement.chain))
    assert [link.speaker for link in inner.chain] == ["Ada Rell", "inspectors"]
    assert words(inner, text) == "the dam at Tolm would break"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor of Tolm denied that the dam had leaked.", "denied"),
        ("The mayor of Tolm vowed to rebuild the dam.", "pledged"),
        ("The union called for the minister to resign.", "demanded"),
        ("The mayor of Tolm said the dam had leaked.", "asserted"),
    ],
)
def test_the_stance_is_the_speakers(encoder: Encoder, text: str, stance: str) -> None:
    assert [statement.stance for statement in attributed(encoder, text)] == [stance]


def test_a_quotation_that_goes_on_stays_with_its_speaker(encoder: Encoder) -> None:
    text = "“The water came at night,” said Ben Orr. “We ran to the hill. Nobody warned us.”"
    said = {link.speaker for statement in attributed(encoder, text) for link in statement.chain}
    assert said == {"Ben Orr"}
    covered = "".join(words(statement, text) for statement in attributed(encoder, text))
    assert "Nobody warned us" in covered


def test_no_one_is_said_to_say_what_the_outlet_tells(encoder: Encoder) -> None:
    assert attributed(encoder, "The dam at Tolm broke on Monday. Forty homes were flooded.") == []


def test_the_class_of_a_cue_is_that_of_its_verb() -> None:
    text = "The firm has repeatedly declined to comment and denied the claim."
    (view,) = views_of(clean_report(RawReport(
        id="r", input="r", also=(), title=None, outlet=None, publisher=None, authors=(), published=None, url=None,
        language="en", text=text, title_apart=True, found={},
    )))  # fmt: skip
    at = text.index("denied")
    assert cue_of(view, Span(at, at + 6)) == ("deny", "deny", False)


HARD = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=200),
    st.lists(
        st.sampled_from(
            ["Ada Rell", "said", "denied", "that", "“", "”", '"', "the dam", "broke", ",", ".", "\n", "\n\n", "according to",
             "SPEAKER 1:", "😀", "\u200b", "\u202e", "3,000", "citing", "who"]
        ),
        max_size=60,
    ).map(" ".join),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(HARD)
def test_spans_are_within_the_text_and_contents_hold_no_cue_of_their_own(text: str) -> None:
    made = read(load_encoder(), text)
    for statement in made.statements:
        ends = [0, *(piece.end for piece in statement.content)]
        pairs = zip(ends, statement.content, strict=False)
        assert all(end <= piece.start < piece.end <= len(text) for end, piece in pairs)
        cue = statement.chain[-1].cue if statement.chain else None
        assert cue is None or not any(piece.overlaps(cue) for piece in statement.content)


def test_what_somebody_did_not_rule_out_is_told_by_him(encoder: Encoder) -> None:
    text = "The pit will close, Ana Holm said, and she did not rule out selling the mill."
    assert "selling the mill" in [words(statement, text) for statement in attributed(encoder, text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ben Orr said the mill had been told by the union as early as March that the store was full.",
            "the store was full",
        ),
        ("Ben Orr said the union had warned the mill in May that the store was full.", "the store was full"),
    ],
)
def test_when_it_was_said_is_no_part_of_it(encoder: Encoder, text: str, content: str) -> None:
    assert content in [words(statement, text) for statement in attributed(encoder, text)]
