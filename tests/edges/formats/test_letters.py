"""Letters: one story, several stories, letters within letters, and what mail programs do to text."""

from email.message import EmailMessage

import pytest
from tests.edges.formats.made import SENTENCES, TITLE, draft_of, drafts_of, letter, page, pieces_of

from quoth.errors import ReportUnreadable
from quoth.types import Draft

LONG = " ".join(SENTENCES)
ORCHARD = (
    "Frost in the night to Sunday has killed two thirds of the apple blossom in the Vell valley, the growers’ league said. "
    "Its head, Petra Holt, put the loss at €9 million and asked the farm ministry in Carrow for help before the summer. "
    "The ministry said it would send assessors, and that no money had been set aside so far for damage by frost. "
    "Growers had burnt straw between the trees until dawn; in the lower orchards it was minus six degrees, Holt said. "
    "The last frost as hard as this one came in 1991, according to the weather office, and took half of the harvest with it."
)
CHESS = (
    "The Iskra club took the title in the city’s chess league on Saturday, a day after its best player had left for Lund. "
    "Sofie Marn, aged 15, won her game after seven hours with a knight that nobody had counted on, the referee said. "
    "“I was out of time and out of ideas,” Marn told the radio, “and then he looked at the clock and not at the board.” "
    "Her club has now won eleven of its fourteen matches; the trophy is handed over in the town hall next Friday evening. "
    "The club was founded by dockers in 1926 and has won the league nine times since, most of them in the years of Marn’s aunt."
)
STORIES = (
    ("Bridge closed", LONG),
    ("Frost kills apple blossom in the valley", ORCHARD),
    ("Iskra wins the league again", CHESS),
)


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
    told = "".join(f"<h2>{title}</h2><p>{text}</p>" for title, text in STORIES[:2])
    with pytest.raises(ReportUnreadable, match="seems to hold 2 stories: “Bridge closed”, “Frost kills") as raised:
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


GREETINGS = (
    "", "Good evening.\n\n", "THE HARBOUR GAZETTE\nTuesday 4 March 2025\n\n", "Dear readers,\nhere is what we have for you tonight.\n\n",
    "Evening letter\n\n", "The Gazette | Tuesday 4 March\nView online: https://g.example/1\n\n",
    "TONIGHT IN TOLM\n\nGood evening. A bridge, a lot of blossom and a knight: here is what the town talks about tonight, and what to\n"
    "do with the evening if you would rather talk of nothing.\n\n",
)  # fmt: skip


@pytest.mark.parametrize("rule", ["-" * 40, "* * *", "═" * 30, "_ _ _ _ _"])
@pytest.mark.parametrize("above", GREETINGS)
def test_what_stands_above_the_first_story_takes_nothing_away(above: str, rule: str) -> None:
    told = f"\n\n{rule}\n\n".join(f"{title}\n\n{text}" for title, text in STORIES)
    found = drafts_of(
        "letter", letter("Evening letter", text=f"{above}{told}\n\n{rule}\nUnsubscribe: https://g.example/u\n")
    )
    assert [(one.title, one.text) for one in found if isinstance(one, Draft)] == list(STORIES)
    assert len(found) == 3


def test_headlines_may_stand_in_a_frame_be_underlined_or_stand_right_above_their_story() -> None:
    (one, first), (two, second), (three, third) = STORIES
    text = f"{'=' * 30}\n1. {one}\n{'=' * 30}\n\n{first}\n\n2. {two}\n{'-' * 30}\nBy Ada Holm\n\n{second}\n\n3. {three}\n{third}\n"
    broken = text.replace(third, third.replace(". ", ".\n"))
    found = drafts_of("letter", letter(text=broken))
    assert [draft.title for draft in found if isinstance(draft, Draft)] == [one, two, three]
    assert isinstance(found[1], Draft)
    assert found[1].text == f"By Ada Holm\n\n{second}"


@pytest.mark.parametrize("shape", ["<p><b>{n} {title}</b></p><p>{text}</p>", "<h3>{n}. {title}</h3><p>{text}</p>",
                                   "<div><span style='font-weight: 700'>#{n} {title}</span><br>{text}</div>"])  # fmt: skip
def test_stories_that_the_letter_counts_are_told_apart(shape: str) -> None:
    told = "".join(shape.format(n=n, title=title, text=text) for n, (title, text) in enumerate(STORIES, 1))
    found = drafts_of("letter", letter("Tonight", html=f"<body><p>Good evening, it's Tuesday.</p>{told}</body>"))
    assert [(one.title, one.text) for one in found if isinstance(one, Draft)] == list(STORIES)


def test_headlines_in_bold_that_lead_to_their_story_part_a_letter() -> None:
    told = "".join(
        f"<table><tr><td><strong><a href='https://g.example/{n}'>{title}, it is said</a></strong><br><span>Ada Holm</span>"
        f"<p>{text}</p><a href='https://g.example/{n}'>Share</a></td></tr></table>"
        for n, (title, text) in enumerate(STORIES)
    )
    found = [one for one in drafts_of("letter", letter(html=f"<body>{told}</body>")) if isinstance(one, Draft)]
    assert [one.url for one in found] == ["https://g.example/0", "https://g.example/1", "https://g.example/2"]
    assert [text in one.text for one, (_, text) in zip(found, STORIES, strict=True)] == [True, True, True]


@pytest.mark.parametrize(
    "shape", ["<p><b>{} for all to see</b></p><p>{}</p>", "<h1>Tolm Post</h1><h2>{}</h2><p>{}</p>"]
)
def test_headings_alone_part_no_letter_but_several_matters_are_refused(shape: str) -> None:
    told = "".join(shape.format(title, text) for title, text in STORIES).replace("<h1>Tolm Post</h1>", "", 1)
    assert drafts_or_reason(letter(html=f"<body>{told}</body>")) == ["several-reports"]
    plain = "\n\n".join(f"{title}\n\n{text}" for title, text in STORIES)
    assert drafts_or_reason(letter(text=plain)) == ["several-reports"]


@pytest.mark.parametrize("shape", ["<p><b>{}</b></p><p>{}</p>", "<h2>{}</h2><p>{}</p>"])
def test_parts_of_one_story_name_the_same_people_and_stay_together(shape: str) -> None:
    heads = ("What the union says about it", "What the city says about it")
    told = "".join(shape.format(head, LONG) for head in heads)
    assert draft_of("letter", letter(html=f"<body><h1>{TITLE}</h1><p>{LONG}</p>{told}</body>")).title == TITLE


def test_parts_of_a_story_below_a_smaller_heading_belong_to_it() -> None:
    told = "".join(
        f'<h2><a href="https://g.example/{n}">{title}</a></h2><p>{text}</p><h4>What comes next</h4><p>{text[:300]}</p>'
        for n, (title, text) in enumerate(STORIES)
    )
    found = [one for one in drafts_of("letter", letter(html=f"<body>{told}</body>")) if isinstance(one, Draft)]
    assert len(found) == 3
    assert all(
        one.text.endswith(f"What comes next\n\n{text[:300].strip()}")
        for one, (_, text) in zip(found, STORIES, strict=True)
    )


def test_what_is_in_no_story_is_told() -> None:
    rule = f"\n\n{'-' * 40}\n\n"
    lost = "a note by nobody in particular, which has no heading, is about a matter of its own, and goes on for some thirty words.\n"
    text = rule.join([f"{title}\n\n{text}" for title, text in STORIES] + [lost])
    last = pieces_of("letter", letter(text=text))[-1]
    assert (last.label, last.reason) == ("#besides", "passed-over")
    assert "“a note by nobody" in last.problem


def drafts_or_reason(data: bytes) -> list[Draft | str]:
    """What each piece of a letter gives, or why the letter gives none."""
    try:
        return drafts_of("letter", data)
    except ReportUnreadable as error:
        return [error.reason]


INNER = "From: Harbour Gazette <n@g.example>\n{sent}\nSubject: Bridge closed\nTo: <lena@p.example>\n"
SENT_ON = (
    (f"See this?\n\nLena\n\n---------- Forwarded message ---------\n{INNER}\n\n{{text}}\n", "Date: Mon, 3 Mar 2025 at 19:30"),
    (f"Begin forwarded message:\n\n> {INNER.replace(chr(10), chr(10) + '> ')}\n> {{text}}\n", "Date: 3 March 2025 19:30"),
    (f"fyi\n\n-----Original Message-----\n{INNER}\n{{text}}\n", "Sent: 03 March 2025 19:30"),
    ("I doubt it.\n\nOn Mon, 3 Mar 2025 at 19:30, Harbour Gazette\n<n@g.example> wrote:\n\n> Bridge closed\n>\n> {text}\n", ""),
)  # fmt: skip


@pytest.mark.parametrize(("shape", "sent"), SENT_ON)
def test_a_letter_sent_on_or_answered_within_the_text_keeps_its_sender_and_time(shape: str, sent: str) -> None:
    text = shape.format(sent=sent, text=LONG)
    draft = draft_of("letter", letter("Fwd: Bridge closed", text=text, sender="Lena Ashby <lena@p.example>"))
    assert (draft.title, draft.outlet, draft.published) == ("Bridge closed", "Harbour Gazette", "2025-03-03T19:30:00")
    assert draft.text.endswith(LONG)
    assert ">" not in draft.text
    assert "Lena" not in draft.text


@pytest.mark.parametrize("head", [
    "<div style='border-top:1pt'><p><b>From:</b> Harbour Gazette &lt;n@g.example&gt;<br><b>Sent:</b> 03 March 2025 19:30<br>"
    "<b>To:</b> Lena Ashby<br><b>Subject:</b> Bridge closed</p></div>",
    "<div class=gmail_attr>---------- Forwarded message ---------<br>From: <b>Harbour Gazette</b> <span>&lt;n@g.example&gt;</span><br>"
    "Date: Mon, 3 Mar 2025 at 19:30<br>Subject: Bridge closed<br>To: &lt;lena@p.example&gt;<br></div><br><br>",
    "<div>Begin forwarded message:</div><div><span><b>From: </b></span>Harbour Gazette &lt;n@g.example&gt;</div>"
    "<div><span><b>Subject: </b></span><b>Bridge closed</b></div><div><b>Date: </b>3 March 2025 at 19:30:00 CET</div>",
])  # fmt: skip
def test_pages_are_sent_on_as_well(head: str) -> None:
    told = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    html = f"<body><p>Lena says hello</p><div>{head}<blockquote>{told}</blockquote></div></body>"
    draft = draft_of("letter", letter("Fwd: Bridge closed", html=html, sender="Lena Ashby <lena@p.example>"))
    assert (draft.title, draft.outlet, (draft.published or "")[:10]) == (
        "Bridge closed",
        "Harbour Gazette",
        "2025-03-03",
    )
    assert draft.text == "\n\n".join(SENTENCES)


def test_who_sends_a_letter_on_with_a_report_of_his_own_has_said_both() -> None:
    text = f"{ORCHARD}\n\n-----Original Message-----\n{INNER.format(sent='Sent: 03 March 2025 19:30')}\n{LONG}\n"
    found = [
        one
        for one in drafts_of("letter", letter("Frost", text=text, sender="Vell Post <v@v.example>"))
        if isinstance(one, Draft)
    ]
    assert [(one.outlet, one.text.strip()) for one in found] == [("Vell Post", ORCHARD), ("Harbour Gazette", LONG)]


def test_a_box_of_letters_gives_each_of_them() -> None:
    box = b"".join(
        b"From n@g.example Tue Mar  4 08:15:00 2025\n" + letter(title, text=text).replace(b"\r\n", b"\n") + b"\n"
        for title, text in STORIES
    )
    assert [one.title for one in drafts_of("letter", box) if isinstance(one, Draft)] == [title for title, _ in STORIES]


def with_attached(text: str, *files: tuple[str, str, bytes]) -> bytes:
    """A letter with files attached."""
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = (
        "Our statement",
        "Press Office <p@o.example>",
        "Tue, 04 Mar 2025 08:15:00 +0000",
    )
    made.set_content(text)
    for name, kind, data in files:
        made.add_attachment(data, maintype=kind.split("/")[0], subtype=kind.split("/")[1], filename=name)
    return bytes(made)


def test_documents_attached_to_a_letter_are_reports_and_a_note_above_them_is_none() -> None:
    data = with_attached("Please find attached our statement.\n\nKind regards", ("../a.txt", "text/plain", f"{TITLE}\n\n{LONG}".encode()),
                         ("b.html", "text/html", page().encode()), ("logo.png", "image/png", b"x"))  # fmt: skip
    found = pieces_of("letter", data)
    assert [piece.label for piece in found] == ["#a.txt", "#b.html"]
    assert [(one.title, one.outlet, one.published) for one in drafts_of("letter", data) if isinstance(one, Draft)] == [
        (TITLE, "Press Office", "2025-03-04T08:15:00+00:00"), (TITLE, "Press Office", "2025-03-04T08:15:00+00:00"),
    ]  # fmt: skip


def test_attached_files_that_are_not_read_are_told_of() -> None:
    data = with_attached(LONG, ("figures.xlsx", "application/vnd.ms-excel", b"PK"), ("../../etc/passwd", "application/pdf", b"%PDF-1.4"),
                         ("x.pdf", "application/pdf", b"%PDF-1.4 cut"))  # fmt: skip
    text, *others = drafts_of("letter", data)
    assert isinstance(text, Draft)
    assert text.text.strip() == LONG
    assert [piece.label for piece in pieces_of("letter", data)] == ["", "#figures.xlsx", "#passwd", "#x.pdf"]
    assert others[:2] == ["attached", "broken"]
    assert "a kind that is not read there" in pieces_of("letter", data)[1].problem


def test_a_letter_that_breaks_off_is_read_as_far_as_it_goes_and_told_of() -> None:
    import base64

    body = base64.b64encode(page().encode())
    head = b"Subject: Bridge closed\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    draft, reason = drafts_of("letter", head + body[: len(body) // 8 * 4 + 1])
    assert isinstance(draft, Draft)
    assert SENTENCES[0] in draft.text
    assert reason == "cut-off"


MARKDOWN = ("# Tolm Post\n\nGood morning!\n\n", "## {title}\n\n{text}\n\n[On the site](https://g.example/{n})", "\n\n")
FRAMED = ("", "+++ {title} +++\n\n{text}", "\n\n")
LABELLED = ("TOLM POST\n\n", "TOWN\n\n{title}\nFrom our correspondent in Tolm\n\n{text}", "\n\n-----\n\n")


@pytest.mark.parametrize("style", [MARKDOWN, FRAMED, LABELLED])
def test_headlines_of_plain_letters_come_in_many_dresses(style: tuple[str, str, str]) -> None:
    above, shape, between = style
    told = between.join(shape.format(title=title, text=text, n=n) for n, (title, text) in enumerate(STORIES))
    found = [one for one in drafts_of("letter", letter(text=above + told)) if isinstance(one, Draft)]
    assert [one.title for one in found] == [title for title, _ in STORIES]
    assert [one.text.removeprefix("From our correspondent in Tolm\n\n") for one in found] == [
        text for _, text in STORIES
    ]
    assert [one.url for one in found] == (
        [f"https://g.example/{n}" for n in range(3)] if style is MARKDOWN else [None] * 3
    )


def test_several_stories_between_two_rules_are_told_apart_once_more() -> None:
    linked = [f"{title}\n\n{text}\n\nhttps://g.example/{n}" for n, (title, text) in enumerate(STORIES)]
    text = "\n\n".join(linked[:2]) + "\n\n-----\n\n" + linked[2]
    assert [one.title for one in drafts_of("letter", letter(text=text)) if isinstance(one, Draft)] == [
        title for title, _ in STORIES
    ]
    bare = text.replace("https://g.example/0", "").replace("https://g.example/1", "")
    assert drafts_or_reason(letter(text=bare)) == ["several-reports"]


def test_raised_marks_are_glued_to_no_figure_and_what_is_struck_out_is_not_read() -> None:
    noted = LONG.replace("12 weeks", "<del>10</del> 12<sup>2</sup> weeks")
    html = digest(("Bridge closed", "https://g.example/1", noted), (*STORIES[1][:1], "https://g.example/2", ORCHARD))
    first = drafts_of("letter", letter(html=html))[0]
    assert isinstance(first, Draft)
    assert first.text == LONG.replace("12 weeks", " 12 weeks").replace("  ", " ")


@pytest.mark.parametrize(
    "text",
    [">" * 100_000, "From: a\n" * 30_000, "on 1 " * 50_000 + "wrote:", "on 4 June 2026 at 10:02, " * 20_000, "- " * 100_000, "#" * 100_000,
     "A b c d\n\n" * 40_000, "1. A headline of some words\n\nwords\n\n" * 10_000, "+" * 50_000 + " x " + "+" * 50_000, "-----\n" * 40_000],
    ids=["marks", "heads", "on", "wrote", "rule", "hashes", "headings", "counted", "frame", "rules"],
)  # fmt: skip
def test_letters_made_to_hold_a_reader_up_do_not(text: str) -> None:
    import time

    started = time.process_time()
    drafts_or_reason(letter(text=text))
    assert time.process_time() - started < 5


def test_signatures_and_marks_of_mailing_lists_are_left_out() -> None:
    made = letter(
        "Re: [Ships] Bridge closed",
        text=f"{LONG}\n\n-- \nGazette newsroom\nTel. 01632 960 123\n",
        sender="Ada Holm from Harbour Gazette <n@g.example>",
    )
    draft = draft_of("letter", b"List-Id: <ships.example>\n" + made)
    assert (draft.title, draft.outlet, draft.authors) == ("Bridge closed", "Harbour Gazette", ("Ada Holm",))
    assert draft.text.strip() == LONG
    listed = letter(text=f"{LONG}\n\n{'_' * 40}\nShips mailing list\nhttps://lists.example/ships\n")
    assert draft_of("letter", listed).text.strip() == LONG


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
