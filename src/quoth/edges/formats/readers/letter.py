"""Letters (.eml): a newsletter's story, or its stories one by one; what the head says of them; letters within letters.

Nothing is loaded from anywhere, attached files are left alone.
"""

from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from typing import NamedTuple

import msgspec

from quoth.acquire.charset import decoded
from quoth.acquire.headline import headline_of
from quoth.edges.formats.pieces import Given, Piece, filled, numbered
from quoth.edges.formats.readers.mime import DEEPEST, bytes_of, charset_of, head_of, message_of, sent_at
from quoth.edges.formats.readers.newsletter import Told, stories_in_lines, stories_in_page, unwrapped
from quoth.edges.formats.readers.page import draft_of_page
from quoth.edges.formats.teasers import is_summary, told_elsewhere
from quoth.errors import ReportUnreadable
from quoth.types import Draft

# A note with which somebody sends a letter on has fewer words.
FEWEST_WORDS = 25
PREFIXES = ("re:", "fw:", "fwd:", "aw:", "wg:")
HEAD = "head of the letter"


class Letter(NamedTuple):
    """A letter, and what of it is read: the page or the plain text."""

    message: EmailMessage
    body: EmailMessage


def pieces(given: Given) -> Iterator[Piece]:
    """Each story of the letter and of those that it carries."""
    found = [piece for letter in letters_in(message_of(given.whole())) for piece in pieces_of(letter, given)]
    if not found:
        raise ReportUnreadable(
            "no-text", "The letter holds no text.", hint="Save the report as text and give that file."
        )
    for number, piece in enumerate(found, 1):
        yield piece._replace(label=numbered(number)) if len(found) > 1 else piece


def letters_in(message: EmailMessage, depth: int = 0) -> Iterator[Letter]:
    """The letter and those attached to it; a short note above an attached letter is no report."""
    if depth > DEEPEST:
        raise ReportUnreadable("too-deep", f"Its parts nest more than {DEEPEST} deep, which no letter does.")
    body = message.get_body(preferencelist=("html", "plain"))
    within = [one for one in carried(message) if isinstance(one, EmailMessage)]
    if isinstance(body, EmailMessage) and (not within or len(bytes_of(body).split()) >= FEWEST_WORDS):
        yield Letter(message, body)
    for one in within:
        yield from letters_in(one, depth + 1)


def carried(message: EmailMessage) -> Iterator[object]:
    """The letters attached to a letter."""
    if message.get_content_maintype() == "multipart":
        for part in message.iter_attachments():
            if part.get_content_type() == "message/rfc822" and part.is_multipart():
                yield from part.get_payload()


def pieces_of(letter: Letter, given: Given) -> Iterator[Piece]:
    """The stories of one letter; raises `ReportUnreadable` for several that cannot be told apart."""
    data, label = bytes_of(letter.body), charset_of(letter.body)
    if not data.strip():
        return
    text, charset = decoded(data, declared=True, label=label)
    page = letter.body.get_content_type() == "text/html"
    stories = stories_in_page(text) if page else stories_in_lines(text)
    if len(stories) > 1:
        yield from (piece_of(letter, story, charset) for story in stories)
    elif page:
        yield Piece(make=lambda: headed(draft_of_page(data, given.settings, label=label), letter.message))
    else:
        flowed = letter.body.get_param("format") == "flowed"
        yield Piece(make=lambda: headed(draft_of_lines(unwrapped(text, flowed=flowed), charset), letter.message))


def piece_of(letter: Letter, story: Told, charset: str) -> Piece:
    """One story of several: a report, or a summary that is none."""
    words = "\n\n".join(story.paragraphs)
    if is_summary(words):
        return Piece(reason="summary-only", problem=told_elsewhere(story.title, words, story.address))
    found = {"text": "one story of a letter", "title": "heading in the letter", "charset": charset}
    draft = Draft(text=words, title=story.title, title_apart=True, url=story.address, found=found)
    return Piece(make=lambda: around(draft, letter.message))


def draft_of_lines(text: str, charset: str) -> Draft:
    """A plain letter as a draft."""
    return Draft(text=text, found={"text": "the letter's plain text", "charset": charset})


def headed(draft: Draft, message: EmailMessage) -> Draft:
    """The draft under the subject of its letter, which is the title, whatever the masthead says."""
    subject = subject_of(message)
    if not subject:
        return around(draft, message)
    first = headline_of(draft.text) or draft.text.split("\n", 1)[0]
    apart = " ".join(first.split()).casefold() != subject.casefold()
    found = {**draft.found, "title": HEAD}
    return around(msgspec.structs.replace(draft, title=subject, title_apart=apart, found=found), message)


def around(draft: Draft, message: EmailMessage) -> Draft:
    """The draft with the sender as its outlet and the time of sending, where the text does not say."""
    sender = parseaddr(head_of(message, "From"))[0]
    return filled(draft, outlet=sender or None, published=sent_at(message))


def subject_of(message: EmailMessage) -> str:
    """The subject without what answering and sending on put before it."""
    subject = head_of(message, "Subject")
    while subject.lower().startswith(PREFIXES):
        subject = subject.split(":", 1)[1].strip()
    return subject
