"""The spans of the trained reader mended where the form of the text says better."""

import re

import msgspec

from quoth.annotate.drafts import Draft
from quoth.annotate.grammar import (
    ARTICLES,
    AUXILIARIES,
    COORDINATORS,
    FINITE,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from quoth.annotate.noun_phrases import phrase_ending_at
from quoth.annotate.reader.decoding import Reading
from quoth.annotate.views import View
from quoth.text.paragraphs import trimmed
from quoth.types import Span

# "as alleged by X": the cue with its "as", and what opens the source.
AS = re.compile(r"\bas $")
BY = re.compile(r"(?:(?:afterwards?|later|then|earlier|previously|\w{3,14}ly) )?by\s")
AFTER_BY = re.compile(r"\s{1,3}by\s{1,3}")
# A name goes on over an initial with its stop: "Ada T. Rell".
INSIDE_NAME = re.compile(r"[A-Z][\w'’-]{1,30} (?:[A-Z]\. ){1,2}$")
NEXT_PARAGRAPH = re.compile(r"\n\s{0,20}\n\s{0,20}[\"“]")
# "'run' and": the words in marks, and what no longer belongs to them.
WORD_AFTER_MARKS = re.compile(r"((?:'[^']{1,200}'|‘[^‘’]{1,200}’|“[^“”]{1,400}”|\"[^\"]{1,400}\")),? (?:and|but|or|as)")
JOINED = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I) and $")
WHO = re.compile(r",? who\b")
BY_SOMEBODY = re.compile(r" by ((?:an?|the|one|two|some|several) )")
RELATIVE = re.compile(r",? (?:that|who|which)$")
MARK = re.compile(r"[“\"]")
INSERTED = frozenset({"while", "although", "though", "despite", "after", "before", "when"})
# Words before the next mark that a content may have been left short of, and what begins another clause instead.
LEFT_OVER = 2
TURNING = COORDINATORS | SUBORDINATORS | RELATIVES
PARTING = re.compile(r"[,;:\n.!?]|\bthat\s")
# "not 80, as her deputy said": what the one says who is only brought in to be contradicted.
REJECTED = re.compile(r"\b(?:not|rather than|instead of) ([^,;.]{1,60}?),? as $")
POST_NUMBER = re.compile(r"\d{1,3}/(?:\d{1,3})?\s+(?=\w)")
OWNER = re.compile(r"[\w-]{1,40}$")
HANGING = PREPOSITIONS | ARTICLES
# The words between "urged" and "to" that name who is urged.
LONGEST_ASKED = 8
PLACE_OF_SAYING = re.compile(
    r"(?:in|on|at|during|through|by|via) [^,;.\"“]{1,60}? that (?=(?:the|an?|its?|his|her|their|he|she|they|there|no|this|all)\b|[A-Z])"
)
MARKS_BETWEEN = re.compile(r"[^\w\s'’.&-]")
ARTICLE_BEFORE = re.compile(r"(?:\b(?:the|an?)|\b[\w-]{1,40}['’]s) $", re.IGNORECASE)
NEXT_CLAUSE = re.compile(r",? (?:but|and|while|although)\s|;")
# Before these in a mention stands the noun that it is about: "the board beside the machine".
PLACING = frozenset({"above", "at", "behind", "beside", "in", "inside", "near", "on", "outside", "under"})


def on_its_side(reading: Reading, headline: Span | None) -> Reading | None:
    """The reading without what its cue in the story takes of the headline, or one in the headline of the story."""
    if headline is None:
        return reading
    place = reading.cue or reading.content[0]
    inside = headline.holds(place)
    pieces = []
    for piece in reading.content:
        start, end = piece.start, piece.end
        if inside:
            start, end = max(start, headline.start), min(end, headline.end)
        elif start < headline.end:
            start = headline.end
        if start < end:
            pieces.append(Span(start, end))
    return msgspec.structs.replace(reading, content=tuple(pieces)) if pieces else None


def mended(view: View, reading: Reading) -> Reading | None:
    """The reading with its content mended, or None where the content is the source after a passive cue."""
    if is_source_by(view.text, reading) or as_by(view.text, reading.cue):
        return alleged_before(view, reading)
    pieces = tuple(in_its_marks(view.text, piece, reading.cue) for piece in of_one_sentence(view, reading))
    return msgspec.structs.replace(reading, content=pieces)


def in_its_marks(text: str, piece: Span, cue: Span | None) -> Span:
    """A piece before its cue from the paragraph that opens with a quotation mark on, and without a word after its own marks."""
    if cue and cue.start >= piece.end:
        opening = list(NEXT_PARAGRAPH.finditer(text, piece.start, piece.end))
        if opening:
            return Span(opening[-1].end() - 1, piece.end)
    whole = WORD_AFTER_MARKS.fullmatch(text, piece.start, piece.end)
    return Span(piece.start, whole.end(1)) if whole else piece


def begins_inside_name(text: str, piece: Span) -> bool:
    """Whether a piece begins in the middle of a name."""
    before = INSIDE_NAME.search(text, max(0, piece.start - 40), piece.start)
    return before is not None and text[piece.start].isupper()


def is_source_by(text: str, reading: Reading) -> bool:
    """Whether what the reader takes for the content is the source after a passive cue: "alleged by X"."""
    cue = reading.cue
    if cue is None or not cue.of(text).lower().endswith("ed"):
        return False
    first = reading.content[0]
    return 0 <= first.start - cue.end <= 1 and bool(BY.match(text, first.start))


def as_by(text: str, cue: Span | None) -> re.Match[str] | None:
    """The "by" behind a cue in "as alleged by": then its speaker follows and what is said stands before."""
    if cue is None or not AS.search(text, max(0, cue.start - 4), cue.start):
        return None
    return AFTER_BY.match(text, cue.end)


def alleged_before(view: View, reading: Reading) -> Reading | None:
    """ "P, as alleged by X" with X as its source and the clause before as what is said; None where there is none."""
    cue, by = reading.cue, as_by(view.text, reading.cue)
    if cue is None or by is None:
        return None
    before = [index for index, token in enumerate(view.tokens) if token.end <= cue.start - 3]
    while before and not view.tokens[before[-1]].is_word:
        before.pop()
    if not before:
        return None
    openers = [index for index in before if view.lowers[index] in {"that", "if", "because"}]
    first = openers[-1] + 1 if openers else before[0]
    if first > before[-1]:
        return None
    end = next((token.start for token in view.tokens if token.text in ",.;:" and token.start > by.end()), by.end())
    mention = trimmed(view.text, by.end(), end)
    said = (view.span(first, before[-1] + 1),)
    return msgspec.structs.replace(reading, source=mention, via=None, content=said) if mention else None


def inserted_end(view: View, cue: Span, piece: Span) -> Span:
    """The piece up to the comma that ends an inserted clause: "X, while denying P, has promised Q"."""
    at = view.first_from(cue.start)
    if at < 2 or view.low(at - 1) not in INSERTED or view.tokens[at - 2].text != ",":
        return piece
    for index in range(at + 1, len(view) - 1):
        token = view.tokens[index]
        if token.start >= piece.end:
            break
        if token.text == "," and token.start > piece.start and view.lowers[index + 1] in FINITE:
            return Span(piece.start, token.start)
    return piece


def of_one_sentence(view: View, reading: Reading) -> tuple[Span, ...]:
    """The pieces without what stands in other sentences, where some stand in that of the cue; a quotation goes on in the next."""
    if not view.tokens:
        return reading.content
    start, end = view.tokens[0].start, view.tokens[-1].end
    here = [piece.start < end and piece.end > start for piece in reading.content]
    if not any(here):
        return reading.content
    told = not any(MARK.search(piece.of(view.text)) for piece, near in zip(reading.content, here, strict=True) if near)
    marked = [not told and bool(MARK.search(piece.of(view.text))) for piece in reading.content]
    kept = (piece for piece, near, quoted in zip(reading.content, here, marked, strict=True) if near or quoted)
    return tuple(piece if MARK.search(piece.of(view.text)) else since(piece, start) for piece in kept)


def since(piece: Span, start: int) -> Span:
    """A piece without what stands before a place, if anything of it is left."""
    return Span(start, piece.end) if piece.start < start < piece.end else piece


def after_second_cue(view: View, cue: Span, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The pieces without those before a second cue of one speaker: "X denied P and called for Q", "X denied P, urging Q"."""
    at = view.first_from(cue.start)
    before = at - 1
    while before > 0 and (view.lowers[before] in AUXILIARIES or view.lowers[before].endswith("ly")):
        before -= 1
    joined = before > 0 and view.lowers[before] in {"and", "but"}
    hanging = before > 0 and view.lowers[before] == "," and view.low(at).endswith("ing")
    after = tuple(piece for piece in pieces if piece.start >= cue.end)
    return after if after and (joined or hanging) else pieces


def is_told_by_rule(text: str, found: tuple[Span, ...], ruled: Draft) -> bool:
    """Whether the content of the rule stands for that of the reader, which has the same end or begins alike.

    Where the reader's content holds the speaker or cue of the rule it is wrong. Where both end together the rule knows
    better where it begins, if that is before, or after a mark (chains, dev: 41 of 48), unless it is a demand, of which
    the rule leaves out whom it is made of; where the reader goes on past the end of the rule in one piece, it is mostly
    too far (14 of 17). What is denied is the rule's, unless the reader ends before another clause.
    """
    first, last = found[0].start, found[-1].end
    begin, end = ruled.content[0].start, ruled.content[-1].end
    own = [span for source in ruled.sources for span in source if span]
    apart = not any(piece.overlaps(other) for piece in found for other in ruled.content)
    cue = ruled.sources[-1][1]
    if any(piece.holds(span) for piece in found for span in own) or (apart and follows_on(text, cue, begin)):
        return True
    if not differs(text, last, end):
        return first > begin or (ruled.cue_class != "demand" and bool(PARTING.search(text, first, max(first, begin))))
    begins_alike = not differs(text, first, begin)
    if ruled.cue_class == "deny":
        return not (begins_alike and NEXT_CLAUSE.match(text, found[0].end))
    return len(found) == 1 and begins_alike and last > end


def follows_on(text: str, cue: Span | None, begin: int) -> bool:
    """Whether what begins there follows right on the cue, but for a "that"."""
    return cue is not None and cue.end <= begin and text[cue.end : begin].strip() in ("", "that")


def ends_at_semicolon(text: str, found: tuple[Span, ...]) -> bool:
    """Whether a semicolon follows, after which somebody else may speak."""
    return text[found[-1].end : found[-1].end + 1] == ";"


def rejected_before(view: View, source: Span | None) -> Span | None:
    """What a speaker says who is brought in with "as" only to be contradicted: "80" of "63, not 80 as her deputy said"."""
    if source is None or not view.tokens:
        return None
    found = REJECTED.search(view.text, view.tokens[0].start, source.start)
    return Span(*found.span(1)) if found else None


def differs(text: str, one: int, other: int) -> bool:
    """Whether a word lies between two places."""
    return any(letter.isalnum() for letter in text[min(one, other) : max(one, other)])


def to_the_mark(view: View, piece: Span, others: list[Span]) -> Span:
    """The piece with the last word or two before the next mark, if the reader leaves it short of them: "the mine would close"."""
    at = view.first_from(piece.end)
    if at == 0 or at >= len(view) or not view.tokens[at - 1].is_word:
        return piece
    end = at
    while end < len(view) and end - at <= LEFT_OVER and view.tokens[end].is_word and view.lowers[end] not in TURNING:
        end += 1
    hanging = view.lowers[at - 1] in HANGING
    if not at < end <= at + LEFT_OVER or (end < len(view) and view.tokens[end].is_word and not hanging):
        return piece
    longer = Span(piece.start, view.tokens[end - 1].end)
    return piece if any(span.start < longer.end and piece.end <= span.start for span in others) else longer


def mended_mention(view: View, mention: Span) -> Span:
    """A mention without a relative word at its end, with the pronoun that "and" joins to it, on its own noun."""
    text = view.text
    relative = RELATIVE.search(text, mention.start, mention.end)
    if relative:
        mention = Span(mention.start, relative.start())
    mention = without_hanging_words(view, from_its_beginning(text, mention))
    joined = with_joined(text, mention)
    if joined != mention:
        return joined
    first = next((i for i, token in enumerate(view.tokens) if token.start == mention.start), 0)
    noun = phrase_ending_at(view, first - 1) if first and view.lowers[first] in PLACING else None
    definite = noun and ARTICLES & set(view.lowers[max(0, noun[0] - 1) : noun[0] + 1])
    return view.span(*noun) if noun and definite else mention


def by_whom(text: str, mention: Span) -> Span:
    """Of what somebody was given "by a man who said" the man alone."""
    giver = BY_SOMEBODY.search(text, mention.start, mention.end) if WHO.match(text, mention.end) else None
    return Span(giver.start(1), mention.end) if giver and text[mention.start].isdigit() else mention


def without_hanging_words(view: View, mention: Span) -> Span:
    """A mention without the prepositions and articles at its end, of which the phrase is cut off: "letter of"."""
    inside = [i for i, token in enumerate(view.tokens) if mention.start <= token.start and token.end <= mention.end]
    while len(inside) > 1 and view.lowers[inside[-1]] in HANGING:
        inside.pop()
    return view.span(inside[0], inside[-1] + 1) if inside and view.tokens[inside[0]].start == mention.start else mention


def from_its_beginning(text: str, mention: Span) -> Span:
    """A mention with the word that owns it, without the number of a post and without what he gave of whom it tells."""
    return with_its_owner(text, by_whom(text, without_number(text, mention)))


def without_number(text: str, mention: Span) -> Span:
    """A mention without the number of the post that it opens: "3/ A spokesman"."""
    number = POST_NUMBER.match(text, mention.start, mention.end)
    return Span(number.end(), mention.end) if number else mention


def with_its_owner(text: str, mention: Span) -> Span:
    """A mention that begins with "'s" with the word that owns it: "Tuesday's indictment"."""
    owner = OWNER.search(text, max(0, mention.start - 40), mention.start) if text[mention.start] in "'’" else None
    return Span(owner.start(), mention.end) if owner else mention


def after_the_place(text: str, cue: Span, piece: Span) -> Span:
    """What is said without the words that tell where: "said in a notice issued Thursday that the mine would close"."""
    place = PLACE_OF_SAYING.match(text, piece.start, piece.end) if 0 <= piece.start - cue.end <= 1 else None
    return Span(place.end(), piece.end) if place else piece


def with_its_article(text: str, cue: Span, piece: Span) -> Span:
    """A piece with the article or owner of its first noun, if the reader leaves it to the cue."""
    article = ARTICLE_BEFORE.search(text, max(cue.end, piece.start - 44), piece.start)
    return Span(article.start(), piece.end) if article else piece


def with_the_asked(text: str, cue: Span, piece: Span) -> Span:
    """What is demanded with the words for those of whom it is: "urged the allies to respond", "called on the state to act"."""
    between = text[cue.end : piece.start]
    named = len(between.split()) <= LONGEST_ASKED and not MARKS_BETWEEN.search(between)
    start = piece.start - len(between.lstrip().removeprefix("on ").removeprefix("upon "))
    asked = "to " in (text[piece.start : piece.start + 3].lower(), text[piece.start - 3 : piece.start].lower())
    return Span(start, piece.end) if asked and named and start < piece.start else piece


def without_to(text: str, piece: Span) -> Span:
    """What one promises to do without its "to"."""
    return Span(piece.start + 3, piece.end) if text[piece.start : piece.start + 3].lower() == "to " else piece


def with_joined(text: str, mention: Span) -> Span:
    """A mention with the pronoun that "and" joins to it: "she and two others"."""
    pronoun = JOINED.search(text, max(0, mention.start - 9), mention.start)
    return Span(pronoun.start(), mention.end) if pronoun else mention
