"""What agencies send: ninjs of both generations and NewsML-G2."""

import json

import pytest
from tests.edges.formats.made import ADDRESS, SENTENCES, TITLE, draft_of, drafts_of, pieces_of

from quoth.errors import ReportUnreadable
from quoth.types import Draft

BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TEXT = "\n\n".join(SENTENCES)
NINJS1 = {
    "uri": ADDRESS, "type": "text", "headline": TITLE, "byline": "By Ada Holm", "source": "Northern Press", "language": "en-GB",
    "versioncreated": "2025-03-04T10:00:00Z", "firstcreated": "2025-03-04T08:15:00Z", "body_html": BODY, "body_text": "no",
}  # fmt: skip
NINJS2 = {
    "uri": "tag:np.example,2025:1", "standard": {"name": "ninjs", "version": "2.0"}, "provider": "Northern Press",
    "headlines": [{"role": "sub", "value": "Also"}, {"role": "main", "value": TITLE}], "byline": "Ada Holm",
    "bodies": [{"role": "main", "contentType": "text/html", "value": BODY}], "altids": [{"role": "web", "value": ADDRESS}],
    "firstCreated": "2025-03-04T08:15:00Z",
}  # fmt: skip
NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:newsml:np.example:1" version="2">
<itemMeta><provider qcode="nprov:NP"><name>Northern Press</name></provider><versionCreated>2025-03-04T10:00:00Z</versionCreated>
<firstCreated>2025-03-04T08:15:00Z</firstCreated><pubStatus qcode="stat:usable"/><link href="{ADDRESS}"/></itemMeta>
<contentMeta><creator><name>Ada Holm</name></creator><language tag="en"/><headline>{TITLE}</headline>
<creditline>Northern Press</creditline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>x</h1>{BODY}</body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>"""  # fmt: skip
NITF = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta/><contentMeta/><contentSet><inlineXML>
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head>
<body.content>{BODY}</body.content></body></nitf></inlineXML></contentSet></newsItem>"""


@pytest.mark.parametrize("item", [NINJS1, NINJS2], ids=["1", "2"])
def test_ninjs_of_both_generations_gives_the_same_report(item: dict[str, object]) -> None:
    draft = draft_of("ninjs", json.dumps(item).encode())
    assert (draft.title, draft.outlet, draft.authors, draft.url) == (TITLE, "Northern Press", ("Ada Holm",), ADDRESS)
    assert draft.published == "2025-03-04T08:15:00Z"
    assert draft.text == TEXT


def test_newsml_gives_the_story_its_credit_and_its_first_time() -> None:
    draft = draft_of("newsml", NEWSML.encode())
    assert (draft.title, draft.outlet, draft.authors, draft.url) == (TITLE, "Northern Press", ("Ada Holm",), ADDRESS)
    assert draft.published == "2025-03-04T08:15:00Z"
    assert draft.text == TEXT
    assert draft.found["credit line"] == "Northern Press"


def test_newsml_with_nitf_has_its_headline_in_the_body() -> None:
    draft = draft_of("newsml", NITF.encode())
    assert (draft.title, draft.text) == (TITLE, TEXT)


def test_each_item_of_a_message_is_a_report() -> None:
    one = NEWSML[NEWSML.index("<newsItem") : NEWSML.index("</itemSet>")]
    data = NEWSML.replace(one, one + one.replace(TITLE, "Another")).encode()
    assert [draft.title for draft in drafts_of("newsml", data) if isinstance(draft, Draft)] == [TITLE, "Another"]
    assert [piece.label for piece in pieces_of("newsml", data)] == ["#1", "#2"]


@pytest.mark.parametrize(
    ("door", "data", "reason"),
    [
        ("ninjs", json.dumps({**NINJS1, "pubstatus": "canceled"}).encode(), "withdrawn"),
        ("newsml", NEWSML.replace("stat:usable", "stat:withheld").encode(), "withdrawn"),
        ("ninjs", json.dumps({"uri": "x", "type": "picture", "headline": "A photo"}).encode(), "no-text"),
        ("newsml", NEWSML.replace(BODY, "").encode(), "no-text"),
        ("ninjs", b"{", "broken"),
        ("ninjs", b'{"body_html": 3, "headlines": "x", "bodies": [1, {"value": []}]}', "no-text"),
        ("ninjs", b"[1]", "broken"),
    ],
)
def test_withdrawn_and_empty_items_give_no_report(door: str, data: bytes, reason: str) -> None:
    assert drafts_of(door, data) == [reason]


@pytest.mark.parametrize("data", [b"<newsItem>", b"<packageItem/>", b"", b"<!DOCTYPE x><newsItem/>"])
def test_what_is_no_newsml_is_refused(data: bytes) -> None:
    with pytest.raises(ReportUnreadable):
        pieces_of("newsml", data)


def test_nitf_that_stands_alone_is_a_report() -> None:
    head = '<head><title>x</title><docdata><date.issue norm="20250304T081500Z"/></docdata><pubdata name="Tolm Post"/></head>'
    told = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    body = f"<body><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>By <person>Ada Holm</person></byline></body.head>"
    data = f"<nitf>{head}{body}<body.content>{told}</body.content></body></nitf>".encode()
    draft = draft_of("newsml", data)
    assert (draft.title, draft.outlet, draft.authors, (draft.published or "")[:16]) == (
        TITLE, "Tolm Post", ("Ada Holm",), "2025-03-04T08:15",
    )  # fmt: skip
    assert draft.text.split("\n\n") == list(SENTENCES)
    assert drafts_of("newsml", f"<nitf>{head}</nitf>".encode()) == ["no-text"]
