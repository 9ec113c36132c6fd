"""Whose word it is: a link of the chain lost, another speaker in its place, two speakers made one."""

from collections.abc import Callable

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.passages import Passage
from quoth.text.names import same_speaker
from quoth.types import Link, Span, Statement
from quoth.types.claims import DifferenceKind, Severity

# Two descriptions of nameless people ("politicians", "lawmakers") cannot be told apart by their words.
NAMELESS = frozenset({"group", "unnamed"})
FORWARDING = frozenset({"media", "document"})


def compare_attribution(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """The first rung that holds for the chains of two statements of which one was made from the other."""
    if relation not in ("lineage", "audit") or left.statement is None or right.statement is None:
        return []
    for rung in RUNGS:
        made = rung(left, right)
        if made is not None:
            return [made]
    return []


def chain_of(passage: Passage) -> tuple[Link, ...]:
    """The chain of the passage's statement."""
    assert passage.statement is not None
    return passage.statement.chain


def holds(chain: tuple[Link, ...], link: Link) -> bool:
    """Whether a link stands in a chain under any of its spellings, or is described by the other's role."""
    return any(same_link(one, link) for one in chain)


def same_link(one: Link, other: Link) -> bool:
    """Whether two links are the same speaker by name, by role, or one body and its spokesperson."""
    if same_speaker(one.speaker, other.speaker):
        return True
    roles = (one.role or "").casefold(), (other.role or "").casefold()
    names = one.speaker.casefold(), other.speaker.casefold()
    words = [
        {w for w in (n + " " + r).replace("-", " ").split() if len(w) > 3} for n, r in zip(names, roles, strict=True)
    ]
    return len(words[0] & words[1]) >= (
        1 if "unnamed" in (one.kind, other.kind) or "group" in (one.kind, other.kind) else 2
    )


def in_same_sentence(passage: Passage, links: tuple[Link, ...]) -> bool:
    """Whether the report names one of the speakers in the passage's sentence or right beside it."""
    read = passage.report
    numbers = [n for n, s in enumerate(read.report.sentences) if any(s.overlaps(span) for span in passage.spans)]
    if not numbers:
        return False
    first, last = max(0, numbers[0] - 1), min(len(read.report.sentences) - 1, numbers[-1] + 1)
    near = Span(read.report.sentences[first].start, read.report.sentences[last].end)
    return any(
        same_speaker(entity.name, link.speaker) and any(near.overlaps(mention) for mention in entity.mentions)
        for link in links
        for entity in read.entities
    )


def mention_or_content(statement: Statement, links: tuple[Link, ...]) -> tuple[Span, ...]:
    """Where the speakers stand, else the content."""
    mentions = tuple(link.mention for link in links if link.mention is not None)
    return mentions or statement.content


def written(
    left: Passage, right: Passage, kind: DifferenceKind, why: str, question: str, severity: Severity
) -> Finding:
    """A finding between two chains; the wordings are the contents, with the speakers' mentions where they stand apart."""
    assert left.statement is not None and right.statement is not None
    return finding(
        left,
        right,
        kind=kind,
        verdict="conflict",
        spans=(left.statement.content, right.statement.content),
        about="whose word",
        question=question[:70],
        why=why,
        severity=severity,
        rule=kind.replace("-", "_"),
        readings=(told(chain_of(left)), told(chain_of(right))),
    )


def told(chain: tuple[Link, ...]) -> str:
    """A chain in words, from the nearest speaker outwards."""
    return " < ".join(link.speaker for link in chain) if chain else "the report's own voice"


def speaker_was_dropped(left: Passage, right: Passage) -> Finding | None:
    """The source gives a speaker, the rewrite tells it as its own."""
    if chain_of(left) or not chain_of(right) or in_same_sentence(left, chain_of(right)):
        return None
    speaker = chain_of(right)[-1].speaker
    return written(
        left, right, "attribution-dropped", f"The source has it from {speaker}; here nobody says it.",
        f"Who says so: {speaker}, or nobody?", "high",
    )  # fmt: skip


def link_was_dropped(left: Passage, right: Passage) -> Finding | None:
    """A link of the source's chain is gone: "X, citing Y" is told as X's or as Y's own word."""
    own, other = chain_of(left), chain_of(right)
    if not own or len(own) >= len(other) or not all(holds(other, link) for link in own):
        return None
    lost = [link for link in other if not holds(own, link)]
    if not lost or in_same_sentence(left, tuple(lost)):
        return None
    return written(
        left, right, "attribution-dropped", f"The source has it through {lost[0].speaker}, who is gone here.",
        f"Where is {lost[0].speaker}?", "medium",
    )  # fmt: skip


def own_voice_was_given_away(left: Passage, right: Passage) -> Finding | None:
    """The source says it in its own voice, the rewrite gives it to a speaker."""
    if chain_of(right) or not chain_of(left) or in_same_sentence(right, chain_of(left)):
        return None
    speaker = chain_of(left)[-1]
    if speaker.kind in FORWARDING or speaker.kind == "unnamed":
        return None
    return written(
        left, right, "attribution-changed", f"The source says it in its own voice; here it is {speaker.speaker}'s.",
        f"Whose words: the report's or {speaker.speaker}'s?", "medium",
    )  # fmt: skip


def speakers_were_merged(left: Passage, right: Passage) -> Finding | None:
    """Two speakers of the source share one sentence here."""
    own, other = chain_of(left), chain_of(right)
    if not own or not other or own[-1].mention is None:
        return None
    mention = own[-1].mention.of(left.report.text).casefold()
    around = left.report.text[max(0, own[-1].mention.start - 8) : own[-1].mention.end + 60].casefold()
    joined = (
        mention.startswith("both ") or around.startswith("both ") or (" and " in mention and not holds(other, own[-1]))
    )
    if not joined or " and " in (other[-1].mention.of(right.report.text) if other[-1].mention else ""):
        return None
    return written(
        left, right, "attribution-merged", "Here two speakers say it together; the source gives each his own words.",
        "One of them, or both?", "medium",
    )  # fmt: skip


def another_speaker_says_it(left: Passage, right: Passage) -> Finding | None:
    """The rewrite gives the words to somebody else than the source does."""
    own, other = chain_of(left), chain_of(right)
    if not own or not other or any(holds(other, link) for link in own):
        return None
    if own[-1].kind in NAMELESS and other[-1].kind in NAMELESS:
        return None
    if own[-1].kind in FORWARDING or vague(own[-1]) or in_same_sentence(left, other) or in_same_sentence(right, own):
        return None
    return written(
        left, right, "attribution-changed", f"{own[-1].speaker} says it here, {other[-1].speaker} in the source.",
        f"{own[-1].speaker}, or {other[-1].speaker}?", "high",
    )  # fmt: skip


def vague(link: Link) -> bool:
    """A pronoun that could not be resolved names nobody."""
    return link.entity is None and link.speaker.casefold() in ("he", "she", "they", "it", "we", "i", "who", "one")


RUNGS: tuple[Callable[[Passage, Passage], Finding | None], ...] = (
    speaker_was_dropped,
    speakers_were_merged,
    link_was_dropped,
    own_voice_was_given_away,
    another_speaker_says_it,
)
