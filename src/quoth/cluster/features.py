"""What a report is about: its words and names weighed by rarity, figures, people, meaning, day; other reports apart."""

import math
from collections import Counter
from datetime import date

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from quoth.text.content import is_name, stems_in, words_with_opening
from quoth.text.folding import fold_words
from quoth.text.rarity import rarity_of
from quoth.types import AnnotatedReport

LEAD_SENTENCES = 5

Weights = dict[str, float]


class Features(Struct, frozen=True):
    """Stems, names and figures as weights of unit length (term frequency damped, times rarity), the last names of people,
    the mean vector of title and first sentences (a unit row), the day of publication."""

    stems: Weights
    names: Weights
    figures: Weights
    people: frozenset[str]
    vector: NDArray[np.float32]
    day: date | None


def features_of(read: AnnotatedReport) -> Features:
    """The features of one report."""
    report = read.report
    title, published = report.raw.title, report.raw.published
    pieces = [(read.text, span.start, span.end, span != report.headline) for span in report.sentences]
    if title and report.raw.title_apart:
        pieces.insert(0, (title, 0, len(title), False))
    stems, names, figures = Counter[str](), Counter[str](), Counter[str]()
    for text, start, end, prose in pieces:
        for token, opens in words_with_opening(text, start, end):
            found = stems_in(token)
            stems.update(found)
            if token.text[0].isdigit():
                figures.update(found)
            elif prose and is_name(token, opens=opens):
                names.update(found)
    return Features(
        stems=weighed(stems),
        names=weighed(names),
        figures=weighed(figures),
        people=frozenset(words[-1] for e in read.entities if e.kind == "person" and (words := fold_words(e.name))),
        vector=lead_vector(read),
        day=date.fromisoformat(published[:10]) if published else None,
    )


def weighed(counts: Counter[str]) -> Weights:
    """Counts as weights of unit length: (1 + log count) x rarity."""
    raw = {stem: (1 + math.log(count)) * rarity_of(stem) for stem, count in sorted(counts.items())}
    length = math.sqrt(math.fsum(weight * weight for weight in raw.values()))
    return {stem: weight / length for stem, weight in raw.items()} if length else {}


def lead_vector(read: AnnotatedReport) -> NDArray[np.float32]:
    """The mean of the vectors of title and first sentences, of length 1 (or 0 without any)."""
    rows = read.sentence_vectors[:LEAD_SENTENCES]
    if len(read.title_vector):
        rows = np.concatenate([read.title_vector, rows])
    mean = rows.mean(axis=0) if len(rows) else np.zeros(read.sentence_vectors.shape[1], np.float32)
    length = float(np.linalg.norm(mean))
    return (mean / length if length else mean).astype(np.float32)
