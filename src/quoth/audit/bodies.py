"""A body that no source names, in the place of the nameless: "the Pentagon" where the source has "US officials"."""

from quoth.audit.counterparts import Counterpart
from quoth.compare import Finding, passage_of
from quoth.compare.findings_made import finding
from quoth.compare.keys import keys_of, share
from quoth.compare.ladders.speakers import is_vague, same_link
from quoth.text.countries import country_at
from quoth.text.folding import fold_words
from quoth.types import AnnotatedReport, Link

# Of the shorter content so many words must stand in the longer one.
ALIKE = 0.5
FEWEST = 3
BODIES = frozenset({"organisation", "government"})
NAMELESS = frozenset({"unnamed", "group"})


def bodies_for_nameless(
    article: AnnotatedReport, beside: tuple[Counterpart, ...], sources: tuple[AnnotatedReport, ...]
) -> list[Finding]:
    """Statements of a sentence that a named body says and that only nameless people say in the source."""
    found = []
    for counterpart in beside:
        for own, other in counterpart.statements:
            if not own.chain or not other.chain or same_link(own.chain[-1], other.chain[-1]):
                continue
            left, right = passage_of(article, own), passage_of(counterpart.source, other)
            contents = sorted((frozenset(keys_of(left.text)), frozenset(keys_of(right.text))), key=len)
            alike = len(contents[0]) >= FEWEST and share(*contents) >= ALIKE
            if not alike or not is_nameless(other.chain[-1]) or not is_new_body(own.chain[-1], sources):
                continue
            found.append(
                finding(
                    left, right, kind="attribution-changed", verdict="conflict", spans=(left.spans, right.spans),
                    about="whose word", question="Who says so?", severity="high", rule="body_for_nameless",
                    why=f"In the source it is said by {other.chain[-1].speaker}, here by {own.chain[-1].speaker}.",
                )
            )  # fmt: skip
    return found


def is_nameless(link: Link) -> bool:
    """Whether a speaker is people without a name or a body."""
    return link.kind in NAMELESS and not is_vague(link)


def is_new_body(link: Link, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a body has a name of which no source has a single word, and which is no country's."""
    words = tuple(word for word in fold_words(link.speaker) if word != "the")
    if link.kind not in BODIES or not words or not link.speaker.split()[-1][:1].isupper():
        return False
    if any(country_at(words, at) is not None for at in range(len(words))):
        return False
    return not any(set(words) & set(fold_words(source.text)) for source in sources)
