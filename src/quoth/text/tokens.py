"""Words and punctuation marks with their places, for every part that walks over text word by word."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# Dotted initials ("U.S.", "J."), figures, words with inner hyphens, full stops and apostrophes, single marks.
# Every branch consumes what it looks at, so the time is linear in the text.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\b[A-Z]\.(?=\s+[A-Z])"
    r"|\d+(?:[.,:]\d+)*(?:[^\W\d_]\w*)?(?:-\w+)*"
    r"|\w+(?:[-.'’&]\w+)*"
    r"|[^\w\s]"
)
# Endings that are words of their own: "Kim's", "didn't", "they'll".
CLITIC = re.compile(r"(?:n['’]t|['’](?:s|d|m|re|ve|ll))$", re.IGNORECASE)


class Token(NamedTuple):
    """A word or a single mark: where it stands in the text, its characters, its lower-case form."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a figure, not a mark."""
        return self.text[0].isalnum() or (self.text[0] in "'’" and len(self.text) > 1)

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()


def word_at(tokens: Sequence[Token], index: int) -> str:
    """The lower-case word at an index, empty beyond the ends."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


# The same sentences are asked for by every part that reads or compares them: 1,173 times for 251 stretches of two reports.
@lru_cache(maxsize=4096)
def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, placed in `text`; clitics ("'s", "n't") are tokens of their own."""
    tokens: list[Token] = []
    made = tuple.__new__  # what Token() does, without a call in between: there are hundreds of tokens in a report
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        word, first = match.group(), match.start()
        clitic = CLITIC.search(word) if len(word) > 2 and ("'" in word or "’" in word) else None
        if clitic and clitic.start():
            cut = clitic.start()
            tokens.append(made(Token, (first, first + cut, word[:cut], word[:cut].lower())))
            tokens.append(made(Token, (first + cut, match.end(), word[cut:], word[cut:].lower().replace("’", "'"))))
        else:
            tokens.append(made(Token, (first, match.end(), word, word.lower())))
    return tuple(tokens)
