"""Letters (.eml, .mbox): a newsletter's story, or its stories one by one; letters within letters and documents attached to them.

Nothing is loaded from anywhere. What is read and gives no report is told.
"""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from typing import NamedTuple

import msgspec

from quoth.acquire.charset import decoded
from quoth.acquire.headline import headline_of
from quoth.acquire.page import make_visible, open_page
from quoth.compose.wording import quoted
from quoth.edges.formats.pieces import Given, Piece, filled, numbered
from quoth.edges.formats.readers.attached import documents_of, pieces_in
from quoth.edges.formats.readers.forwarded import cut_above, forwarded_in, lines_of, without_quoting
from quoth.edges.formats.readers.letter_blocks import RULE, blocks_in_lines, unwrapped
from quoth.edges.formats.readers.letter_doubts import Told, refuse_elsewhere
from quoth.edges.formats.readers.letter_page import blocks_in_page
from quoth.edges.formats.readers.mime import (
    DEEPEST,
    bytes_of,
    charset_of,
    cut_off,
    head_of,
    letters_in_box,
    message_of,
    sent_at,
)
from quoth.edges.formats.readers.newsletter import Stories, of_the_letter, stories_in
from quoth.edges.formats.readers.page import draft_of_page
from quoth.edges.formats.teasers import is_summary, told_elsewhere
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.text.bylines import is_name
from quoth.types import Draft

# A note with which somebody sends a letter on has fewer words.
FEWEST_WORDS = 25
PREFIXES = ("re:", "fw:", "fwd:", "aw:", "wg:")
HEAD = "head of the letter"
SENT_ON = "head of a letter sent on"
# "Ada Holm from Harbour Gazette", "Ada Holm at Harbour Gazette".
OF_OUTLET = re.compile(r"(.{3,60}?),? (?:from|at|of) ([A-Z].{1,80})")
OF_LIST = re.compile(r"\[[^\]]{1,60}\] {0,3}")
MOST_TOLD, LONGEST_TOLD = 3, 60
LONGEST_SIGNATURE = 12


class Letter(NamedTuple):
    """What of a letter is read, its page or its plain text, and what its head says; `how`: whose head that is."""

    outlet: str | None
    authors: tuple[str, ...]
    subject: str
    sent: str | None
    text: str
    page: bool
    charset: str
    flowed: bool = False
    how: str = HEAD


def pieces(given: Given) -> Iterator[Piece]:
    """Each story of the letter, of those that it carries and of the documents attached; then what else is told."""
    found: list[Piece] = []
    held = letters_in_box(given.whole())
    for data in held:
        found += pieces_in_message(message_of(data), given.settings, alone=len(held) == 1)
    if not found:
        raise ReportUnreadable(
            "no-text", "The letter holds no text.", hint="Save the report as text and give that file."
        )
    stories = sum(not piece.label for piece in found)
    number = 0
    for piece in found:
        number += not piece.label
        yield piece._replace(label=numbered(number)) if stories > 1 and not piece.label else piece


def pieces_in_message(
    message: EmailMessage, settings: Settings, depth: int = 0, *, alone: bool = True
) -> Iterator[Piece]:
    """The stories of a letter and of all that is in it; a short note above what is attached or sent on is no report.

    Raises `ReportUnreadable` for a letter that is alone and gives none.
    """
    if depth > DEEPEST:
        raise ReportUnreadable("too-deep", f"Its parts nest more than {DEEPEST} deep, which no letter does.")
    body = message.get_body(preferencelist=("html", "plain"))
    within = [one for one in carried(message) if isinstance(one, EmailMessage)]
    documents = documents_of(message)
    if isinstance(body, EmailMessage) and bytes_of(body).strip():
        letter = letter_of(message, body)
        if not (within or documents) or words_shown(letter) >= FEWEST_WORDS:
            try:
                yield from pieces_of(letter, settings)
            except ReportUnreadable as error:
                if alone and not within and not documents:
                    raise
                yield Piece(reason=error.reason, problem=f"{error} {error.hint}".strip())
    if cut_off(message):
        yield Piece("#end", reason="cut-off", problem="The letter breaks off before its end; what stands before was read.")  # fmt: skip
    for one in within:
        yield from pieces_in_message(one, settings, depth + 1, alone=False)
    for document in documents:
        yield from (of_letter(piece, message) for piece in pieces_in(document, settings))


def carried(message: EmailMessage) -> Iterator[object]:
    """The letters attached to a letter."""
    if message.get_content_maintype() == "multipart":
        for part in message.iter_attachments():
            if part.get_content_type() == "message/rfc822" and part.is_multipart():
                yield from part.get_payload()


def letter_of(message: EmailMessage, body: EmailMessage) -> Letter:
    """A message with the part of it that is read."""
    text, charset = decoded(bytes_of(body), declared=True, label=charset_of(body))
    outlet, authors = outlet_of(message)
    page, flowed = body.get_content_type() == "text/html", body.get_param("format") == "flowed"
    if not page:
        text = without_signature(text.replace("\r\n", "\n").replace("\r", "\n"))
    return Letter(outlet, authors, subject_of(message), sent_at(message), text, page, charset, flowed)


def without_signature(text: str) -> str:
    """A plain text without what mail programs put under it: below the line of two hyphens, or a mailing list's below a rule."""
    lines = text.rstrip().split("\n")
    first = max(1, len(lines) - LONGEST_SIGNATURE)
    for place in range(first, len(lines)):
        below = " ".join(lines[place + 1 :])
        of_list = RULE.fullmatch(lines[place]) and len(below.split()) < FEWEST_WORDS and of_the_letter(below)
        if of_list or lines[place].rstrip() == "--":
            return "\n".join(lines[:place])
    return text


def words_shown(letter: Letter) -> int:
    """How many words of a letter its reader sees."""
    if not letter.page:
        return len(letter.text.split())
    tree = open_page(letter.text)
    make_visible(tree)
    return len(tree.body.text(deep=True, separator=" ").split()) if tree.body is not None else 0


def pieces_of(letter: Letter, settings: Settings, depth: int = 0) -> Iterator[Piece]:
    """The stories of one letter, or of one that it sends on; raises `ReportUnreadable` for several that cannot be told apart."""
    above, below = parted(letter) if depth < DEEPEST else (letter, None)
    if below is not None:
        if words_shown(above) >= FEWEST_WORDS:
            yield from stories_of(above, settings)
        yield from pieces_of(below, settings, depth + 1)
    else:
        yield from stories_of(letter, settings)


def stories_of(letter: Letter, settings: Settings) -> Iterator[Piece]:
    """The stories of a letter in which none is sent on."""
    if letter.page:
        tree = open_page(letter.text)
        make_visible(tree)
        stories = stories_in(blocks_in_page(tree), page=True)
        if not stories.told:
            refuse_elsewhere(tree)
    else:
        stories = stories_in(blocks_in_lines(letter.text), page=False)
    if stories.told:
        yield from (piece_of(letter, story) for story in stories.told)
        yield from told_besides(stories)
    else:
        yield Piece(make=lambda: headed(draft_of(letter, settings), letter))


def parted(letter: Letter) -> tuple[Letter, Letter | None]:
    """What stands above a letter that is sent on or answered within the text, and that letter; None where none is."""
    if letter.page:
        tree = open_page(letter.text)
        make_visible(tree)
        lines = lines_of(blocks_in_page(tree))
        shown = [line.words for line in lines]
    else:
        shown = letter.text.split("\n")
    found = forwarded_in(shown)
    if found is None:
        return letter, None
    above = letter._replace(text="\n".join(shown[: found.above]), page=False)
    if letter.page:
        node = lines[found.start - 1].node
        if node is None:
            return letter, None
        cut_above(node)
        text = tree.html or ""
    else:
        text = without_quoting("\n".join(shown[found.start :]))
    below = letter._replace(
        outlet=found.sender,
        authors=(),
        subject=without_prefixes(found.subject) or letter.subject,
        sent=found.sent,
        text=text,
        how=SENT_ON,
    )
    return (above, below) if words_shown(below) >= FEWEST_WORDS else (letter, None)


def told_besides(stories: Stories) -> Iterator[Piece]:
    """What was read in a letter of several stories and is in none of them."""
    if stories.besides:
        starts = ", ".join(quoted(f"{one[:LONGEST_TOLD].rsplit(' ', 1)[0]} …") for one in stories.besides[:MOST_TOLD])
        more = f" and {len(stories.besides) - MOST_TOLD} more" if len(stories.besides) > MOST_TOLD else ""
        problem = (
            f"Besides its stories the letter holds what has no heading of its own or is too short: {starts}{more}."
        )
        yield Piece("#besides", reason="passed-over", problem=problem)


def piece_of(letter: Letter, story: Told) -> Piece:
    """One story of several: a report, or a summary that is none."""
    words = "\n\n".join(story.paragraphs)
    if is_summary(words):
        return Piece(reason="summary-only", problem=told_elsewhere(story.title, words, story.address))
    found = {"text": "one story of a letter", "title": "heading in the letter", "charset": letter.charset}
    draft = Draft(text=words, title=story.title, title_apart=True, url=story.address, found=found)
    return Piece(make=lambda: around(draft, letter))


def draft_of(letter: Letter, settings: Settings) -> Draft:
    """A letter of one story as a draft."""
    if letter.page:
        draft = draft_of_page(letter.text.encode("utf-8", "replace"), settings)
        return msgspec.structs.replace(draft, found={**draft.found, "charset": letter.charset})
    text = unwrapped(letter.text, flowed=letter.flowed)
    return Draft(text=text, found={"text": "the letter's plain text", "charset": letter.charset})


def headed(draft: Draft, letter: Letter) -> Draft:
    """The draft under the subject of its letter, which is the title, whatever the masthead says."""
    if not letter.subject:
        return around(draft, letter)
    first = headline_of(draft.text) or draft.text.split("\n", 1)[0]
    apart = " ".join(first.split()).casefold() != letter.subject.casefold()
    found = {**draft.found, "title": letter.how}
    return around(msgspec.structs.replace(draft, title=letter.subject, title_apart=apart, found=found), letter)


def around(draft: Draft, letter: Letter) -> Draft:
    """The draft with the sender as its outlet and the time of sending, where the text does not say."""
    return filled(draft, outlet=letter.outlet, authors=letter.authors, published=letter.sent)


def of_letter(piece: Piece, message: EmailMessage) -> Piece:
    """The piece of an attached document with what the letter's head says."""
    make = piece.make
    if make is None:
        return piece
    outlet, authors = outlet_of(message)
    return piece._replace(make=lambda: filled(make(), outlet=outlet, authors=authors, published=sent_at(message)))


def outlet_of(message: EmailMessage) -> tuple[str | None, tuple[str, ...]]:
    """The sender as outlet, or as author and outlet: "Ada Holm from Harbour Gazette"."""
    sender = parseaddr(head_of(message, "From"))[0]
    found = OF_OUTLET.fullmatch(sender)
    if found is not None and is_name(found[1]):
        return found[2], (found[1],)
    return sender or None, ()


def subject_of(message: EmailMessage) -> str:
    """The subject without what answering, sending on and a mailing list put before it."""
    subject = without_prefixes(head_of(message, "Subject"))
    return (
        without_prefixes(OF_LIST.sub("", subject, count=1))
        if message.get("List-Id") and OF_LIST.match(subject)
        else subject
    )


def without_prefixes(subject: str) -> str:
    """A subject without what answering and sending on put before it."""
    while subject.lower().startswith(PREFIXES):
        subject = subject.split(":", 1)[1].strip()
    return subject
