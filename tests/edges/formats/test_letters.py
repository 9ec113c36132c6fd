"""Letters: one story, several stories, letters within letters, and what mail programs do to text."""

from email.message import EmailMessage

import pytest
from tests.edges.formats.made import SENTENCES, TITLE, draft_of, drafts_of, letter, page, pieces_of

from quoth.errors import ReportUnreadable
from quoth.types import Draft

LONG = " ".join(SENTENCES)


def digest(*stories: tuple[str, str, str], head: str = "") -> str:
    """A newsletter's page: headings that are links, each with its text."""
    told = "".join(f'<h2><a href="{address}">{title}</a></h2><p>{text}</p>' for title, address, text in stories)
    return f"<html><body>{head}{told}<p>You get this letter because you asked for it.</p></body></html>"


@pytest.mark.parametrize("html", ["", page()])
def test_a_letter_of_one_story_has_its_subject_sender_and_time(html: str) -> None:
    draft = draft_of("letter", letter(f"Fwd: {TITLE}", html=html))
    assert (draft.title, draft.outlet, draft.published) == (TITLE, "Harbour Gazette", "2025-03-04T08:15:00+00:00")
    assert all(sentence in draft.text for sentence in SENTENCES)
    assert draft.found["title"] == "head of the letter"


def test_letters_of_every_charset_keep_their_characters() -> None:
    made = EmailMessage()
    made["Subject"], made["From"] = "Brücke zu – “closed”", "Ängström Post <a@b.example>"
    for charset in ("utf-8", "windows-1252", "iso-8859-15"):
        words = (
            "The mayor said: it costs 5 € for Ms Günther’s café."
            if charset != "iso-8859-15"
            else "It costs 5 € at the café."
        )
        made.set_content(words * 3, charset=charset)
        draft = draft_of("letter", bytes(made))
        assert "€" in draft.text
        assert "café" in draft.text
        assert (draft.title, draft.outlet) == ("Brücke zu – “closed”", "Ängström Post")


def test_lines_that_a_mail_program_broke_are_joined_and_lists_are_not() -> None:
    text = (
        "The mayor of Tolm, Anna Reik, said on Monday that the bridge would\n"
        "stay closed for at least 12 weeks, and nobody knew what to do.\n\n"
        "- the first point that is made here is as long as a line may well be\n- the second\n\n"
        "> quoted words of a letter before this one, which go on for a line\n> and on"
    )
    told = draft_of("letter", letter(text=text)).text
    assert "the bridge would stay closed for" in told
    assert "\n- the second" in told
    assert "\n> and on" in told


def test_stories_with_an_address_each_are_told_apart_and_teasers_are_no_reports() -> None:
    html = digest(("Bridge closed", "https://g.example/1", LONG), ("Ferry late", "https://g.example/2", LONG[:400]),
                  ("Council meets", "https://g.example/3", LONG))  # fmt: skip
    found = drafts_of("letter", letter("Morning letter", html=html))
    assert [one if isinstance(one, str) else (one.title, one.url) for one in found] == [
        ("Bridge closed", "https://g.example/1"), "summary-only", ("Council meets", "https://g.example/3"),
    ]  # fmt: skip
    assert [piece.label for piece in pieces_of("letter", letter(html=html))] == ["#1", "#2", "#3"]
    assert "https://g.example/2" in pieces_of("letter", letter(html=html))[1].problem


def test_an_address_may_stand_in_a_line_below_the_story() -> None:
    told = "".join(
        f"<h3>{title}</h3><p>{LONG}</p><p><a href='https://g.example/{title}'>Read on the site</a></p>"
        for title in ("One", "Two")
    )
    found = [one for one in drafts_of("letter", letter(html=f"<body>{told}</body>")) if isinstance(one, Draft)]
    assert [one.url for one in found] == ["https://g.example/One", "https://g.example/Two"]


def test_several_stories_that_nothing_tells_apart_are_refused_with_advice() -> None:
    told = "".join(f"<h2>{title}</h2><p>{LONG}</p>" for title in ("Bridge closed", "Council meets"))
    with pytest.raises(ReportUnreadable, match="seems to hold 2 stories: “Bridge closed”, “Council meets”") as raised:
        pieces_of("letter", letter(html=f"<body>{told}</body>"))
    assert raised.value.reason == "several-reports"
    assert "file of its own" in raised.value.hint


def test_letters_laid_out_with_tables_are_told_apart_too() -> None:
    told = "".join(
        f"<tr><td><h2><a href='https://g.example/{name}'>{name}</a></h2></td></tr><tr><td><div>{LONG}</div></td></tr>"
        for name in ("One", "Two")
    )
    found = [one for one in drafts_of("letter", letter(html=f"<table>{told}</table>")) if isinstance(one, Draft)]
    assert [(one.title, one.text) for one in found] == [("One", LONG), ("Two", LONG)]


def test_a_letter_that_sends_its_reader_to_several_places_is_refused_where_no_heading_parts_it() -> None:
    told = "".join(
        f"<div><b>{name}</b></div><div>{LONG}</div><a href='https://g.example/{name}'>Read more »</a>" for name in "AB"
    )
    with pytest.raises(ReportUnreadable, match="2 stories, each told in full elsewhere"):
        pieces_of("letter", letter(html=f"<body>{told}</body>"))


def test_one_story_with_headings_within_is_one_story() -> None:
    told = (
        f"<h1>{TITLE}</h1><p>{LONG}</p><h2>What the union says</h2><p>{LONG}</p><h2>What comes next</h2><p>{LONG}</p>"
    )
    assert draft_of("letter", letter(html=f"<body>{told}</body>")).title == TITLE


def test_a_plain_letter_is_told_apart_at_its_rules() -> None:
    text = f"Bridge closed\n\n{LONG}\n\nhttps://g.example/1\n\n-----\n\nCouncil meets\n\n{LONG}\n\n=====\n\nUnsubscribe here\n"
    found = [one for one in drafts_of("letter", letter(text=text)) if isinstance(one, Draft)]
    assert [(one.title, one.url) for one in found] == [
        ("Bridge closed", "https://g.example/1"),
        ("Council meets", None),
    ]


def test_a_letter_sent_on_as_a_file_is_read_and_the_note_above_it_is_not() -> None:
    from email import message_from_bytes, policy

    outer = EmailMessage()
    outer["Subject"], outer["From"], outer["Date"] = (
        "look at this",
        "A. Colleague <c@p.example>",
        "Tue, 04 Mar 2025 10:00:00 +0000",
    )
    outer.set_content("See below.")
    outer.add_attachment(message_from_bytes(letter(), policy=policy.default))
    draft = draft_of("letter", bytes(outer))
    assert (draft.title, draft.outlet) == (TITLE, "Harbour Gazette")


def test_attached_files_are_left_alone() -> None:
    made = EmailMessage()
    made["Subject"] = TITLE
    made.set_content(LONG)
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="../../etc/passwd")
    assert draft_of("letter", bytes(made)).text.strip() == LONG


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"no head at all", "broken"),
        (b"Subject: x\r\n\r\n", "no-text"),
        (b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 6000, "too-deep"),
        (b"Subject: =?utf-8?b?//////8=?=\r\nDate: yesterday\r\nFrom: \xff\xfe\r\n\r\n" + LONG.encode(), ""),
        (b"Subject: x\r\nContent-Type: text/html; charset=no-such\r\n\r\n<p>" + LONG.encode(), ""),
        (b"Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n****", "no-text"),
    ],
)  # fmt: skip
def test_broken_letters_are_read_or_refused_with_a_reason(data: bytes, reason: str) -> None:
    try:
        found = drafts_of("letter", data)
    except ReportUnreadable as error:
        assert error.reason == reason
    else:
        assert not reason
        assert isinstance(found[0], Draft)
