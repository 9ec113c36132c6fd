"""A view whose holder one report names and the other does not: faceless speakers, passives of seeing, one's own voice."""

import re

from quoth.compare.findings import Finding
from quoth.compare.findings_made import finding
from quoth.compare.keys import keys_of
from quoth.compare.ladders.speakers import is_pronoun, is_somebody, is_vague, told
from quoth.compare.passages import Passage
from quoth.compare.topics import heading, topic_of
from quoth.compare.windows import sentences_of
from quoth.lexicons import load_word_set
from quoth.text.folding import fold_words
from quoth.text.names import same_speaker
from quoth.text.subjects import head_of, in_sentence
from quoth.types import Link, Span
from quoth.types.claims import DifferenceKind, Severity

# "Is seen as" without a "by" says that somebody sees it so, and not who.
UNHELD = re.compile(
    r"\b(?:is|are|was|were|being|been) (?:widely |generally |also |now )?"
    r"(?:seen as|viewed as|regarded as|considered|believed to|thought to|understood to|interpreted as|taken as)\b(?! by\b)"
)
# Two wordings of one thing share so many content words at least.
COMMON = 2


def speaker_lost_his_face(left: Passage, right: Passage) -> Finding | None:
    """The source names who holds it, here it is held by "reports", "assessments" or "intelligence" of nobody."""
    own, other = chain_of(left), chain_of(right)
    if len(own) != 1 or not other or not is_faceless(own[0]) or owned(left, own[0]) or any(map(is_faceless, other)):
        return None
    if not is_holder(other[-1]) or any(headed_in(left, link) for link in other) or not akin(left, right):
        return None
    return written(
        left, right, "attribution-dropped", "whose view?",
        f'The source has it from {in_sentence(other[-1].speaker)}; here it is told of "{own[0].speaker}" alone.',
    )  # fmt: skip


def view_lost_its_holder(left: Passage, right: Passage) -> Finding | None:
    """The source says whose view it is, here it "is seen" so."""
    other = chain_of(right)
    if chain_of(left) or not other or not is_holder(other[-1]) or not akin(left, right):
        return None
    if not UNHELD.search(left.text.casefold()) or UNHELD.search(right.text.casefold()):
        return None
    return written(
        left, right, "attribution-dropped", "whose view?",
        f"The source has it from {in_sentence(other[-1].speaker)}; here nobody is named who sees it so.",
        severity="low",
    )  # fmt: skip


def doer_speaks_alone(left: Passage, right: Passage) -> Finding | None:
    """The source has somebody tell what another has pledged or done, here the other stands alone."""
    own, other = chain_of(left), chain_of(right)
    if len(own) != 1 or not other or not is_holder(other[0]) or not akin(left, right):
        return None
    if any(headed_in(left, link) or same_speaker(link.speaker, own[0].speaker) for link in other):
        return None
    if not named_in(right, own[0]) or is_vague(own[0]) or left.statement is None or left.statement.stance != "pledged":
        return None
    return written(
        left, right, "attribution-dropped", "on whose word?",
        f"The source has it from {in_sentence(other[0].speaker)}; here nobody tells it.",
    )  # fmt: skip


def own_voice_is_somebodys(left: Passage, right: Passage) -> Finding | None:
    """The one report says it in its own voice, the other gives it to a speaker whom the first does not name near it."""
    own, other = chain_of(left), chain_of(right)
    if other or not own or own[-1].kind != "person" or own[-1].entity is None or not akin(left, right):
        return None
    if headed_in(right, own[-1]) or UNHELD.search(right.text.casefold()):
        return None
    speaker = in_sentence(own[-1].speaker)
    return written(
        left, right, "attribution-changed", "in whose voice?",
        f"The one report says it in its own voice; in the other it is said by {speaker}.",
    )  # fmt: skip


def chain_of(passage: Passage) -> tuple[Link, ...]:
    """The chain of the passage's statement."""
    assert passage.statement is not None
    return passage.statement.chain


def is_holder(link: Link) -> bool:
    """Whether a link names somebody who can hold a view: a name, a word for people, a plural."""
    people = is_somebody(link) or head_of(link.speaker.split()).casefold().endswith(("s", "men", "women", "people"))
    return people and not is_pronoun(link) and not is_vague(link) and not is_faceless(link)


def is_faceless(link: Link) -> bool:
    """Whether a speaker is only a word for what is known or written ("reports", "recent intelligence")."""
    words = link.speaker.split()
    return (
        bool(words)
        and words[-1].casefold() in load_word_set("faceless")
        and not words[0][:1].isupper() | (len(words) > 1 and any(word[:1].isupper() for word in words[1:]))
    )


def owned(passage: Passage, link: Link) -> bool:
    """Whether the sentence says whose reports they are: a name or a body stands in it before the cue."""
    if link.mention is None:
        return False
    sentence = next((s for s in passage.report.report.sentences if s.holds(link.mention)), link.mention)
    before = Span(sentence.start, max(link.mention.start, sentence.start + 1))
    held = (e for e in passage.report.entities if e.kind in ("person", "organisation", "government", "media"))
    behind = passage.report.text[link.mention.end : link.mention.end + 4].casefold()
    return behind.startswith((" of ", " by ")) or any(m.overlaps(before) for e in held for m in e.mentions)


def headed_in(passage: Passage, link: Link) -> bool:
    """Whether a speaker stands in the passage's sentences: by family name, or by the noun that says what he is."""
    text = " ".join(span.of(passage.report.text) for span in sentences_of(passage))
    if link.kind == "person":
        return bool(set(fold_words(link.speaker)[-1:]) & set(fold_words(text)))
    head = frozenset(keys_of(head_of(link.speaker.split())))
    return bool(head & frozenset(keys_of(text))) or named_in(passage, link)


def named_in(passage: Passage, link: Link) -> bool:
    """Whether a name in the passage's sentences is the speaker's."""
    spans = sentences_of(passage)
    return any(
        same_speaker(entity.name, link.speaker) and any(span.overlaps(m) for span in spans for m in entity.mentions)
        for entity in passage.report.entities
    )


def akin(left: Passage, right: Passage) -> bool:
    """Whether the two share a few content words."""
    return len(frozenset(keys_of(left.text)) & frozenset(keys_of(right.text))) >= COMMON


def written(
    left: Passage, right: Passage, kind: DifferenceKind, asked: str, why: str, *, severity: Severity = "high"
) -> Finding:
    """The finding over both contents with their nearest speakers."""
    spans = with_speaker(left), with_speaker(right)
    return between_chains(left, right, kind, asked, why, severity=severity, spans=spans, about="whose view")


def between_chains(  # noqa: PLR0913 - the parts of a finding
    left: Passage,
    right: Passage,
    kind: DifferenceKind,
    asked: str,
    why: str,
    *,
    severity: Severity,
    spans: tuple[tuple[Span, ...], tuple[Span, ...]],
    about: str,
) -> Finding:
    """A finding between the speakers of two passages, read as their chains, under a heading of what they speak of."""
    return finding(
        left,
        right,
        kind=kind,
        verdict="conflict",
        spans=spans,
        about=about,
        question=heading(topic_of(left.text, right.text) or topic_of(right.text, left.text), asked),
        why=why,
        severity=severity,
        rule=kind.replace("-", "_"),
        readings=(told(chain_of(left)), told(chain_of(right))),
    )


def with_speaker(passage: Passage) -> tuple[Span, ...]:
    """The content from the speaker's mention on where that stands before it in the sentence."""
    first = passage.spans[0]
    mention = chain_of(passage)[-1].mention if chain_of(passage) else None
    held = next((s for s in passage.report.report.sentences if s.holds(first)), None)
    if mention is None or held is None or not held.holds(mention) or mention.start > first.start:
        return passage.spans
    return (Span(mention.start, first.end), *passage.spans[1:])
