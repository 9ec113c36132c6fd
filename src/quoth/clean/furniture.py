"""Site furniture known by its words: sharing, subscribing, teasing, photo credits, contacts, copyright and the like."""

import re

from quoth.clean.lines import Line
from quoth.clean.stock import Stock, beginning, furniture, holds_one, picture_agencies
from quoth.types.reports import MarkKind

# A whole sentence of more words than this that happens to begin like a teaser or a caption belongs to the story.
LONGEST_BEGINNING = 14
READS_ON = frozenset({"teaser", "share", "photo", "navigation", "update", "byline"})
SENTENCE_END = re.compile(r"[.!?][”\"]? (?=[A-Z“\"])")
NUMBERS = re.compile(r"[\d\s:|·•()\[\].,>»«*#/-]+")
EXCHANGE = re.compile(
    r"\([$€£¥]?[\d.,]{1,15} ?[\w' ]{0,24}= ?[$€£¥]?[\d.,]{1,15}(?: [\w' ]{1,30})?(?:[;,] [^()]{3,120})?\)$"
)
TAGS = re.compile(r"(?:#\w{2,40}[\s,]{0,3}){2,40}$")
WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S{4,400}$")
ADDRESS = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}|(?:\+|\b00)\d[\d ()/-]{6,20}\d")
CAPTION_END = re.compile(
    r"[(|][^()|]{0,60}\b(?:photo|image|picture|file|pool|getty|handout|screenshot|screen capture|via|courtesy"
    r"|reuters|ap|afp|epa|dpa|shutterstock|youtube|instagram|flickr|wikimedia)\b[^()|]{0,60}\)?$"
)
PHOTOGRAPHER_AT_END = re.compile(r"\((?:[A-Z][\w.'’-]{0,20} ){1,3}[A-Z][\w.'’-]{1,20} ?/ ?[A-Z][^()/]{1,40}\)$")
LONGEST_CAPTION = 700
# A sentence in brackets that tells of a photo is longer than a credit.
LONGEST_CREDIT = 8
NAME_AND_AGENCY = re.compile(
    r"(?:^|[.!?][”\"’']? {0,2})(?:[^\W\d_a-z][\w.'’-]{0,30} {0,2}){1,4}/ {0,2}(?P<agency>[A-Z][^/.!?]{1,60}(?:/[^/.!?]{1,40})?)$"
)
PARTED = re.compile(r" ?/ ?| - | – | via | for | file$|, ")
CREDITED_CAPTION = re.compile(r"\.? (?:photo|image|picture)?credit:? [^.]{2,60}$")


def has_words_of_furniture(line: Line) -> MarkKind | None:
    """The line is, begins with or holds the stock words of what sites put around a story."""
    size = len(line.folded.split())
    unbracketed = line.folded.lstrip("(")
    bare = NUMBERS.sub(" ", line.folded).strip()
    for kind in furniture():
        if size > kind.words:
            continue
        if bare in kind.whole or (holds_one(line.folded, kind.holds) and not several_sentences(line.words)):
            return kind.kind
        start = beginning(line.folded, kind.starts) or beginning(unbracketed, kind.starts)
        if start is not None and (start.endswith(":") or not reads_on(line, kind, size)):
            return kind.kind
        if beginning(unbracketed, kind.headlines) and not line.ends_as_sentence():
            return kind.kind
    return None


def several_sentences(words: str) -> bool:
    """Whether the line is a paragraph of three sentences or more: then words that it holds say little of the whole."""
    return len(SENTENCE_END.findall(words)) > 1


def reads_on(line: Line, kind: Stock, size: int) -> bool:
    """Whether the line is a whole sentence of some length, so that its beginning says little."""
    return kind.kind in READS_ON and size > LONGEST_BEGINNING and line.words.endswith((".", ".”", '."'))


def is_a_credited_caption(line: Line) -> MarkKind | None:
    """A caption is known by the photo credit in brackets, or after a bar, at its end."""
    if len(line.words) > LONGEST_CAPTION:
        return None
    end = line.folded[-90:]
    if PHOTOGRAPHER_AT_END.search(line.words[-90:]):
        return "photo"
    held = CAPTION_END.search(end)
    if held is not None and held[0].endswith(".)") and len(held[0].split()) > LONGEST_CREDIT:
        return None
    if held is not None and ("/" in held[0] or "photo" in held[0] or "via" in held[0] or "image" in held[0]):
        return "photo"
    return "photo" if CREDITED_CAPTION.search(end) and not line.words.endswith(".") else None


def is_a_photographer_and_agency(line: Line) -> MarkKind | None:
    """A line that is, or ends after its full stop with, a name, a slash and an agency of pictures is a caption."""
    found = NAME_AND_AGENCY.search(line.words[-120:]) if len(line.words) <= LONGEST_CAPTION else None
    if found is None or not (found.start() > 0 or len(line.words) <= 120):
        return None
    pieces = (piece.strip().casefold() for piece in PARTED.split(found["agency"]))
    return "photo" if any(piece in picture_agencies() for piece in pieces) else None


def is_an_address_line(line: Line) -> MarkKind | None:
    """A short line near the end with an e-mail address or telephone number is a contact."""
    short = len(line.words) <= 160 and len(line.folded.split()) <= 18
    return "contact" if short and line.near_end(8) and ADDRESS.search(line.words) else None


def is_tags_or_an_address(line: Line) -> MarkKind | None:
    """A line of nothing but tags, or nothing but the address of a page, leads elsewhere."""
    bare = TAGS.match(line.words) or WEB_ADDRESS.match(line.words)
    return "navigation" if bare else None


def is_an_exchange_rate(line: Line) -> MarkKind | None:
    """A line in brackets that only gives an exchange rate is a note of the agency."""
    return "other" if line.words.startswith("(") and EXCHANGE.match(line.words) else None
