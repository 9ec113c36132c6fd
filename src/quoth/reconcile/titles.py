"""A headline that came apart from the text, read as far as it takes to hold it against the body: its words and its figures."""

from msgspec.structs import replace

from quoth.text.numbers import Number, number_at
from quoth.text.stems import light_words
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, Quantity, Report, Span
from quoth.types.statements import Bound

# Bare numbers between these are years.
YEARS = (1900, 2100)
# Of fewer than so many a headline tells in passing ("one in three"), unless it says what became of them.
FEWEST = 4
# So many words behind a number tell what is counted; an outcome stands no further from it.
NOUNS, OUTCOME = 2, 4
BOUNDS: dict[tuple[str, ...], Bound] = {
    ("at", "least"): "at-least", ("more", "than"): "more-than", ("over",): "more-than", ("up", "to"): "at-most",
    ("as", "many", "as"): "at-most", ("fewer", "than"): "less-than", ("less", "than"): "less-than", ("under",): "less-than",
    ("about",): "about", ("around",): "about", ("some",): "about", ("nearly",): "about", ("almost",): "about", ("roughly",): "about",
}  # fmt: skip
OUTCOMES = {
    "dead": "killed", "killed": "killed", "kills": "killed", "die": "killed", "dies": "killed", "died": "killed",
    "injured": "injured", "hurt": "injured", "wounded": "injured", "injures": "injured", "missing": "missing",
}  # fmt: skip
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}


def title_read(report: AnnotatedReport) -> AnnotatedReport | None:
    """The title as a report of one sentence with its figures; None where it is part of the text, or there is none."""
    raw = report.report.raw
    if not raw.title or report.report.headline is not None or not len(report.title_vector):
        return None
    span = Span(0, len(raw.title))
    alone = Report(replace(raw, text=raw.title), None, (span,), (span,), (), None)
    return replace(
        report,
        report=alone,
        entities=(),
        statements=(),
        quantities=figures_of(raw.title),
        dates=(),
        sentence_vectors=report.title_vector,
    )


def figures_of(title: str) -> tuple[Quantity, ...]:
    """The figures of a headline, each with its bound, what is counted and what became of it, in text order."""
    tokens = tuple(tokens_of(title))
    found, at = [], 0
    while at < len(tokens):
        number = number_at(tokens, at)
        if number is not None and is_figure(number):
            figure = figure_of(title, tokens, number)
            found += [figure] if figure.scope or number.value >= FEWEST else []
        at = number.last if number is not None else at + 1
    return tuple(found)


def is_figure(number: Number) -> bool:
    """Whether it is a number of its own: no year, no fraction, no "dozens"."""
    return not (number.vague or number.share or number.suffix or YEARS[0] <= number.value <= YEARS[1])


def figure_of(title: str, tokens: tuple[Token, ...], number: Number) -> Quantity:
    """The number as a quantity."""
    first, last = tokens[number.first], tokens[number.last - 1]
    bound: Bound = "exactly"
    start = first.start
    for words, told in BOUNDS.items():
        before = tokens[max(0, number.first - len(words)) : number.first]
        if tuple(token.lower for token in before) == words:
            bound, start = told, before[0].start
    near = [token.lower for token in tokens[number.last : number.last + OUTCOME] if token.is_word]
    scope = tuple(dict.fromkeys(OUTCOMES[word] for word in near if word in OUTCOMES))
    if not scope and number.first and tokens[number.first - 1].lower in OUTCOMES:
        scope = (OUTCOMES[tokens[number.first - 1].lower],)
    nouns = [word for word in near[:NOUNS] if word.isalpha() and word not in light_words() and word not in OUTCOMES]
    sign = title[first.start - 1 : first.start] if first.start else ""
    behind = title[last.end : last.end + 9].casefold()
    share = behind.startswith(("%", " percent", " per cent"))
    unit = SIGNS.get(sign) or ("percent" if share else "person" if scope else None)
    return Quantity(
        start=start,
        end=last.end,
        low=None if bound in ("at-most", "less-than") else number.value,
        high=None if bound in ("at-least", "more-than") else number.value,
        bound=bound,
        unit=unit,
        counts=" ".join(nouns) if unit in (None, "person") else "",
        scope=scope,
        relative=None,
        statement=None,
    )
