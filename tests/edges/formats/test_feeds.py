"""Feeds: entries that carry their report are reports, summaries are listed and compared with nothing."""

import json

import pytest
from tests.edges.formats.made import ADDRESS, SENTENCES, TITLE, drafts_of, pieces_of

from quoth.edges.formats.readers.opml import feeds_in
from quoth.errors import ReportUnreadable
from quoth.types import Draft

BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Gazette</title><link>https://gazette.example</link><description>News</description><language>en</language>
%s</channel></rss>"""
FULL = f"""<item><title>{TITLE}</title><link>{ADDRESS}</link><dc:creator>Ada Holm</dc:creator>
<pubDate>Tue, 04 Mar 2025 08:15:00 +0100</pubDate><description>The bridge is closed.</description>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item>"""
TEASER = """<item><title>Ferry late</title><link>https://gazette.example/ferry</link>
<description>The ferry to Osk was late. Read more</description></item>"""
CUT = f"""<item><title>Council</title><link>https://gazette.example/c</link><description>{" ".join(SENTENCES)} The council …</description></item>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tolm Post</title><id>urn:x</id>
<updated>2025-03-04T09:00:00Z</updated><entry><title type="html">Bridge &lt;b&gt;closed&lt;/b&gt;</title><id>urn:y</id>
<link href="https://tolm.example/1"/><updated>2025-03-04T09:00:00Z</updated><author><name>Olaf Brenn</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>"""


def test_an_entry_with_its_report_is_a_report() -> None:
    [draft] = drafts_of("feed", (RSS % FULL).encode())
    assert isinstance(draft, Draft)
    assert (draft.title, draft.outlet, draft.url, draft.authors) == (TITLE, "Harbour Gazette", ADDRESS, ("Ada Holm",))
    assert draft.published == "2025-03-04T08:15:00+01:00"
    assert draft.text == "\n\n".join(SENTENCES)


def test_atom_is_read_as_rss_is() -> None:
    [draft] = drafts_of("feed", ATOM.encode())
    assert isinstance(draft, Draft)
    assert (draft.title, draft.outlet, draft.url) == ("Bridge closed", "Tolm Post", "https://tolm.example/1")
    assert draft.authors == ("Olaf Brenn",)
    assert draft.text == "\n\n".join(SENTENCES)


def test_teasers_and_texts_that_break_off_are_summaries_with_their_address() -> None:
    data = (RSS % (TEASER + FULL + CUT)).encode()
    assert [one if isinstance(one, str) else one.title for one in drafts_of("feed", data)] == [
        "summary-only", TITLE, "summary-only",
    ]  # fmt: skip
    first = pieces_of("feed", data)[0]
    assert first.label == "#1"
    assert "“Ferry late”: summary only" in first.problem
    assert "https://gazette.example/ferry" in first.problem


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Wed, 04 Jun 2025 00:30:00 +0200", "2025-06-04T00:30:00+02:00"),
        ("Tue, 03 Jun 2025 19:00:00 EST", "2025-06-03T19:00:00-05:00"),
        ("2025-06-04T00:30:00+02:00", "2025-06-04T00:30:00+02:00"),
        ("yesterday", None),
    ],
)
def test_a_time_keeps_the_zone_and_so_the_day_it_was_written_with(written: str, read: str | None) -> None:
    entry = FULL.replace("Tue, 04 Mar 2025 08:15:00 +0100", written)
    [draft] = drafts_of("feed", (RSS % entry).encode())
    assert isinstance(draft, Draft)
    assert draft.published == read


def test_an_author_behind_an_address_is_read_whatever_the_address_ends_in() -> None:
    entry = FULL.replace("<dc:creator>Ada Holm</dc:creator>", "<author>ada@gazette.london (Ada Holm)</author>")
    [draft] = drafts_of("feed", (RSS % entry).encode())
    assert isinstance(draft, Draft)
    assert draft.authors == ("Ada Holm",)


def test_what_wordpress_puts_under_each_entry_is_no_part_of_it() -> None:
    footer = f'<p>The post <a href="{ADDRESS}">{TITLE}</a> appeared first on <a href="https://gazette.example">Harbour Gazette</a>.</p>'
    [draft] = drafts_of("feed", (RSS % FULL.replace(BODY, BODY + footer)).encode())
    assert isinstance(draft, Draft)
    assert draft.text == "\n\n".join(SENTENCES)
    cut = f"<item><title>x</title><description><![CDATA[<p>{' '.join(SENTENCES)} The council [&#8230;]</p>{footer}]]></description></item>"
    assert drafts_of("feed", (RSS % cut).encode()) == ["summary-only"]


def test_markup_that_was_escaped_once_too_often_is_read_as_meant() -> None:
    import html

    entry = f"<item><title>{TITLE}</title><description>{html.escape(html.escape(BODY))}</description></item>"
    [draft] = drafts_of("feed", (RSS % entry).encode())
    assert isinstance(draft, Draft)
    assert draft.text == "\n\n".join(SENTENCES)


def test_names_of_signs_and_the_document_type_of_old_feeds_do_not_cost_the_feed() -> None:
    typed = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.example/rss-0.91.dtd">\n<rss'
    )
    data = (RSS % FULL.replace(TITLE, "Bridge&nbsp;closed &amp; cracked &mdash; again")).replace("<rss", typed, 1)
    [draft] = drafts_of("feed", data.encode())
    assert isinstance(draft, Draft)
    assert draft.title == "Bridge closed & cracked — again"
    bomb = data.replace('0.91.dtd">', '0.91.dtd" [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>').replace("&nbsp;", "&b;")
    with pytest.raises(ReportUnreadable, match="document type"):
        pieces_of("feed", bomb.encode())


@pytest.mark.parametrize(
    ("data", "end"),
    [(RSS % (FULL + FULL), "</item>"), (ATOM.replace("</feed>", ATOM[ATOM.index("<entry>") :]), "</entry>")],
)
def test_of_a_feed_that_breaks_off_the_whole_entries_are_read(data: str, end: str) -> None:
    whole, reason = drafts_of("feed", data[: data.rindex(end) - 40].encode())
    assert isinstance(whole, Draft)
    assert whole.text == "\n\n".join(SENTENCES)
    assert reason == "cut-off"


@pytest.mark.parametrize("version", ["https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"])
def test_json_feed_is_read_in_both_versions(version: str) -> None:
    person = {"name": "Ada Holm"}
    names = {"authors": [person]} if version.endswith(".1") else {"author": person}
    feed = {
        "version": version, "title": "Harbour Gazette",
        "items": [
            {"id": "1", "url": ADDRESS, "title": TITLE, "content_html": BODY, "date_published": "2025-03-04T08:15:00+01:00", **names},
            {"id": "2", "title": "Plain", "content_text": "\n\n".join(SENTENCES)},
            {"id": "3", "title": "Late", "summary": "The ferry was late."}, 7,
        ],
    }  # fmt: skip
    html, text, teaser = drafts_of("jsonfeed", json.dumps(feed).encode())
    assert isinstance(html, Draft)
    assert isinstance(text, Draft)
    assert (html.title, html.url, html.authors) == (TITLE, ADDRESS, ("Ada Holm",))
    assert html.published == "2025-03-04T08:15:00+01:00"
    assert html.text == text.text == "\n\n".join(SENTENCES)
    assert (text.outlet, teaser) == ("Harbour Gazette", "summary-only")


def test_a_list_of_feeds_tells_their_addresses_and_holds_no_report() -> None:
    data = (
        b'<?xml version="1.0"?><opml version="2.0"><body><outline text="News">'
        b'<outline text="Gazette" type="rss" xmlUrl="https://g.example/rss"/>'
        b'<outline title="Post" xmlUrl="https://p.example/atom"/></outline></body></opml>'
    )
    assert feeds_in(data) == [("Gazette", "https://g.example/rss"), ("Post", "https://p.example/atom")]
    [piece] = pieces_of("opml", data)
    assert piece.reason == "addresses-only"
    assert "2 feeds" in piece.problem
    assert "https://g.example/rss, https://p.example/atom" in piece.problem
    assert "quoth follow" in piece.problem


@pytest.mark.parametrize(
    ("door", "data"),
    [
        ("feed", b"<rss><channel><title>x</title></channel></rss>"),
        ("feed", b"<rss><channel>"),
        ("feed", b"words"),
        ("jsonfeed", b"[]"),
        ("jsonfeed", b'{"items": {"a": 1}}'),
        ("jsonfeed", b'{"items": [1, "x", null]}'),
        ("opml", b"<opml><body/></opml>"),
        ("opml", b"\xff\xfe<"),
    ],
)
def test_what_is_no_feed_is_refused(door: str, data: bytes) -> None:
    with pytest.raises(ReportUnreadable):
        pieces_of(door, data)
