"""Who it is, by the small word before or behind the noun: a former minister told as the minister, sisters-in-law as sisters."""

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.passages import Passage
from quoth.compare.wording import tokens_in, words_of
from quoth.text.tokens import Token
from quoth.types import Span

# In these forms a qualifier is a part of the word.
BEFORE, BEHIND = ("ex-", "vice-", "step-"), ("-in-law", "-elect", "-designate")
# So many words may stand between the qualifier and its noun ("a former senior employee").
BETWEEN = 1


def compare_qualifiers(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """A person whom the source sets apart by "former", "deputy", "in-law", and the left wording does not."""
    made = qualifier_was_lost(left, right) if relation in ("lineage", "audit") else None
    return [made] if made else []


def qualifier_was_lost(left: Passage, right: Passage) -> Finding | None:
    """The source's noun stands here without the word that says which of them it is."""
    own = tokens_in(left)
    if any(qualifier_at(own, at) for at in range(len(own))):
        return None
    for words, noun, span in qualified(right):
        here = next((t for t in own if t.lower == noun), None)
        if here is None or any(t.lower in words_of("qualifiers", "kept") for t in own):
            continue
        return finding(
            left,
            right,
            kind="participant",
            verdict="conflict",
            spans=((Span(here.start, here.end),), (span,)),
            about="who",
            question=f"{words[:1].upper()}{words[1:]}, or {here.text}?",
            why=f'The source says "{words}", here it is "{here.text}".',
            severity="high",
            rule="qualifier_was_lost",
        )
    return None


def qualified(passage: Passage) -> list[tuple[str, str, Span]]:
    """The qualified nouns of a passage: all the words, the noun, where they stand."""
    tokens, found = tokens_in(passage), []
    text = passage.report.text
    for at, token in enumerate(tokens):
        if not qualifier_at(tokens, at):
            continue
        if token.lower in words_of("qualifiers", "words"):
            behind = tokens[at + 1 : at + 2 + BETWEEN]
            noun = next((t for t in behind if t.lower in words_of("qualifiers", "nouns")), None)
            if noun is not None:
                span = Span(token.start, noun.end)
                found.append((span.of(text), noun.lower, span))
        else:
            span = Span(token.start, token.end)
            found.append((token.text, bare(token.lower), span))
    return found


def qualifier_at(tokens: list[Token], at: int) -> bool:
    """Whether a qualifier stands there, as a word or as a part of one."""
    word = tokens[at].lower
    return word in words_of("qualifiers", "words") or bare(word) != word


def bare(word: str) -> str:
    """A word without the qualifier in it."""
    for part in BEFORE:
        word = word.removeprefix(part) if len(word) > len(part) + 2 else word
    for part in BEHIND:
        word = word.removesuffix(part)
    return word
