"""Two links of chains: the same speaker or not, nameless or not, named nearby or not."""

from bisect import bisect_left, bisect_right
from functools import cache

from quoth.compare.keys import keys_of, share
from quoth.compare.passages import Passage
from quoth.compare.windows import sentences_of
from quoth.compare.wording import words_of
from quoth.lexicons import load_words
from quoth.text.folding import fold_words
from quoth.text.names import same_speaker
from quoth.text.stems import light_words
from quoth.types import AnnotatedReport, Link, Span

PRONOUNS = frozenset(
    ["he", "she", "they", "it", "we", "i", "who", "one", "him", "her", "them", "others", "both", "this", "that"]
)
# Of the fewer words of two descriptions at least this share must be common.
DESCRIBED = 0.5
CITING = frozenset(["citing", "quoting", "quoted", "told", "said", "says"])
COUNTING = frozenset(["one", "two", "three", "four", "some", "several", "another", "others", "many", "most"])


def same_link(one: Link, other: Link) -> bool:
    """Whether two links are one speaker: by name, or one described as the other is."""
    if same_speaker(one.speaker, other.speaker):
        return True
    if one.kind == other.kind == "person" and len(one.speaker.split()) > 1 and len(other.speaker.split()) > 1:
        return bool(set(fold_words(one.speaker)[-1:]) & set(fold_words(other.speaker)[-1:]))
    if other_nationality(one.speaker, other.speaker):
        return False
    names = described(one.speaker), described(other.speaker)
    if names[0] and names[1] and len(names[0] & names[1]) >= DESCRIBED * min(map(len, names)):
        return True
    return described_by_role(one, other) or described_by_role(other, one)


def described_by_role(nameless: Link, named: Link) -> bool:
    """Whether a description ("the environment minister") is the office that the report gives to a name."""
    if nameless.kind == "person" or not named.role or CITING & set(fold_words(named.role)):
        return False
    words = described(nameless.speaker)
    return bool(words) and share(words, described(named.role)) > DESCRIBED


def described(words: str) -> frozenset[str]:
    """The keys of a speaker's name or role but for those that any office has."""
    return frozenset(key for key in keys_of(words) if len(key) > 2) - words_of("offices", "words")


def holds(chain: tuple[Link, ...], link: Link) -> bool:
    """Whether a link stands in a chain under any of its spellings or descriptions."""
    return any(same_link(one, link) for one in chain)


def mentioned_near(passage: Passage, link: Link) -> bool:
    """Whether a speaker is named or described in the passage's sentence or right beside it."""
    return mentioned(passage, link, beside(passage))


def mentioned_in(passage: Passage, link: Link) -> bool:
    """Whether a speaker is named or described in the passage's own sentences."""
    return mentioned(passage, link, sentences_of(passage))


def mentioned(passage: Passage, link: Link, near: tuple[Span, ...]) -> bool:
    """Whether a speaker stands in some stretches of the passage's report, by name, role or the words that describe him."""
    text = passage.report.text
    words = frozenset(keys_of(" ".join(span.of(text) for span in near)))
    own = frozenset(keys_of(link.speaker)) | frozenset(fold_words(link.speaker)[-1:])
    folded = frozenset(word for span in near for word in fold_words(span.of(text)))
    if link.kind == "person":
        return bool(set(fold_words(link.speaker)[-1:]) & folded)
    if own & words or (link.role and frozenset(keys_of(link.role)) & words):
        return True
    return any(
        same_speaker(entity.name, link.speaker) and any(span.overlaps(m) for span in near for m in entity.mentions)
        for entity in passage.report.entities
    )


def worded_in(passage: Passage, link: Link) -> bool:
    """Whether one of the speaker's very words stands in the passage's own sentences."""
    words = {word for span in sentences_of(passage) for word in fold_words(span.of(passage.report.text))}
    return bool(words & {word for word in fold_words(link.speaker) if len(word) > 3 and word not in light_words()})


def beside(passage: Passage) -> tuple[Span, ...]:
    """The passage's sentences with the one before and the one behind."""
    listed = passage.report.report.sentences
    first = bisect_right(listed, passage.start, key=lambda sentence: sentence.end)
    last = bisect_left(listed, passage.end, key=lambda sentence: sentence.start)
    return listed[max(0, first - 1) : last + 1] or passage.spans


def is_pronoun(link: Link) -> bool:
    """Whether the speaker is meant by a pronoun that could not be resolved."""
    return link.speaker.casefold() in PRONOUNS


def is_described(link: Link, report: AnnotatedReport) -> bool:
    """Whether one word with "the" stands for the speaker, which may be anybody's description: "the Republican"."""
    words = link.mention.of(report.text).casefold().split() if link.mention else []
    return len(link.speaker.split()) == 1 and words[:1] == ["the"]


def is_vague(link: Link) -> bool:
    """Whether a link names nobody: a lone adjective, a scrap of a sentence."""
    words = link.speaker.split()
    counted = len(words) > 1 and words[0].casefold() in COUNTING
    bare = not counted and not keys_of(link.speaker) and not set(fold_words(link.speaker)) & _people()
    return is_pronoun(link) or bare or len(words) > 12


def is_somebody(link: Link) -> bool:
    """Whether a link names a person or body, or has a word for people or documents."""
    words = set(fold_words(link.speaker))
    return link.kind not in ("unnamed", "group") or bool(words & (_people() | _titles()))


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for title in load_words("titles") for word in fold_words(title)[-1:])


def is_anonymous(link: Link, passage: Passage) -> bool:
    """Whether a nameless speaker would not be named, or is called a source."""
    if link.kind not in ("unnamed", "group"):
        return False
    sentence = " ".join(s.of(passage.report.text) for s in beside(passage)[:2]).casefold()
    return any(words in sentence for words in words_of("anonymity", "parts")) or bool(
        set(fold_words(link.speaker)) & words_of("anonymity", "sources")
    )


@cache
def _people() -> frozenset[str]:
    return frozenset(word for noun in load_words("people") for word in fold_words(noun)[-1:])


def nameless_of_body(person: Link, body: Link) -> bool:
    """Whether the first is a nameless person of the body that the second is ("a doctor at the hospital", "the hospital")."""
    if (
        person.kind != "unnamed"
        or body.kind not in ("organisation", "government", "media", "unnamed")
        or is_vague(body)
    ):
        return False
    words = fold_words(person.speaker)
    at = next((n for n, word in enumerate(words) if word in ("at", "of", "in", "from", "with") and n), None)
    if (
        at is None
        or set(words[:at]) & words_of("spokespersons", "words")
        or any(word.endswith("s") for word in words[at - 1 : at])
    ):
        return False
    inside, named = set(words[at + 1 :]), set(fold_words(body.speaker))
    return bool(inside & named - {"the"}) and not named & _people() and words[at - 1] not in named


def other_nationality(one: str, other: str) -> bool:
    """Whether two descriptions have one head noun and different capitalised adjectives: "Belgian media", "Slovenian media"."""
    first, second = one.split(), other.split()
    if len(first) != len(second) or len(first) != 2 or first[1].casefold() != second[1].casefold():
        return False
    return first[0][:1].isupper() and second[0][:1].isupper() and first[0].casefold() != second[0].casefold()


def told(chain: tuple[Link, ...]) -> str:
    """A chain in words, from the nearest speaker outwards."""
    return " < ".join(link.speaker for link in reversed(chain)) if chain else "the report's own voice"
