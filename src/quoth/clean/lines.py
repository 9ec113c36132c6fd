"""A line of a report as the rules for marks see it."""

import re

from msgspec import Struct

from quoth.lexicons import load_word_set

WORD = re.compile(r"[^\W\d_][\w'’-]{0,40}")
FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "})
LEADING = "•*·–—-|>#[] \t"
ENDS_SENTENCE = re.compile(r"[.!?…] ?[\"”“’')\]]{0,2}$")
# Words that begin in small letters inside names and headings of names.
PARTICLES = frozenset(
    ["and", "&", "of", "the", "for", "in", "de", "da", "di", "del", "della", "des", "du", "la", "le", "el", "al", "bin",
     "ibn", "van", "von", "der", "den", "ter", "y", "e", "with", "at", "by"]
)  # fmt: skip


class Line(Struct, frozen=True):
    """One paragraph of a report with its place among the others.

    `folded` is the text in small letters and straight marks, without what leads a list item; `story` holds the content
    words of the story's long paragraphs, `names` what is known of outlet and authors, in small letters; `title` is the
    folded headline.
    """

    words: str
    folded: str
    number: int
    last: int
    story: frozenset[str]
    names: frozenset[str]
    title: str = ""

    def near_start(self, lines: int) -> bool:
        """Whether it is one of the first so many."""
        return self.number < lines

    def near_end(self, lines: int) -> bool:
        """Whether it is one of the last so many."""
        return self.number > self.last - lines

    def ends_as_sentence(self) -> bool:
        """Whether it ends with a full stop or another mark that ends a sentence."""
        return ENDS_SENTENCE.search(self.words[-4:]) is not None


def folded(words: str) -> str:
    """Small letters, straight marks, single blanks; what leads a list item is left out."""
    return " ".join(words.translate(FOLDED).casefold().split()).lstrip(LEADING)


def content_words(words: str) -> frozenset[str]:
    """Words of four letters and more that are no function words, in small letters, cut to their first six letters."""
    small = (word.casefold() for word in WORD.findall(words) if len(word) > 3)
    return frozenset(word[:6] for word in small if word not in load_word_set("function_words"))


def all_names(words: str) -> bool:
    """Whether every word begins with a capital, or is one of the small words that stand between names."""
    found = WORD.findall(words)
    return bool(found) and all(word[0].isupper() or word in PARTICLES for word in found)
