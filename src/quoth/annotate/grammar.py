"""The small words of English by their work in a clause, as sets; nothing here knows about speech."""

from functools import cache

from quoth.lexicons import load_toml, load_word_set


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind in the lexicon `grammar` ("prepositions", "modals", ...)."""
    return frozenset(load_toml("grammar")[kind])


DETERMINERS = words("determiners")
ARTICLES = words("articles")
SUBJECTS = words("subjects")
CLAUSE_SUBJECTS = words("clause_subjects")
RELATIVES = words("relatives")
PREPOSITIONS = words("prepositions")
SUBORDINATORS = words("subordinators")
COORDINATORS = words("coordinators")
AUXILIARIES = words("auxiliaries")
BE = words("be")
MODALS = words("modals")
NEGATIONS = words("negations")
ADVERBS = words("adverbs")
TIMES = words("times")
TIME_STARTS = words("time_starts")
TITLES = words("titles")
PAST_VERBS = words("past_verbs")
NOUNS_TOO = words("nouns_too")
CONTROL_VERBS = words("control_verbs")
REFUSALS = words("refusals")
PLURALS = words("plurals")
SPEAKER_NOUNS = words("speaker_nouns")
SOURCE_NOUNS = load_word_set("source_nouns")

FINITE = AUXILIARIES | MODALS
ADJECTIVES_IN_LY = frozenset(
    {"family", "daily", "weekly", "monthly", "only", "early", "italy", "july", "ally", "elderly"}
)


def is_adverb(word: str) -> bool:
    """Whether a lower-case word is an adverb by its ending or by the list."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in ADJECTIVES_IN_LY)


def is_past(word: str) -> bool:
    """Whether a lower-case word has the form of a past tense."""
    return word in PAST_VERBS or (word.endswith("ed") and len(word) > 4)
