"""Pages of the web printed to PDF: the story alone, with what the page tells of it; pages of newspapers, columns and boxes."""

from tests.edges.formats.made import SENTENCES, TITLE, draft_of, drafts_of
from tests.edges.formats.pdf_made import Put, document, lines

from quoth.acquire.times import published_in
from quoth.types import Draft

PLAIN = [sentence.replace("€", "EUR ").replace("’", "'") for sentence in SENTENCES]
ADDRESS = "https://gazette.example/news/bridge"


def story(top: float = 660, *, left: float = 40, wide: int = 60, told: list[str] = PLAIN) -> list[Put]:
    """The paragraphs of a story below each other."""
    put: list[Put] = []
    for sentence in told:
        put += lines(left, top, sentence, wide)
        top = put[-1].y - 24
    return put


def around(number: int = 1, of: int = 1) -> list[Put]:
    """What a browser prints above and below."""
    return [
        Put(20, 785, "12/03/2026, 14:05", 8), Put(250, 785, f"{TITLE} | Harbour Gazette", 8),
        Put(20, 12, ADDRESS, 8), Put(560, 12, f"{number}/{of}", 8),
    ]  # fmt: skip


MENU = [
    Put(40 + 60 * n, 760, name, link=f"https://gazette.example/{n}")
    for n, name in enumerate(("News", "Sport", "Money"))
]
HEAD = [Put(40, 720, TITLE, 20), Put(40, 696, "By Anna Reik | 11 March 2026", 8), Put(40, 680, "Share Listen Save", 8)]


def teasers(top: float) -> list[Put]:
    """A heading and stories of others, each with a sentence that is under no link."""
    put = [Put(40, top, "Most read", 14, bold=True)]
    for n, name in enumerate(
        ("Storm cuts power in three valleys", "Ferry returns after two years", "The best soups for winter")
    ):
        put.append(Put(40, top - 30 - 40 * n, name, bold=True, link=f"https://gazette.example/t{n}"))
        put.append(Put(40, top - 46 - 40 * n, "Crews work through the night as trees block the lines in many places."))
    return put


def paragraphs(draft: Draft) -> list[str]:
    """The paragraphs of a draft below its title."""
    return draft.text.split("\n\n")[1:]


def test_of_a_printed_page_the_story_is_read_and_what_the_page_tells_of_it() -> None:
    page = [*around(), *MENU, *HEAD, *story(), *teasers(300)]
    draft = draft_of("pdf", document(page, Title=f"{TITLE} | Harbour Gazette"))
    assert paragraphs(draft) == PLAIN
    assert (draft.title, draft.outlet, draft.published) == (TITLE, "Harbour Gazette", "2026-03-11")
    assert (draft.authors, draft.url) == (("Anna Reik",), ADDRESS)
    assert draft.found["url"] == "head or foot of the printed page"


def test_a_column_of_other_stories_beside_the_story_is_left_out() -> None:
    beside = [one._replace(x=430, y=one.y + 380, words=one.words[:28]) for one in teasers(300)]
    assert paragraphs(draft_of("pdf", document([*around(), *HEAD, *story(), *beside]))) == PLAIN


def test_a_paragraph_with_links_stays_and_a_paragraph_that_is_a_link_goes() -> None:
    put = story()
    put[0] = put[0]._replace(link="https://gazette.example/mayor")
    between = Put(40, put[-1].y - 24, "Read also: Ten bridges that nearly fell", link="https://gazette.example/ten")
    last = lines(40, between.y - 24, "The harbour master said on Tuesday that all ships would have to wait.")
    draft = draft_of("pdf", document([*around(), *HEAD, *put, between, *last]))
    assert paragraphs(draft) == [*PLAIN, "The harbour master said on Tuesday that all ships would have to wait."]


def test_a_short_last_sentence_behind_a_link_and_a_heading_is_kept() -> None:
    put = story()
    more = Put(40, put[-1].y - 24, "Read also: Ten bridges that nearly fell", link="https://gazette.example/ten")
    last = [Put(40, more.y - 30, "What next?", 14, bold=True), Put(40, more.y - 50, "Nobody knows.")]
    draft = draft_of("pdf", document([*around(), *MENU, *HEAD, *put, more, *last, *teasers(last[-1].y - 40)]))
    assert paragraphs(draft) == [*PLAIN, "What next?", "Nobody knows."]


def test_the_story_that_a_page_loads_next_is_none_of_it() -> None:
    following = [
        Put(40, 400, "Ferry line returns after two years", 20),
        Put(40, 380, "4 March 2026 | By Olaf Brenn", 8),
    ]
    draft = draft_of("pdf", document([*around(), *HEAD, *story(), *following, *story(360, told=PLAIN[:2])]))
    assert paragraphs(draft) == PLAIN


def test_bars_that_a_browser_prints_on_every_page_are_left_out() -> None:
    bars = [Put(40, 620, "We use cookies to count visitors"), Put(40, 606, "and to show advertising."), *MENU]
    first, second = story(580, told=PLAIN[:3]), story(580, told=PLAIN[3:])
    draft = draft_of("pdf", document([*around(1, 2), *HEAD, *bars, *first], [*around(2, 2), *bars, *second]))
    assert paragraphs(draft) == PLAIN


def test_what_readers_say_below_is_no_report() -> None:
    said = [
        Put(40, 300, "Join the discussion", 14),
        *lines(40, 270, "I drive there every day and nobody told us anything at all."),
    ]
    assert paragraphs(draft_of("pdf", document([*around(), *HEAD, *story(), *said]))) == PLAIN


def test_addresses_that_a_style_writes_behind_links_are_left_out() -> None:
    told = f"{PLAIN[0][:-1]} (https://gazette.example/mayor), she added."
    draft = draft_of("pdf", document([*around(), *HEAD, *story(told=[told, *PLAIN[1:]])]))
    assert paragraphs(draft)[0] == f"{PLAIN[0][:-1]}, she added."


def test_the_links_of_a_paper_make_it_no_page_of_the_web() -> None:
    sources = [
        Put(40, 200 - 14 * n, f"https://statistics.example/{n}", link=f"https://statistics.example/{n}")
        for n in range(4)
    ]
    above = Put(40, 750, "Working paper of the institute, 4 March 2025")
    text = draft_of("pdf", document([above, Put(40, 720, TITLE, 20), *story(), *sources])).text
    assert "Working paper of the institute" in text
    assert "https://statistics.example/3" in text


def test_a_story_in_columns_goes_around_a_pull_quote_and_a_caption() -> None:
    words = " ".join(PLAIN[:5]).split()
    ends = ((30, 0, 30), (215, 30, 59), (400, 59, 89))
    columns = [lines(x, 660, " ".join(words[first:last]), 28) for x, first, last in ends]
    middle = columns[1]
    low = middle[3].y
    middle[4:] = [one._replace(y=one.y - 80) for one in middle[4:]]
    pulled = [Put(215, low - 24, "said in a statement.", 16, bold=True)]
    caption = [Put(215, low - 52, "The old pier. Photo: P. Lens", 7)]
    draft = draft_of("pdf", document([Put(30, 700, TITLE, 22), *columns[0], *middle, *columns[2], *pulled, *caption]))
    assert draft.text.count("said in a statement") == 1
    assert draft.found["text"] == "PDF"
    assert " ".join(words[:85]) in draft.text


def test_a_newspaper_is_named_in_the_head_of_its_page() -> None:
    head = [Put(40, 780, "HARBOUR GAZETTE", 8), Put(250, 780, "Monday 16 March 2026", 8), Put(560, 780, "A1", 8)]
    draft = draft_of("pdf", document([*head, Put(40, 720, TITLE, 20), *story()]))
    assert (draft.title, draft.outlet) == (TITLE, "HARBOUR GAZETTE")
    assert published_in(draft.text) == "2026-03-16"


def test_columns_with_a_narrow_gutter_are_told_apart_whatever_is_drawn_first() -> None:
    sides = [lines(x, 660, " ".join(PLAIN[:3] if x == 40 else PLAIN[3:6]), 44) for x in (40, 260)]
    rows = sorted((one for side in sides for one in side), key=lambda one: -one.y)
    text = draft_of("pdf", document([Put(40, 700, TITLE, 22), *rows])).text
    assert all(sentence in text for sentence in PLAIN[:6])


def test_two_stories_with_their_writers_on_a_page_are_refused() -> None:
    second = [Put(320, 400, "Ferry line returns after two years", 18), Put(320, 384, "By Olaf Brenn", 8)]
    page = [Put(40, 720, TITLE, 20), Put(40, 700, "By Anna Reik", 8)]
    page += [*story(680, wide=44), *lines(320, 680, PLAIN[1], 44), *second, *lines(320, 360, " ".join(PLAIN[3:5]), 44)]
    assert drafts_of("pdf", document(page)) == ["several-reports"]


def test_a_first_letter_over_several_lines_belongs_to_its_word() -> None:
    rest = lines(75, 660, PLAIN[0][1:], 50)
    put = [
        Put(40, 640, "T", 36),
        *rest[:2],
        *lines(40, 636, " ".join(one.words for one in rest[2:]) + " " + PLAIN[1], 56),
    ]
    assert f"{PLAIN[0]} {PLAIN[1]}" in draft_of("pdf", document([Put(40, 700, TITLE, 22), *put])).text


def test_paragraphs_are_told_by_lines_that_stand_in_and_lines_with_room() -> None:
    put, top = [Put(40, 720, TITLE, 20)], 690.0
    for sentence in PLAIN[:3]:
        first, *rest = lines(40, top, sentence, 50)
        put += [first._replace(x=52), *rest]
        top = put[-1].y - 12
    assert paragraphs(draft_of("pdf", document(put))) == PLAIN[:3]


def test_numbers_of_lines_are_no_words_of_the_text() -> None:
    put = lines(80, 700, " ".join(PLAIN[:4]), 60)
    numbers = [Put(50, one.y, str(number), 7) for number, one in enumerate(put, 1)]
    assert draft_of("pdf", document([*numbers, *put])).text == " ".join(PLAIN[:4])


def test_headings_with_room_between_their_letters_are_words() -> None:
    put = [Put(40, 700, "HARBOUR PILOTS STRIKE", 18, spaced=6), *story(660)]
    assert draft_of("pdf", document(put)).title == "HARBOUR PILOTS STRIKE"


def test_letters_drawn_twice_are_read_once_and_letters_on_their_side_not() -> None:
    twice = [one._replace(x=one.x + 0.4) for one in story(660)]
    side = Put(590, 300, "PHOTO: P. LENS", 6, turned=True)
    text = draft_of("pdf", document([Put(40, 700, TITLE, 20), *story(660), *twice, side])).text
    assert text.split("\n\n")[1:] == PLAIN


def test_a_page_on_its_side_is_read() -> None:
    put = [Put(60 + 14 * n, 40, one.words, turned=True) for n, one in enumerate(lines(0, 0, " ".join(PLAIN[:4]), 80))]
    assert draft_of("pdf", document(put)).text == " ".join(PLAIN[:4])


def test_signs_that_a_font_does_not_tell_are_no_words() -> None:
    told = [one.replace("“", "").replace("”", "") for one in PLAIN]
    put = [
        one._replace(words="".join(sign if sign == " " else chr(max(33, ord(sign) - 29)) for sign in one.words))
        for one in story(told=told)
    ]
    assert drafts_of("pdf", document(put)) == ["no-text"]


def test_a_picture_of_a_page_is_told_as_one() -> None:
    picture = b"q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
    assert drafts_of("pdf", document([], drawn=picture)) == ["no-text"]


def test_letters_of_no_size_and_links_of_no_place_do_no_harm() -> None:
    put = [*around(), *MENU, *HEAD, Put(300, 500, "nothing", 0), *story()]
    data = document(put).replace(b"/Rect [39 757", b"/Rect [/A 757")
    assert paragraphs(draft_of("pdf", data)) == PLAIN
