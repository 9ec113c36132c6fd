"""Whose word it is: a link of the chain lost, another speaker in its place, two speakers made one."""

from collections.abc import Callable
from itertools import pairwise

from quoth.compare.findings import Finding, Relation
from quoth.compare.keys import keys_of, share
from quoth.compare.ladders.holders import (
    between_chains,
    doer_speaks_alone,
    is_faceless,
    own_voice_is_somebodys,
    speaker_lost_his_face,
    view_lost_its_holder,
)
from quoth.compare.ladders.speakers import (
    PRONOUNS,
    holds,
    is_anonymous,
    is_described,
    is_pronoun,
    is_somebody,
    is_vague,
    mentioned_in,
    mentioned_near,
    nameless_of_body,
    other_nationality,
    worded_in,
)
from quoth.compare.passages import Passage, passage_of
from quoth.compare.windows import sentences_of
from quoth.text.describing import ANYBODY, description_of, one_kind_of_head
from quoth.text.subjects import in_sentence
from quoth.types import Link, Span, Statement
from quoth.types.claims import DifferenceKind, Severity

# Share of its content words from which a wording is a copy, and a speaker missing from it was cut out.
COPIED = 0.75
# Share from which two contents surely say the same.
SURELY_SAME = 0.5
LEAST_WORDS = 3
# A second speaker takes hardly more words than this.
JOINED = 12
# Share of the common words that an inner statement must still have to stand for the outer one.
STILL_IN = 0.6


def compare_attribution(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """The first rung that holds for the chains of two statements of which one was made from the other."""
    if relation not in ("lineage", "audit") or left.statement is None or right.statement is None:
        return []
    left, right = deepened(left, right), deepened(right, left)
    for rung in (*RUNGS, *(BETWEEN_REPORTS if relation == "lineage" else ())):
        made = rung(left, right)
        if made is not None:
            return [made]
    return []


def deepened(passage: Passage, other: Passage) -> Passage:
    """The passage of the innermost statement inside that still has what both have in common: "X said Y had told them that"."""
    words = frozenset(keys_of(other.text))
    common = words & frozenset(keys_of(passage.text))
    for statement in sorted(passage.statements, key=lambda s: -len(s.chain)):
        if statement.parent is None or not descends(passage, statement):
            continue
        inner = passage_of(passage.report, statement)
        if share(common, frozenset(keys_of(inner.text))) >= STILL_IN:
            return inner
    return passage


def descends(passage: Passage, statement: Statement) -> bool:
    """Whether a statement lies inside the passage's own."""
    assert passage.statement is not None
    by_id = {s.id: s for s in passage.statements}
    at: Statement | None = statement
    while at is not None:
        if at.parent == passage.statement.id:
            return True
        at = by_id.get(at.parent) if at.parent else None
    return False


def chain_of(passage: Passage) -> tuple[Link, ...]:
    """The chain of the passage's statement."""
    assert passage.statement is not None
    return passage.statement.chain


def wording(passage: Passage) -> tuple[Span, ...]:
    """The content with the innermost speaker and the cue, in one stretch where they stand in its sentence."""
    content = passage.spans
    parts = [content[0]]
    for link in chain_of(passage)[-1:]:
        parts += [span for span in (link.mention, link.cue) if span is not None]
    held = next((s for s in passage.report.report.sentences if s.holds(content[0])), None)
    near = [span for span in parts if held is not None and held.holds(span)]
    if not near:
        return content
    return (Span(min(s.start for s in near), max(s.end for s in near)), *content[1:])


def written(
    left: Passage, right: Passage, kind: DifferenceKind, why: str, question: str, severity: Severity
) -> Finding:
    """A finding between two chains; the wordings are the contents with their nearest speakers."""
    spans = wording(left), wording(right)
    return between_chains(left, right, kind, question, why, severity=severity, spans=spans, about="whose word")


def copied(left: Passage, right: Passage) -> bool:
    """Whether the left wording has nearly all words of the right one, and few others."""
    one, other = frozenset(keys_of(left.text)), frozenset(keys_of(right.text))
    return len(other) >= LEAST_WORDS and share(other, one) >= COPIED and share(one, other) >= COPIED


def alike(left: Passage, right: Passage) -> bool:
    """Whether both contents surely say the same."""
    one, other = frozenset(keys_of(left.text)), frozenset(keys_of(right.text))
    smaller, larger = sorted((one, other), key=len)
    return len(smaller) >= 2 and share(smaller, larger) >= SURELY_SAME


def speakers_were_merged(left: Passage, right: Passage) -> Finding | None:
    """Two speakers of the source share one sentence here."""
    own, other = chain_of(left), chain_of(right)
    if not own or not other or own[-1].mention is None:
        return None
    text, mention = left.report.text, own[-1].mention
    words = mention.of(text)
    both = text[max(0, mention.start - 5) : mention.start].casefold() == "both " or words.casefold().startswith("both ")
    joined = joins_two(words, own[-1]) or joined_behind(text, own[-1])
    given = other[-1].mention.of(right.report.text) if other[-1].mention else ""
    if not (both or joined or has_twin(left)) or " and " in given or joined_too(right, other[-1]) or has_twin(right):
        return None
    if joined and joins_the_first(right, words):
        return None
    return written(
        left, right, "attribution-merged", "Two speakers say it together here; the source gives each his own words.",
        "one of them, or both?", "medium",
    )  # fmt: skip


def joins_the_first(right: Passage, words: str) -> bool:
    """Whether the other sentence too has an "and" right behind the first of two who are joined."""
    first = words.partition(" and ")[0].split()[-1:]
    spans = (s.of(right.report.text).split() for s in sentences_of(right))
    return bool(first) and any(a == first[0] and b == "and" for listed in spans for a, b in pairwise(listed))


def has_twin(passage: Passage) -> bool:
    """Whether a second speaker says the very same words: "both X and Y said" is read as two statements."""
    own = passage.statement
    assert own is not None
    return any(
        s.content == own.content
        and s.chain
        and s.chain[-1].speaker != own.chain[-1].speaker
        and len(s.chain) == len(own.chain)
        for s in passage.statements
        if s is not own
    )


def joins_two(words: str, link: Link) -> bool:
    """Whether a mention names a second speaker: an "and" that is no part of the first one's name."""
    first, _, second = words.partition(" and ")
    return bool(second) and " and " not in link.speaker and " and " not in (link.role or "") and len(first) > 2


def joined_behind(text: str, link: Link) -> bool:
    """Whether a second speaker stands between the mention and its cue."""
    assert link.mention is not None
    between = text[link.mention.end : link.cue.start].split() if link.cue else []
    return between[:1] == ["and"] and len(between) < JOINED


def joined_too(right: Passage, link: Link) -> bool:
    """Whether the source too joins the speaker with another one."""
    if link.mention is None or link.cue is None:
        return False
    low, high = sorted((link.mention.end, link.cue.start))
    return "and" in right.report.text[max(0, link.mention.start - 30) : high].split() and high - low < 80


def link_was_dropped(left: Passage, right: Passage) -> Finding | None:
    """A link of the source's chain is gone: "X, citing Y" is told as X's or as Y's own word."""
    own, other = chain_of(left), chain_of(right)
    if not own or len(own) >= len(other) or is_vague(own[-1]):
        return None
    if not all(holds(other, link) or is_pronoun(link) for link in own):
        return None
    lost = [link for link in other if not holds(own, link)]
    if is_pronoun(own[-1]) and lost:
        lost = [link for link in lost if link is not other[0]]
    lost = [link for link in lost if not mentioned_in(left, link) and not is_vague(link)]
    if not lost:
        return None
    return written(
        left, right, "attribution-dropped", f"The source has it through {in_sentence(lost[0].speaker)}, left out here.",
        "through whom?", "medium",
    )  # fmt: skip


def speaker_was_dropped(left: Passage, right: Passage) -> Finding | None:
    """The source gives a speaker, here it is told as the report's own word."""
    own, other = chain_of(left), chain_of(right)
    if (
        own
        or not other
        or any(worded_in(left, link) for link in other)
        or is_vague(other[-1])
        or not is_somebody(other[-1])
    ):
        return None
    assert right.statement is not None
    loose = is_anonymous(other[-1], right) or right.statement.stance == "alleged"
    near = any(mentioned_near(left, link) for link in other)
    if any(mentioned_in(left, link) for link in other) and not copied(left, right):
        return None
    if not (copied(left, right) or (loose and not near and alike(left, right))):
        return None
    speaker = in_sentence(other[-1].speaker)
    return written(
        left, right, "attribution-dropped", f"The source has it from {speaker}; here nobody says it.",
        "on whose word?", "high",
    )  # fmt: skip


def own_voice_was_given_away(left: Passage, right: Passage) -> Finding | None:
    """The source says it in its own voice, here it is given to a speaker."""
    own, other = chain_of(left), chain_of(right)
    if other or not own or own[-1].kind in ("media", "document", "unnamed", "group") or is_vague(own[-1]):
        return None
    if mentioned_near(right, own[-1]) or not copied(left, right):
        return None
    speaker = in_sentence(own[-1].speaker)
    return written(
        left, right, "attribution-changed", f"The source says it in its own voice; here it is said by {speaker}.",
        "in whose voice?", "medium",
    )  # fmt: skip


def body_speaks_for_its_nameless_member(left: Passage, right: Passage) -> Finding | None:
    """The source has it from a nameless person in a body, here the body itself says it."""
    own, other = chain_of(left), chain_of(right)
    if not own or not other or not nameless_of_body(other[-1], own[-1]):
        return None
    return written(
        left, right, "attribution-changed", f"Here it is said by {in_sentence(own[-1].speaker)}, in the source by {in_sentence(other[-1].speaker)}.",
        "the body, or one person?", "high",
    )  # fmt: skip


def another_speaker_says_it(left: Passage, right: Passage) -> Finding | None:
    """The words are given to somebody else than in the source."""
    own, other = chain_of(left), chain_of(right)
    if not own or not other or any(holds(other, link) for link in own) or any(holds(own, link) for link in other):
        return None
    if not alike(left, right):
        return None
    named = own[-1].kind == other[-1].kind == "person" and not is_vague(own[-1]) and not is_vague(other[-1])
    named = named and own[-1].entity is not None and other[-1].entity is not None and len(other[-1].speaker.split()) > 1
    named = named and not is_described(own[-1], left.report) and not told_by_pronoun(own[-1], left)
    if named and (mentioned_near(left, other[-1]) or mentioned_near(right, own[-1])):
        return None
    apart = copied(left, right) and nameless_apart(left, own[-1], right, other[-1])
    if not (named or apart or other_nationality(own[-1].speaker, other[-1].speaker)):
        return None
    return written(
        left, right, "attribution-changed", f"Here it is said by {in_sentence(own[-1].speaker)}, in the source by {in_sentence(other[-1].speaker)}.",
        "who said it?", "high",
    )  # fmt: skip


def told_by_pronoun(link: Link, passage: Passage) -> bool:
    """Whether a "he" stands for the speaker: whom it means may have been read wrongly."""
    told = passage.statement is not None and passage.statement.form == "indirect"
    return told and link.mention is not None and link.mention.of(passage.report.text).casefold() in PRONOUNS


def nameless_apart(left: Passage, own: Link, right: Passage, other: Link) -> bool:
    """Whether two speakers without a name cannot be one: heads of another kind, and neither told of near the other's words."""
    links = (own, other)
    if any(link.kind == "person" or is_vague(link) or is_faceless(link) or not is_somebody(link) for link in links):
        return False
    one, two = (description_of(link.speaker) for link in links)
    if {one.head, two.head} & ANYBODY or one_kind_of_head(one.head, two.head) or one.head in two.others | one.others:
        return False
    return not (mentioned_near(left, other) or mentioned_near(right, own))


RUNGS: tuple[Callable[[Passage, Passage], Finding | None], ...] = (
    speakers_were_merged,
    body_speaks_for_its_nameless_member,
    link_was_dropped,
    speaker_was_dropped,
    own_voice_was_given_away,
    another_speaker_says_it,
)
# What two reports make of one dispatch; an audited text may sum up its own source without all of its speakers.
BETWEEN_REPORTS: tuple[Callable[[Passage, Passage], Finding | None], ...] = (
    speaker_lost_his_face,
    view_lost_its_holder,
    doer_speaks_alone,
    own_voice_is_somebodys,
)
