"""One source, one report or one reason: identity, titles, limits, languages, hidden characters."""

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.acquire import acquire_report
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import RawReport, Source

BODY = "The mayor said on Tuesday that the bridge would be closed.\n\nIt opens again in May, she said.\n"
GERMAN = "Die Bürgermeisterin sagte am Dienstag, die Brücke bleibe bis Ende Mai für alle Lastwagen gesperrt. " * 3
FRENCH = "La maire a déclaré mardi que le pont resterait fermé aux camions jusqu'à la fin du mois de mai. " * 3


def text(data: str | bytes, **limits: int) -> RawReport:
    raw = data.encode() if isinstance(data, str) else data
    return acquire_report(Source("a.txt", raw, "text"), settings=Settings(**limits))  # type: ignore[arg-type]


def record(**fields: object) -> RawReport:
    line = json.dumps({"text": BODY, **fields}).encode()
    return acquire_report(Source("a.jsonl#1", line, "record"), settings=Settings())


def reason(data: str | bytes, **limits: int) -> str:
    with pytest.raises(ReportUnreadable) as caught:
        text(data, **limits)
    assert str(caught.value)
    return caught.value.reason


def test_the_identity_is_that_of_the_contract() -> None:
    made = record(title="Bridge shut", outlet="Tolm Post", published="2025-03-04", url=None)
    parts = ("Tolm Post", "", "2025-03-04", "Bridge shut", BODY)
    assert made.id == hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def test_one_text_in_two_outlets_is_two_reports() -> None:
    assert record(outlet="Tolm Post").id != record(outlet="Brenn Daily").id


def test_the_text_of_a_record_is_untouched() -> None:
    odd = "  The mayor said so.\r\n\r\nIt was\u00a0late.\u200b \n"
    assert record(text=odd).text == odd


def test_a_first_line_that_stands_alone_is_the_headline() -> None:
    made = text(f"Bridge shut until May\n\n{BODY}")
    assert made.title == "Bridge shut until May"
    assert not made.title_apart


@pytest.mark.parametrize(
    "opening",
    [
        "The mayor said on Tuesday that the bridge would be closed to all lorries until May.\n\nShe left.",
        "The bridge is shut.",
        "The bridge is shut\n",
        "A line\nanother line\n\nmore",
    ],
)
def test_a_first_line_that_is_text_is_no_headline(opening: str) -> None:
    assert text(opening).title is None


def test_a_record_whose_text_begins_with_its_title_has_it_in_the_text() -> None:
    assert not record(title="Bridge shut", text=f"Bridge  shut\n\n{BODY}").title_apart
    assert record(title="Bridge shut").title_apart


def test_lines_of_a_text_tell_author_outlet_and_day() -> None:
    made = text(f"Bridge shut\n\nBy Ada Holm\nPublished: 4 March 2025\n\n{BODY}\nWritten by Tolm Post Staff\n")
    assert (made.authors, made.outlet, made.published) == (("Ada Holm",), "Tolm Post", "2025-03-04")
    assert made.found["published"] == "a line of the text"


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        ("Reikland Evening Post\n4 March 2025", "Reikland Evening Post"),
        ("TolmNews\nBy Ada Holm\n4 March 2025", "TolmNews"),
        ("Ada Holm\n4 March 2025", None),
        ("Old Tolm\n4 March 2025", None),
        ("The council has news for the town\n4 March 2025", None),
        ("Reikland Evening Post", None),
    ],
)
def test_a_line_of_an_outlets_name_above_the_date_is_the_outlet(lines: str, outlet: str | None) -> None:
    assert text(f"Bridge shut\n\n{lines}\n\n{BODY}").outlet == outlet


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 4, 2025 10:15 a.m. ET", "2025-03-04"),
        ("Tuesday, 4 March 2025", "2025-03-04"),
        ("Tolm, 4 March 2025", "2025-03-04"),
        ("TOLM, Reikland, March 4, 2025 (AFP) - Two people died.", "2025-03-04"),
        ("TOLM, March 4 (Reuters) - Two people died.", None),
        ("Born 4 March 1925 in Tolm", None),
        ("On 4 March 2025 the bridge fell, and nobody had seen it coming, the mayor said.", None),
    ],
)
def test_an_undated_report_has_the_day_of_its_own_dateline(line: str, day: str | None) -> None:
    assert record(text=f"{line}\n\n{BODY}").published == day
    assert record(text=f"{line}\n\n{BODY}", published="2025-03-09").published == "2025-03-09"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04T10:15:00Z", "2025-03-04T10:15:00Z"),
        ("20250304T101500", "2025-03-04T10:15:00"),
        ("Tue, 04 Mar 2025 08:15:00 +0200", "2025-03-04T08:15:00+02:00"),
        ("March 4, 2025", "2025-03-04"),
        ("4th March 2025", "2025-03-04"),
        ("10/11/2024", None),
        ("yesterday", None),
        ("31 February 2025", None),
    ],
)
def test_dates_of_publication_are_iso_or_unknown(given: str, wanted: str | None) -> None:
    made = record(published=given)
    assert made.published == wanted
    assert (wanted is None) == made.found["published"].startswith("not understood")


def test_a_date_given_by_hand_wins() -> None:
    source = Source("a.txt", BODY.encode(), "text", published="2025-03-05")
    made = acquire_report(source, settings=Settings())
    assert (made.published, made.found["published"]) == ("2025-03-05", "given")


def test_an_outlet_has_its_publisher_or_none() -> None:
    assert record(outlet="The Guardian").publisher == "Guardian Media Group"
    assert record(outlet="Tolm Post").publisher is None


def test_fields_that_are_no_strings_are_left_out() -> None:
    made = record(title=7, outlet="", authors="Ada Holm", url=["x"], published=20250304)
    assert (made.title, made.outlet, made.authors, made.url, made.published) == (None, None, ("Ada Holm",), None, None)


def test_control_characters_in_a_title_are_kept() -> None:
    assert record(title="Bridge \x1b[31mshut").title == "Bridge \x1b[31mshut"


def test_nothing_and_white_space_are_empty() -> None:
    assert reason("") == reason(" \n\t \n") == reason(b"\xef\xbb\xbf\n") == "empty"


def test_marks_without_words_are_no_text() -> None:
    assert reason("... --- ...\n***") == "no-text"


def test_one_word_and_one_sentence_are_read() -> None:
    assert text("Flood").text == "Flood"
    assert text("The mayor said so.").language == "en"


def test_too_many_bytes_and_too_long_a_text_are_refused_with_the_limit() -> None:
    assert reason(BODY, max_bytes=20) == reason(BODY, max_characters=20) == "too-large"
    with pytest.raises(ReportUnreadable, match=r"20 bytes \(max_bytes\)"):
        text(BODY, max_bytes=20)


def test_twenty_megabytes_of_text_are_refused_and_do_not_hang() -> None:
    assert reason("The mayor said so. " * 1_100_000) == "too-large"


def test_two_hundred_thousand_words_in_one_line_are_read() -> None:
    assert len(text("said " * 200_000).text) == 1_000_000


@pytest.mark.parametrize(
    "other", [GERMAN, FRENCH, "市长周二表示，这座桥将对卡车关闭，直到五月底，议会将支付维修费用。" * 3]
)
def test_another_language_is_not_supported(other: str) -> None:
    assert reason(other) == "language-not-supported"


def test_english_that_quotes_another_language_is_read() -> None:
    assert text(BODY * 3 + GERMAN[:100]).language == "en"


def test_a_text_too_short_to_tell_is_taken_for_english_and_says_so() -> None:
    assert text("Tolm 14").found["language"].startswith("assumed")


@pytest.mark.parametrize("line", [b"{broken", b"[1, 2]", b'"text"', b"{}", b'{"text": 7}'])
def test_a_broken_line_is_refused_as_one(line: bytes) -> None:
    with pytest.raises(ReportUnreadable) as caught:
        acquire_report(Source("a.jsonl#2", line, "record"), settings=Settings())
    assert caught.value.reason == "broken-line"


def test_a_source_that_could_not_be_opened_is_refused_with_the_reason() -> None:
    with pytest.raises(ReportUnreadable, match="permission denied"):
        acquire_report(Source("a.txt", b"", "unreadable", problem="permission denied"), settings=Settings())


def test_hidden_characters_are_counted_and_kept() -> None:
    made = text("The ma\u200byor said so on Tuesday.\ufe0f")
    assert made.found["hidden characters"] == "2"
    assert "\u200b" in made.text


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["text", "html", "record"]))
def test_any_bytes_give_a_report_or_a_reason(data: bytes, form: str) -> None:
    try:
        assert acquire_report(Source("x", data, form), settings=Settings()).text  # type: ignore[arg-type]
    except ReportUnreadable as error:
        assert error.reason
        assert str(error)
