"""One statement as a sentence of the brief: the report's own stretch from speaker to content, with the full name in it.

The stretch is taken whole wherever it reads as a sentence; where it does not (the speaker stands far away, or the cue
is a participle), speaker and words stand side by side with a colon or a plain verb between them.
"""

import re
from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from quoth.compose.soundness import (
    PRONOUNS,
    breaks_off,
    finite,
    has_verb,
    is_ownerless,
    lacks_subject,
    names_somebody,
    opens_well,
    without_stop,
    words_of,
)
from quoth.compose.wording import SPACES, balanced, capital, curly, one_line, quoted, within_brackets, without_tail
from quoth.lexicons import load_word_set, load_words
from quoth.text.outlets import outlet_or_file
from quoth.text.places import STARTS
from quoth.text.quotation import quoted_spans
from quoth.types import AnnotatedReport, Link, Place, Span, Statement

# A speaker further from the cue than this is in another clause: what stands between would come along.
FARTHEST = 90
LONGEST, SHORTEST = 40, 5
# A report's own sentence is shown so far, and cut at a comma.
LONGEST_OWN, SHORTEST_OWN = 34, 12
# What is said in fewer words is a piece of it ("on Monday"); a denial may be as short as "any role".
SHORTEST_CONTENT = 4
# A wish about the speaker himself is no news.
UNNAMED = re.compile(r"^(?:not )?(?:to )?be (?:named|identified|quoted)", re.IGNORECASE)
# A cue longer than this is more than its verb ("told dpa on Monday"): behind the content it would read badly.
LONGEST_TAG = 3
ADDING = re.compile(r"\b(?:also|further|additionally|furthermore|moreover|meanwhile|simultaneously)\s")
# A sentence ends inside the stretch: then it is no clause of one sentence.
STOP = re.compile(r"[.!?;:][\"”’']?\s")
BREAK = re.compile(r"[,;:](?=\s)|[—–]")
# What opens an item of a digest ("Bridge: A span fell") is no part of the sentence.
LABEL = re.compile(r"^[A-Z][\w’'-]*(?: [\w’'-]+){0,2}: (?=[A-Z“\"])")
DENYING = dict.fromkeys(("denied", "denies", "deny", "denying", "denial"), "denied") | {
    "rejecting": "rejected", "rejects": "rejected", "dismissing": "dismissed", "dismisses": "dismissed",
}  # fmt: skip
RELATIVE = re.compile(r"\b(?:which|whom|what)\s(?:the\s|an?\s)?$", re.IGNORECASE)
ARTICLE = re.compile(r"\bthe\s$", re.IGNORECASE)
WE = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)


class Told(Struct, frozen=True):
    """A sentence without its stop, the place it rests on, and whose word it is (None: the outlet's own)."""

    text: str
    place: Place
    speaker: str | None


def told(read: AnnotatedReport, statement: Statement, at: Place | None = None) -> Told | None:
    """The statement as a sentence, of several the one that holds the place; None where its words cannot carry one."""
    root = root_of(read, statement)
    headline = read.report.headline
    # A headline shortens: no sentence of ours rests on it alone.
    if headline is not None and headline.start <= root.content[0].start < headline.end:
        return None
    root = replace(root, content=of_one_sentence(read, root, at.span if at and at.part == "text" else None))
    link = root.chain[0] if root.chain else None
    place = Place(read.id, root.content[0].start, root.content[-1].end)
    content = one_line(" ".join(piece.of(read.text) for piece in root.content))
    if UNNAMED.match(content) or (len(content.split()) < SHORTEST_CONTENT and root.stance != "denied"):
        return None
    if link is not None and is_asked_back(read.text, link):
        return None
    if link is not None and (lacks_subject(content) or not names_somebody(called(read, link) or link.speaker)):
        return None
    text = own_voice(read, root) if link is None else own_stretch(read, root, link) or side_by_side(read, root, link)
    if text is None or not SHORTEST <= len(text.split()) <= LONGEST or not balanced(text) or is_ownerless(text):
        return None
    if breaks_off(text):
        return None
    return Told(capital(without_stop(curly(SPACES.sub(" ", text)))), place, link.speaker if link else None)


def is_asked_back(text: str, link: Link) -> bool:
    """Whether a "which" before the speaker stands for what he said ("..., which the office rejected"): it would be missing."""
    return (
        link.mention is not None
        and RELATIVE.search(text, max(0, link.mention.start - 14), link.mention.start) is not None
    )


def root_of(read: AnnotatedReport, statement: Statement) -> Statement:
    """The outermost statement that holds this one: with it the chain is told in the report's own order."""
    if statement.parent is None:
        return statement
    by_id = {one.id: one for one in read.statements}
    while statement.parent in by_id:
        statement = by_id[statement.parent]
    return statement


def own_stretch(read: AnnotatedReport, statement: Statement, link: Link) -> str | None:
    """The report's stretch over speaker, cue and content, in one clause, the speaker by the fullest name."""
    name = called(read, link)
    if link.mention is None or link.cue is None or name is None or name[0].isdigit():
        return None
    if turned_before(read, link.mention) or is_owner(read.text, link.mention):
        return None
    if len(statement.content) > 1:
        return first_piece(read.text, statement, link, name)
    text, mention, cue, content = read.text, link.mention, link.cue, statement.content[0]
    if cue.start < content.start < cue.end:
        cue = Span(cue.start, content.start)  # "ordered the plant" of "ordered the plant to close"
    said, words = " ".join(cue.of(text).split()), without_tail(within_brackets(one_line(content.of(text))))
    if cue.end <= content.start and mention.end <= cue.start and finite(said):
        before = between_commas(text[mention.end : cue.start])
        whole = name if not names_again(before, name) else one_line(mention.of(text))
        # What stands between two commas behind the name keeps both ("The mayor, Ann Orr, said").
        before = "," if not before and "," in whole and text[mention.end : cue.start].strip() == "," else before
        if len(before) > FARTHEST or STOP.search(f"{before} ") or not balanced(before):
            return None
        return f"{whole}{ADDING.sub('', f'{gap(before)}{said}{gap(text[cue.end : content.start])}')}{words}"
    if not said.casefold().startswith("accord"):
        return tagged(text, statement, link, name, words) if content.end <= min(cue.start, mention.start) else None
    if cue.end <= mention.start and mention.end <= content.start <= mention.end + FARTHEST:
        return f"According to {name}{gap(text[mention.end : content.start])}{words}"
    return f"{words}, according to {name}" if content.end <= cue.start <= content.end + FARTHEST else None


def is_owner(text: str, mention: Span) -> bool:
    """Whether what follows belongs to those mentioned ("Orr's rejection"): then they are the subject of no verb."""
    return mention.of(text).endswith(("'s", "’s")) or text[mention.end : mention.end + 2] in ("'s", "’s")


def first_piece(text: str, statement: Statement, link: Link, name: str) -> str | None:
    """What is said up to the words that tell who says it; None where what follows them limits it."""
    first, *rest = statement.content
    limits = {*load_words("brief_limits"), *load_words("negators")}
    if link.cue is None or first.end > link.cue.start or any(limits & set(words_of(p.of(text))) for p in rest):
        return None
    words = without_tail(within_brackets(one_line(first.of(text))))
    return tagged(text, statement, link, name, words) if len(words.split()) >= SHORTEST else None


def turned_before(read: AnnotatedReport, mention: Span) -> bool:
    """Whether the clause before the speaker turns or limits what he is said to say ("Neither X nor Y could say")."""
    number = bisect_right(read.report.sentences, mention.start, key=STARTS)
    start = read.report.sentences[number - 1].start if number else 0
    before = words_of(BREAK.split(read.text[start : mention.start])[-1])
    return not {*load_words("negators"), *load_words("brief_limits")}.isdisjoint(before)


def tagged(text: str, statement: Statement, link: Link, name: str, words: str) -> str | None:
    """What is said without quotation marks, with speaker and verb behind it ("..., the company said")."""
    said = link.cue.of(text) if link.cue else ""
    if statement.form != "indirect" or len(said.split()) > LONGEST_TAG or not finite(said) or said[:1].isupper():
        return None
    words = LABEL.sub("", words)
    if not has_verb(words):
        return None
    # "Told" needs somebody who is told.
    return None if said.casefold().split()[-1] in ("told", "tells") else f"{words}, {name} {said}"


def between_commas(between: str) -> str:
    """What stands between speaker and verb; a comma alone closes what stood before the speaker and goes."""
    words = SPACES.sub(" ", between).strip()
    return "" if words in (",", ";", "—", "–", "-") else words


def names_again(before: str, name: str) -> bool:
    """Whether the name stands behind the mention too ("The minister, Ann Orr, said")."""
    return words_of(name)[-1:] != [] and words_of(name)[-1] in words_of(before)


def gap(between: str) -> str:
    """What stands between two pieces, with a space at both ends where it is a word and after it where it is a comma."""
    words = " ".join(between.split())
    if not words:
        return " "
    return f"{words} " if words[0] in ",;:)" else f" {words} "


def side_by_side(read: AnnotatedReport, statement: Statement, link: Link) -> str | None:
    """The speaker and the words as they stand in quotation marks; what is denied stands behind its verb."""
    name = called(read, link) or link.speaker
    if len(statement.content) > 1 and statement.form == "indirect":
        return None
    words = without_tail(within_brackets(one_line(" … ".join(piece.of(read.text) for piece in statement.content))))
    if statement.stance == "denied":
        return denied(read, link, name, words)
    accused = statement.stance == "alleged" and " of " in " ".join(words.split()[:5])
    unsaid = statement.stance == "unknown" or (link.mention is not None and turned_before(read, link.mention))
    if not has_verb(words):
        return None
    if name.casefold().strip(".") in load_word_set("titles"):
        return None
    if unsaid or name[0].isdigit() or accused or words.casefold().startswith(("be ", "to ")):
        return None
    return f"{name}: {quoted(words)}"


def denied(read: AnnotatedReport, link: Link, name: str, words: str) -> str | None:
    """What somebody denies or turns down in quotation marks behind the plain past of the cue; None where it has none."""
    said = link.cue.of(read.text).split() if link.cue else ["denied"]
    verb = DENYING.get(said[0].casefold()) or (said[0] if len(said) == 1 and said[0].endswith("ed") else None)
    if verb is None or name[0].isdigit() or name.casefold().strip(".") in load_word_set("titles"):
        return None
    # "Denied “Ann Orr of the council”": who is answered is not what is denied.
    return f"{name} {verb} {quoted(words)}" if words[:1].islower() or has_verb(words) else None


def of_one_sentence(read: AnnotatedReport, statement: Statement, at: Span | None) -> tuple[Span, ...]:
    """The pieces of the content in the sentence of the place, or in that of the first piece that is no scrap."""
    pieces = statement.content
    whole = next((p for p in pieces if len(p.of(read.text).split()) >= SHORTEST_CONTENT), pieces[0])
    held = at if at is not None and any(piece.overlaps(at) for piece in pieces) else whole
    sentence = next((s for s in read.report.sentences if s.overlaps(held)), held)
    kept = tuple(piece for piece in pieces if piece.overlaps(sentence))
    return kept if any(len(p.of(read.text).split()) >= SHORTEST_CONTENT for p in kept) else pieces


def own_voice(read: AnnotatedReport, statement: Statement) -> str | None:
    """What the outlet says itself, under its name; None where it is no sentence."""
    words = LABEL.sub("", one_line(" … ".join(piece.of(read.text) for piece in statement.content)))
    words = without_tail(within_brackets(words))
    if not has_verb(words) or not opens_well(words):
        return None
    words = cut_at_comma(words)
    return f"{report_name(read)}{':' if says_we(read) else ' reports:'} {quoted(words)}"


def cut_at_comma(words: str) -> str:
    """A long sentence up to its last comma that leaves enough, with dots; whole where what would go limits the rest."""
    listed = words.split()
    if len(listed) <= LONGEST_OWN:
        return words
    at = next((n for n in range(LONGEST_OWN, SHORTEST_OWN, -1) if listed[n - 1].endswith(",")), None)
    if at is None or set(load_words("brief_limits")) & set(words_of(" ".join(listed[at:]))):
        return words
    return f"{' '.join(listed[:at]).rstrip(',')} …"


def says_we(read: AnnotatedReport) -> bool:
    """Whether a report speaks of itself as "we": then it is a party's own statement."""
    apart = quoted_spans(read.text)
    return any(not any(s.start <= f.start() < s.end for s in apart) for f in WE.finditer(read.text))


def called(read: AnnotatedReport, link: Link) -> str | None:
    """The speaker as the sentence should name him: the mention where it holds the name, else the fullest mention."""
    mention = with_article(read.text, link.mention, link) if link.mention else ""
    holding = [m for m in (mention, *named(read, link)) if holds_name(m, link.speaker)]
    # A headline leaves the article out ("Osk museum"): a body that is no proper name has one in the text.
    bare = link.kind != "person" and holding[:1] not in ([], [mention]) and holding[0].split()[-1].islower()
    same = [mention] if bare and words_of(mention)[-1:] == words_of(holding[0])[-1:] else []
    whole = (m for m in (*holding, *same) if bare and m.casefold().startswith("the "))
    best = next(whole, None) or next(iter(holding), None)
    if best is not None:
        best = " ".join(best.split())
        return inside(read, link, best.title() if best.isupper() and " " in best else best)
    if not mention or mention.casefold() in PRONOUNS or link.kind == "person":
        return link.speaker if link.kind in ("person", "media", "document") else None
    return inside(read, link, " ".join(mention.split()))


def inside(read: AnnotatedReport, link: Link, name: str) -> str:
    """The name as it stands within a sentence: an article, and a plain noun that opened a sentence, are small."""
    first, _, rest = name.partition(" ")
    plain = link.kind in ("unnamed", "group") and f" {first.casefold()} " in read.text
    small = plain or (rest and first in ("The", "A", "An", "Both", "Two", "Their", "Its"))
    return f"{first.casefold()} {rest}".strip() if small else name


def named(read: AnnotatedReport, link: Link) -> list[str]:
    """Every mention of the speaker in the report, in order."""
    entity = next((e for e in read.entities if e.id == link.entity), None)
    return [with_article(read.text, span, link) for span in entity.mentions] if entity else []


def with_article(text: str, mention: Span, link: Link) -> str:
    """A mention of a body or of somebody without a name with the "the" that stands before it."""
    words = mention.of(text)
    before = None if link.kind == "person" else ARTICLE.search(text, max(0, mention.start - 5), mention.start)
    return f"{before[0].casefold()}{words}" if before else words


@lru_cache(maxsize=10_000)
def holds_name(mention: str, name: str) -> bool:
    """Whether the mention has every word of the name, but for small words, and few more."""
    small = load_word_set("function_words")
    wanted, given = ({w for w in words_of(text) if w not in small} for text in (name, mention))
    return bool(wanted) and wanted <= given and len(given) <= len(wanted) + 6


def report_name(read: AnnotatedReport) -> str:
    """How a report is called: its outlet, or the name it came by."""
    raw = read.report.raw
    return outlet_or_file(raw)


def statement_at(read: AnnotatedReport, place: Place) -> Statement | None:
    """The statement that the place is in: the shortest that holds it, else the one that shares most with it."""
    if place.part == "title":
        return None
    span = place.span
    shared = [(sum(common(piece, span) for piece in s.content), s) for s in read.statements]
    most = max((length for length, _ in shared), default=0)
    if not most:
        return None
    return min((s for length, s in shared if length == most), key=lambda s: (sum(map(len, s.content)), s.id))


def common(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))
