"""Words that the source has from somebody else: the same content, and nobody in the source's chain is the article's speaker."""

from quoth.audit.examined import Examined
from quoth.audit.grounds import sentence_keys
from quoth.audit.reasons import called
from quoth.compare import Passage, passage_of
from quoth.compare.keys import keys_of, share
from quoth.compare.ladders.speakers import is_pronoun, is_somebody, is_vague, mentioned_in, same_link
from quoth.compare.windows import sentences_of
from quoth.compare.wording import words_of
from quoth.text.countries import country_of
from quoth.text.folding import fold_words
from quoth.text.subjects import in_sentence
from quoth.types import AnnotatedReport, AuditFinding, Link, Statement

# Of the article's content words so many must be the source's.
SAME, FEWEST = 0.75, 3
BODIES = frozenset({"organisation", "government"})
# Whoever of these speaks may speak for a body.
OFFICIAL = frozenset(
    """official officials officer officers source sources authority authorities investigator investigators inspector inspectors
    diplomat diplomats executive executives manager managers lawyer lawyers prosecutor prosecutors soldier soldiers""".split()
)
# Whom somebody told something, so many words behind the verb.
TOLD, HEARD = frozenset({"told", "tells", "tell", "telling", "informed"}), 4
NAMED = frozenset({"person", "organisation", "government", "group", "unnamed"})


def said_by_another(examined: Examined) -> list[AuditFinding]:
    """Statements that the article gives to one whom no source lets say so."""
    if any(f.kind.startswith(("attribution", "quote-mis")) for f in examined.made):
        return []
    found: list[AuditFinding] = []
    for counterpart in examined.beside:
        for own, other in counterpart.statements:
            if found or not own.chain or not other.chain or own.chain[-1].mention is None:
                continue
            left, right = passage_of(examined.article, own), passage_of(counterpart.source, other)
            if (
                not (
                    is_named(examined.article, own.chain[-1])
                    or is_body_for_somebody(own.chain[-1], other.chain[-1], right)
                )
                or not says_the_same(left, right)
                or not is_other(left, right, own, other)
            ):
                continue
            if any(says_it_too(left, source, own) for source in examined.sources):
                continue
            one, two = own.chain[-1], other.chain[-1]
            place = examined.article.report.place(one.mention or left.spans[0])
            found.append(
                AuditFinding(
                    "attribution-changed", "high", place, counterpart.source.report.place(two.mention or right.spans[0]),
                    f"In the article it is said by {in_sentence(one.speaker)}, in {called(counterpart.source)} by {in_sentence(two.speaker)}.",
                    "said_by_another",
                )
            )  # fmt: skip
    return found


def is_named(article: AnnotatedReport, link: Link) -> bool:
    """Whether a speaker stands there by name: no pronoun, no "the company", no capital that stands for a government."""
    if link.mention is None:
        return False
    words = link.mention.of(article.text).split()
    country = country_of(link.mention.of(article.text))
    return (
        words[-1][:1].isupper()
        and not is_pronoun(link)
        and (country is None or country.form != "capital")
        and words != ["It"]
    )


def is_body_for_somebody(one: Link, other: Link, passage: Passage) -> bool:
    """Whether "the agency" or "police" stands for a person without a name, who is no official: a cleaner, a former employee."""
    words = set(fold_words(other.speaker))
    first = other.mention.of(passage.report.text).casefold().split()[:1] if other.mention else []
    nameless = other.kind == "unnamed" and (is_somebody(other) or first in (["a"], ["an"]))
    return one.kind in BODIES and nameless and not words & (OFFICIAL | words_of("spokespersons", "words"))


def says_the_same(left: Passage, right: Passage) -> bool:
    """Whether nearly all content of the article's words stands in the source's."""
    own, other = frozenset(keys_of(left.text)), frozenset(keys_of(right.text))
    return len(own) >= FEWEST and share(own, other) >= SAME


def is_other(left: Passage, right: Passage, own: Statement, other: Statement) -> bool:
    """Whether the innermost speakers are two: neither stands in the other's chain or sentence, by name, office or body."""
    one, two = own.chain[-1], other.chain[-1]
    if is_vague(one) or is_vague(two) or is_pronoun(one) or one.kind not in NAMED or two.kind not in NAMED:
        return False
    if any(same_link(a, b) for a in own.chain for b in other.chain) or of_one_body(one, two):
        return False
    return (not is_mentioned(right, one) or is_hearer(right, one)) and not is_mentioned(left, two)


def is_mentioned(passage: Passage, link: Link) -> bool:
    """Whether a speaker stands in the passage's sentences; of a body of several words the last one must: drivers are no union."""
    last = fold_words(link.speaker)[-1:]
    words = {key for span in sentences_of(passage) for key in keys_of(span.of(passage.report.text))}
    whole = link.kind == "person" or len(link.speaker.split()) < 2 or not keys_of(" ".join(last))
    return mentioned_in(passage, link) and (whole or bool(set(keys_of(" ".join(last))) & words))


def is_hearer(passage: Passage, link: Link) -> bool:
    """Whether a speaker stands in the passage's sentences as one who is told something: "told the police that"."""
    last = fold_words(link.speaker)[-1:]
    for sentence in sentences_of(passage):
        words = fold_words(sentence.of(passage.report.text))
        for at, word in enumerate(words):
            if (word,) == last and TOLD & set(words[max(0, at - HEARD) : at]):
                return True
    return False


def of_one_body(one: Link, two: Link) -> bool:
    """Whether the names or offices of two speakers have a word in common."""
    words = [
        frozenset(keys_of(f"{link.speaker} {link.role or ''}")) | frozenset(fold_words(link.speaker)) - {"the"}
        for link in (one, two)
    ]
    return bool(words[0] & words[1])


def says_it_too(left: Passage, source: AnnotatedReport, own: Statement) -> bool:
    """Whether the source lets the article's speaker say the same in another place."""
    keys = frozenset(keys_of(left.text))
    return any(
        s.chain
        and s.stance not in ("unknown", "denied")
        and any(same_link(link, own.chain[-1]) for link in s.chain)
        and share(keys, frozenset(key for span in s.content for key in sentence_keys(source.text, span))) >= SAME / 2
        for s in source.statements
    )
