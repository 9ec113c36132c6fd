"""Places are exact in code points whatever the text holds: arbitrary Unicode, hidden characters, pictures."""

from itertools import pairwise
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.annotate.bad_input import read

from quoth.encoder import Encoder
from quoth.types import AnnotatedReport, Span

PIECES = (
    *(
        "Ada Rell said that ",
        "“We knew,” ",
        "the coast guard",
        " said. ",
        "\n\n",
        "\n",
        "ORVIK: ",
        "Q: ",
        "A: ",
        "RT @a_b: ",
    ),
    *(
        "on 4 May 2024 ",
        "12,000 ",
        "$3 million ",
        "‘",
        "’",
        "“",
        "”",
        '"',
        "«",
        "\u200b",
        "\u202e",
        "\u2067",
        "\u2069",
        "\ufeff",
    ),
    *(
        "👩‍✈️",
        "🇳🇴",
        "2️⃣",
        "é",
        "e\u0301",
        "ﬁ",
        "Ａ",
        "𝐀",
        "שר",
        "ميناء",
        "\u00a0",
        "\u2028",
        "\x0b",
        "\x85",
        "\r\n",
        "\t|",
        "- ",
    ),
    *("according to Kesh Daily, ", "denied that ", "İ", "ß", "\ud7ff", "\U0010ffff", "\x00", "\x1b[2J"),
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=30).map("".join)
STORY = (
    "Ferry fire kills 14 off Dunmore\n\n"
    "Harbour Minister Lena Orvik said on Tuesday that at least 14 people were killed. “We knew,” she told reporters.\n\n"
    "The operator, Norlux Lines, denied that the doors were locked, according to Kesh Daily.\n"
)
HIDDEN = st.lists(st.tuples(st.integers(0, len(STORY)), st.sampled_from("\u200b\u2060\u00ad\ufeff\u202a")), max_size=12)
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def spans_in(value: Any) -> list[Span]:
    """Every place in what was read."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for item in value for span in spans_in(item)]
    if not isinstance(value, msgspec.Struct):
        return []
    own = [Span(value.start, value.end)] if "start" in value.__struct_fields__ else []  # type: ignore[attr-defined]
    return [*own, *(span for name in value.__struct_fields__ for span in spans_in(getattr(value, name)))]


def told(read: AnnotatedReport) -> tuple[Any, ...]:
    return read.report.sentences, read.report.paragraphs, read.statements, read.entities, read.quantities, read.dates


def bare(words: str) -> str:
    return "".join(char for char in words if char not in "\u200b\u2060\u00ad\ufeff\u202a")


@QUICK
@given(TEXTS)
def test_every_place_is_some_words_of_the_text(text: str) -> None:
    for span in spans_in(told(read(text))):
        assert 0 <= span.start < span.end <= len(text)
        assert not span.of(text)[0].isspace()
        assert not span.of(text)[-1].isspace()


@QUICK
@given(TEXTS)
def test_sentences_stand_in_order_and_apart(text: str) -> None:
    sentences = read(text).report.sentences
    assert all(left.end <= right.start for left, right in pairwise(sentences))


@QUICK
@given(HIDDEN)
def test_hidden_characters_anywhere_change_no_words(hidden: list[tuple[int, str]]) -> None:
    text = STORY
    for at, char in sorted(hidden, reverse=True):
        text = text[:at] + char + text[at:]
    plain, marked = read(STORY), read(text)
    assert [bare(span.of(text)) for span in spans_in(marked.statements)] == [
        span.of(STORY) for span in spans_in(plain.statements)
    ]
    assert [bare(span.of(text)) for span in spans_in(marked.quantities)] == [
        span.of(STORY) for span in spans_in(plain.quantities)
    ]


@QUICK
@given(st.text(alphabet="😀𝐀🇳\U0001f468\u200d\U0001f469🏽é", min_size=1, max_size=8))
def test_characters_beyond_the_basic_plane_count_as_one(lead: str) -> None:
    text = f"{lead}.\n\n{STORY.partition(chr(10) * 2)[2]}"
    shift = text.index("Harbour")
    found = [s.content[0] for s in read(text).statements if s.content[0].start >= shift]
    assert [span.of(text) for span in found][:2] == ["at least 14 people were killed", "“We knew,”"]


def test_the_trained_reader_counts_code_points(encoder: Encoder) -> None:
    for lead in ("", "😀😀😀\n\n", "\u202e\u200b\n\n", "שר הנמל\n\n", "e\u0301𝐀ﬁ\n\n"):
        text = lead + STORY.replace("Orvik", "Or\u00advik🇳🇴").replace("14 people", "1\u200b4 people")
        made = read(text, encoder=encoder)
        contents = [piece.of(text) for s in made.statements for piece in s.content]
        assert "at least 1\u200b4 people were killed" in contents
        assert "the doors were locked" in contents
        assert {link.speaker for s in made.statements for link in s.chain} >= {"Lena Orvik", "Norlux Lines"}
        assert all(0 <= span.start < span.end <= len(text) for span in spans_in(told(made)))


def test_the_trained_reader_takes_any_characters(encoder: Encoder) -> None:
    for text in (
        "\x00\x1b[2J said \U0010ffff",
        "said " * 50 + "“" * 30,
        "ا" * 400,
        "👩‍✈️" * 50,
        "a\u0301" * 300,
        "“‘" * 40,
    ):
        made = read(text, encoder=encoder)
        assert all(0 <= span.start < span.end <= len(text) for span in spans_in(told(made)))
