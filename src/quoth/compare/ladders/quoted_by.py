"""Whose words a quotation is in the source: the speaker that was read, or a name beside it."""

import re

from msgspec.structs import replace

from quoth.compare.findings import Finding
from quoth.compare.findings_made import finding
from quoth.compare.keys import keys_of
from quoth.compare.ladders.speakers import PRONOUNS, beside, is_described, is_vague, same_link
from quoth.compare.passages import Passage, names_within, near, within
from quoth.compare.quoted_words import Quoted, quoted_words
from quoth.compare.wording import words_of
from quoth.text.folding import fold_words
from quoth.text.names import same_speaker
from quoth.types import AnnotatedReport, Link, Span
from quoth.types.claims import DifferenceKind, Severity

# Fewer words are anybody's.
FEWEST = 4
# A name that was not met as one: "Rep. Gwen Moore".
CAPITALISED = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}")


def given_to_another(left: Passage, right: Passage, piece: Quoted, whole: Quoted) -> Finding | None:
    """The words are another speaker's in the source."""
    one = speaker_of(left.report, piece.span) or lone_name(left.report, piece.span)
    if one is None or is_vague(one) or len(piece.words) < FEWEST:
        return None
    other = named_speaker(right.report, whole.span)
    if other is None:
        return stranger(left, right, piece, whole, one)
    if other.kind != "person" or same_link(one, other):
        return None
    if not (one.kind == "person" and one.entity) and not another_body(one, other, right):
        return None
    # "The Republican" may be the very speaker of the source, and so may "he" where that one is named in the paragraph.
    if is_described(one, left.report) or (
        by_pronoun(one, left.report) and named_beside(left.report, piece.span, other)
    ):
        return None
    beside_it = {name.speaker for name in names_beside(right.report, whole.span)}
    if any(same_speaker(name, one.speaker) for name in beside_it) and not any(
        same_speaker(name, other.speaker) for name in beside_it
    ):
        return None
    found = written(left, right, piece, (whole.span,), "quote-misattributed", "high",
                    f"The words are {other.speaker}'s in the source, not {one.speaker}'s.", "Whose words?")  # fmt: skip
    # A passage may hold more than the quotation: the speakers are those of the quoted words.
    return replace(found, left_speaker=one.speaker, right_speaker=other.speaker)


def by_pronoun(link: Link, report: AnnotatedReport) -> bool:
    """Whether a pronoun stands for the speaker."""
    return link.mention is not None and link.mention.of(report.text).casefold() in PRONOUNS


def named_beside(read: AnnotatedReport, quotation: Span, link: Link) -> bool:
    """Whether a speaker is named in the paragraph of a quotation."""
    return any(same_speaker(name.speaker, link.speaker) for name in names_beside(read, quotation))


def named_speaker(read: AnnotatedReport, quotation: Span) -> Link | None:
    """Whose words a quotation is, where that is a name, or else the only person who is named beside it."""
    link = speaker_of(read, quotation)
    if link is not None and link.entity is None and CAPITALISED.fullmatch(link.speaker):
        return replace(link, kind="person")
    return link if link is not None and link.entity is not None and not is_vague(link) else lone_name(read, quotation)


def stranger(left: Passage, right: Passage, piece: Quoted, whole: Quoted, one: Link) -> Finding | None:
    """The words are given to somebody whom the source does not name at all, and others are named beside them there."""
    beside_it = names_beside(right.report, whole.span)
    unread = speaker_of(right.report, whole.span)
    known = any(same_speaker(entity.name, one.speaker) for entity in right.report.entities)
    full = one.kind == "person" and one.entity is not None and len(one.speaker.split()) > 1
    if known or not full or not beside_it or (unread is not None and not is_vague(unread)):
        return None
    names = " and ".join(name.speaker for name in beside_it[:2])
    return written(left, right, piece, (whole.span,), "quote-misattributed", "medium",
                   f"The source does not name {one.speaker}; beside these words it names {names}.", "Whose words?")  # fmt: skip


def names_beside(read: AnnotatedReport, quotation: Span) -> list[Link]:
    """The persons who are named in the paragraph of a quotation, outside all quotation marks."""
    paragraph = next((p for p in read.report.paragraphs if p.overlaps(quotation)), quotation)
    quoted = [held.span for held in within(quoted_words(read.text), (paragraph,), lambda held: held.span)]
    found: dict[str, Link] = {}
    for name in names_within(read, (paragraph,)):
        entity, free = name.entity, not any(name.span.overlaps(q) for q in quoted)
        if entity.kind == "person" and free and entity.id not in found:
            found[entity.id] = Link(entity.name, entity.id, "person", entity.role, name.span, None, None)
    order = {entity.id: place for place, entity in enumerate(read.entities)} if len(found) > 1 else {}
    listed = sorted(found.values(), key=lambda link: order.get(link.entity or "", 0))
    return [link for link in listed if link.mention is not None and link.mention.of(read.text)[:1].isupper()]


def lone_name(read: AnnotatedReport, quotation: Span) -> Link | None:
    """The only person with a full name in the paragraph of a quotation whose speaker could not be read."""
    names = names_beside(read, quotation)
    return names[0] if len(names) == 1 and len(names[0].speaker.split()) > 1 else None


def another_body(nameless: Link, named: Link, right: Passage) -> bool:
    """Whether a nameless spokesperson belongs to a body that the source does not name beside the true speaker."""
    words = fold_words(nameless.speaker)
    own = frozenset(keys_of(nameless.speaker))
    if nameless.kind != "unnamed" or len(words) < 2 or not set(words) & words_of("spokespersons", "words"):
        return False
    near = " ".join(span.of(right.report.text) for span in beside(right))
    return not own & frozenset(keys_of(f"{named.role or ''} {near}"))


def speaker_of(read: AnnotatedReport, quotation: Span) -> Link | None:
    """The innermost speaker of the statement that holds a quotation, of those who are not spoken of within it."""
    inner = Span(quotation.start + 1, max(quotation.start + 1, quotation.end - 1))
    around = near(read.statements, (quotation,))
    holding = [s for s in around if s.chain and any(piece.holds(inner) for piece in s.content)]
    if not holding:
        holding = [s for s in around if s.chain and any(piece.overlaps(quotation) for piece in s.content)]
    chains = [[link for link in s.chain if link.mention is None or not quotation.holds(link.mention)] for s in holding]
    best = max(chains, key=len, default=None)
    return best[-1] if best else None


def written(  # noqa: PLR0913, PLR0917 - the parts of one finding
    left: Passage,
    right: Passage,
    piece: Quoted,
    other: tuple[Span, ...],
    kind: DifferenceKind,
    severity: Severity,
    why: str,
    question: str,
) -> Finding:
    """A finding about a quotation."""
    return finding(
        left,
        right,
        kind=kind,
        verdict="conflict",
        spans=((piece.span,), other),
        about="quotation",
        question=question,
        why=why,
        severity=severity,
        rule=kind.replace("-", "_"),
    )
