"""Countries by name, adjective, people, capital and metonym of the government."""

from functools import cache
from typing import Literal

from msgspec import Struct

from quoth.lexicons import load_table
from quoth.text.folding import fold_words

Form = Literal["name", "adjective", "capital", "metonym"]
FORMS: tuple[Form, ...] = ("name", "adjective", "capital", "metonym")
LONGEST = 6  # words in the longest form, "Democratic People's Republic of Korea" with its article


class CountryForm(Struct, frozen=True):
    """One way to say a country: which, and by what kind of word."""

    code: str
    form: Form


@cache
def country_forms() -> dict[tuple[str, ...], CountryForm]:
    """Every form as folded words; the first row wins where two countries share one ("Congo")."""
    forms: dict[tuple[str, ...], CountryForm] = {}
    for code, *cells in load_table("countries"):
        for form, cell in zip(FORMS, cells, strict=True):
            for words in filter(None, cell.split("|")):
                forms.setdefault(fold_words(words), CountryForm(code, form))
    return forms


def country_at(words: tuple[str, ...], start: int) -> tuple[CountryForm, int] | None:
    """The longest country form in folded words that begins at `start`, with the index after it."""
    forms = country_forms()
    for end in range(min(len(words), start + LONGEST), start, -1):
        found = forms.get(words[start:end])
        if found:
            return found, end
    return None


def country_of(text: str) -> CountryForm | None:
    """The country that a whole text names, its article apart; None where it says more or something else."""
    words = fold_words(text)
    return country_forms().get(words[1:] if words[:1] == ("the",) else words) or country_forms().get(words)
