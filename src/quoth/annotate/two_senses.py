"""Verbs that tell of words in one sense and do something to people or things in the other; what they are done to tells which."""

from functools import cache

from quoth.annotate.drafts import Draft
from quoth.annotate.phrases import Phrase, phrase_at
from quoth.annotate.vocabulary import given_names, is_person_noun
from quoth.lexicons import load_table, load_toml
from quoth.text.folding import fold_word
from quoth.text.tokens import Token, tokens_of
from quoth.types import Span

PEOPLE = "~people"
# Of these something said is spoken of: "dismissed his critics as fools", "called the police racist".
SPOKEN_OF = frozenset({"as", "that", "because"})
# "Half of its staff", "most of the guards", "dozens of workers": the head is what stands behind "of".
PARTS = frozenset(
    [
        *("half", "most", "many", "some", "all", "several", "part", "third", "quarter", "two-thirds", "three-quarters"),
        *("dozens", "scores", "hundreds", "thousands", "one", "two", "three", "four", "five", "six", "seven", "eight"),
        *("nine", "ten", "number", "group", "majority", "load", "loads", "couple", "lot"),
    ]
)
# By these a court disposes of a case: a ruling and no denial.
DISPOSING = frozenset({"dismiss", "reject", "deny"})
COURTS = frozenset({"court", "courts", "judge", "judges", "tribunal", "magistrate", "magistrates", "justices"})
ONESELF = frozenset({"him", "her"})
BESIDE = frozenset({"the", "a", "an", "last", "this", "on", "in"})
# Behind a name that something is called no predicate stands: the phrase is all, or a place or time follows.
PREDICATES = frozenset({"call"})
AFTER_ALL = frozenset({"to", "on", "in", "at", "for", "after", "before", "when", "and", "over", "about", "with", "by"})


def acts_on_its_object(draft: Draft) -> bool:
    """What is said is no more than somebody or something to whom the verb is done: "dismissed half of its night staff"."""
    heads = objects_of().get("court" if disposes(draft) else draft.lemma)
    piece, text = draft.content[0], draft.view.text
    if heads is None or len(draft.content) > 1 or is_said_in_words(draft, piece):
        return False
    phrase = whole_of_part(text, piece)
    if draft.lemma in PREDICATES and not stands_alone(text, piece, phrase):
        return False
    head = somebody_alone(phrase) or phrase.head
    return head in heads or (PEOPLE in heads and names_somebody(phrase, head))


def disposes(draft: Draft) -> bool:
    """Whether a court disposes of something."""
    mention = draft.sources[-1][0]
    if mention is None or draft.lemma not in DISPOSING:
        return False
    return phrase_at(draft.view.text, mention).head in COURTS


def somebody_alone(phrase: Phrase) -> str:
    """The pronoun that is the whole phrase, or stands before words of time and place: "her the day after"."""
    words = phrase.words
    alone = words and words[0] in ONESELF and (len(words) == 1 or words[1] in BESIDE)
    return words[0] if alone else phrase.pronoun or ""


def is_said_in_words(draft: Draft, piece: Span) -> bool:
    """Whether it has a verb, a word such as "as", or a quotation mark; or stands before its cue."""
    cue = draft.sources[-1][1]
    if cue is None or piece.start < cue.end:
        return True
    tokens = tokens_of(draft.view.text, piece.start, piece.end)
    words = {token.lower for token in tokens}
    return bool(words & SPOKEN_OF or any(token.text in "\"“”'‘" for token in tokens)) or has_finite_verb(tokens)


def has_finite_verb(tokens: tuple[Token, ...]) -> bool:
    """Whether an auxiliary stands in it."""
    return any(token.lower in auxiliaries() and token.text != "May" for token in tokens)


def whole_of_part(text: str, piece: Span) -> Phrase:
    """The first noun phrase; of "half of its staff" what stands behind "of"."""
    phrase = phrase_at(text, piece)
    at = phrase.first_end
    if phrase.head in PARTS and at + 1 < len(phrase.tokens) and phrase.tokens[at].lower == "of":
        return phrase_at(text, Span(phrase.tokens[at + 1].start, piece.end))
    return phrase


def stands_alone(text: str, piece: Span, phrase: Phrase) -> bool:
    """Whether no predicate follows the phrase: "called the police on Monday", not "called the police useless"."""
    rest = phrase.tokens[phrase.first_end :]
    return not rest or rest[0].lower in AFTER_ALL or not rest[0].is_word


def names_somebody(phrase: Phrase, head: str) -> bool:
    """Whether a phrase is a word for people, or begins with a given name and is no owner of something."""
    if is_person_noun(head) or (head.endswith("s") and is_person_noun(head[:-1])):
        return True
    named = phrase.tokens[: phrase.first_end]
    plain = all(token.is_capitalised for token in named)
    return len(named) > 1 and plain and fold_word(named[0].lower) in given_names()


@cache
def objects_of() -> dict[str, frozenset[str]]:
    """The verbs with the heads of what they are done to."""
    return {verb: frozenset(heads.split()) for verb, heads in load_table("two_senses")}


@cache
def auxiliaries() -> frozenset[str]:
    """Finite auxiliaries and modals."""
    grammar = load_toml("grammar")
    return frozenset([*grammar["auxiliaries"], *grammar["modals"]])
