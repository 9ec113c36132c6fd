"""What a sentence speaks of: its own words, and those of the sentence before it where a pronoun points back."""

from functools import lru_cache

from quoth.compare.keys import keys_of, token_keys
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport, Span

# Behind one of these stands what an earlier sentence named.
POINTING = frozenset(
    {"he", "she", "it", "they", "his", "her", "its", "their", "him", "them", "this", "these", "those", "who", "the"}
)
# A pronoun points back where it stands among the first words; further on it points into its own sentence.
FIRST = 12


def grounds_of(read: AnnotatedReport, number: int) -> frozenset[str]:
    """The keys of a sentence, and of the one before it where the sentence has a pronoun or an article early on."""
    return _grounds(read.text, read.report.sentences, number)


@lru_cache(maxsize=8192)
def _grounds(text: str, sentences: tuple[Span, ...], number: int) -> frozenset[str]:
    own = sentence_keys(text, sentences[number])
    opening = tokens_of(text, sentences[number].start, sentences[number].end)[:FIRST]
    if number == 0 or not any(token.lower in POINTING for token in opening):
        return own
    return own | sentence_keys(text, sentences[number - 1])


@lru_cache(maxsize=8192)
def sentence_keys(text: str, sentence: Span) -> frozenset[str]:
    """The keys of a stretch's content words."""
    return frozenset(keys_of(sentence.of(text)))


@lru_cache(maxsize=8192)
def name_keys(text: str, sentence: Span) -> frozenset[str]:
    """The keys of the capitalised words of a sentence but for its first one."""
    tokens = tokens_of(text, sentence.start, sentence.end)
    return frozenset(key for token in tokens[1:] if token.is_capitalised for key in token_keys(token))
