"""A sentence of the brief held against the paragraphs that it cites: it passes, or a plainer one takes its place.

Its quotations stand there word for word, its figures with the bound that they have there; every other word of weight
stands there too, names whoever speaks there or a report, or is one of our own; no "not" and no doubt is gone.
"""

import re
from functools import cache

from quoth.compare.keys import keys_of
from quoth.compose.material import Material
from quoth.compose.telling import report_name
from quoth.lexicons import load_words
from quoth.text.numbers import number_at
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport, BriefSentence, Place, Span

# The words of our templates.
OURS = (
    "account accounts agreed as at by called changed dead double earlier found from gives half has have identified in injured later least"
    " most named names nobody not of on only out own quotes reports said say says speak speaks than times triple twice voice what while"
    " whom with word words own"
)
COUNTS = re.compile(r" \(\d[^()]*\)$")
QUOTED = re.compile(r"“([^”]*)”?")
LOOSE = frozenset({"exactly", "about"})


def holds_against(material: Material, sentence: BriefSentence, *, told: bool) -> bool:
    """Whether what a sentence says stands in the paragraphs that it cites; one that is `told` also keeps every limit."""
    cited = [place for place in sentence.citations if place.part == "text" and place.report in material.reports]
    if len(cited) < len(sentence.citations):
        return True  # a headline stands by itself
    words = COUNTS.sub("", sentence.text.rstrip("."))
    paragraphs = [paragraph_at(material.reports[place.report], place) for place in cited]
    text = "\n".join(span.of(material.reports[p.report].text) for p, span in zip(cited, paragraphs, strict=True))
    # Whose word a difference is stands in its sides, which may be told of him further up.
    everything = [Span(0, len(material.reports[place.report].text)) for place in cited]
    bare = QUOTED.sub(" ", words)
    for name in {report_name(material.reports[place.report]) for place in cited}:
        bare = bare.replace(name, " ")
    return (
        is_quoted_there(words, text)
        and has_no_other_word(material, bare, text, list(zip(cited, paragraphs if told else everything, strict=True)))
        and values_in(bare) <= values_in(text)
        and (not told or keeps_its_limits(material.reports[cited[0].report], cited[0], words))
    )


def paragraph_at(read: AnnotatedReport, place: Place) -> Span:
    """The paragraph that a place begins in."""
    return next((p for p in read.report.paragraphs if p.start <= place.start < p.end), place.span)


def is_quoted_there(words: str, text: str) -> bool:
    """Whether each piece between quotation marks stands in the text, but for spaces and marks."""
    whole = squeezed(text)
    return all(squeezed(piece) in whole for quotation in QUOTED.findall(words) for piece in quotation.split("…"))


def squeezed(text: str) -> str:
    """Letters and figures alone, in small letters."""
    return re.sub(r"[\W_]", "", text.casefold())


def has_no_other_word(material: Material, bare: str, text: str, cited: list[tuple[Place, Span]]) -> bool:
    """Whether every content word outside quotation marks is of the text, of the name of a speaker there, or ours."""
    known = {*keys_of(text), *our_keys()}
    for place, paragraph in cited:
        known.update(keys_of_speakers(material.reports[place.report], paragraph))
    return all(key in known or key[:1].isdigit() for key in keys_of(bare))


def keys_of_speakers(read: AnnotatedReport, paragraph: Span) -> set[str]:
    """The content words of all names of those who speak in a stretch of a report."""
    names = {e.id: e for e in read.entities}
    links = (link for s in read.statements if any(piece.overlaps(paragraph) for piece in s.content) for link in s.chain)
    found: set[str] = set()
    for link in links:
        mentions = names[link.entity].mentions if link.entity in names else ()
        found.update(keys_of(link.speaker), *(keys_of(span.of(read.text)) for span in mentions))
    return found


@cache
def our_keys() -> frozenset[str]:
    """The content words of the templates."""
    return frozenset(keys_of(OURS))


def values_in(text: str) -> frozenset[float]:
    """The numbers in a text, written or in figures; one and two are too often no number."""
    tokens = tokens_of(text)
    found = (number_at(tokens, index) for index in range(len(tokens)))
    return frozenset(number.value for number in found if number is not None and number.value > 2)


def keeps_its_limits(read: AnnotatedReport, place: Place, words: str) -> bool:
    """Whether every "not", every doubt and every bound of a figure in the words cited is in the sentence."""
    said, source = (set(word_list(text)) for text in (words, place.span.of(read.text)))
    if (source & limiting()) - said:
        return False
    whole = squeezed(words)
    held = [q for q in read.quantities if q.span.overlaps(place.span) and q.bound not in LOOSE]
    numbers = values_in(words)
    return all(
        squeezed(q.span.of(read.text)) in whole
        for q in held
        if any(end is not None and float(end) in numbers for end in (q.low, q.high))
    )


@cache
def limiting() -> frozenset[str]:
    """The words that turn or limit what stands beside them."""
    return frozenset({*load_words("negators"), *load_words("brief_limits")})


def word_list(text: str) -> list[str]:
    """The words of a text in small letters; the short forms of "not" as that word."""
    return re.findall(r"[\w’'-]+", re.sub(r"n[’']t\b", " not", text.casefold()))
