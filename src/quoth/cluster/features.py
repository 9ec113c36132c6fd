"""What a report is about: its names, its words, its meaning; small and independent of other reports."""

from datetime import date

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from quoth.text.folding import fold_words
from quoth.text.stems import content_stems
from quoth.types import AnnotatedReport

LEAD_SENTENCES = 5


class Features(Struct, frozen=True):
    """Names folded to their last words, stems of content words, the mean vector of the first sentences, the day."""

    names: frozenset[str]
    places: frozenset[str]
    stems: frozenset[str]
    vector: NDArray[np.float32]
    day: date | None


def features_of(read: AnnotatedReport) -> Features:
    """The features of one report."""
    named = [e for e in read.entities if e.name[:1].isupper() and e.kind != "other"]
    folded = {kind: frozenset(w[-1] for e in named if (w := fold_words(e.name)) and (e.kind == "place") == (kind == "place"))
              for kind in ("place", "name")}  # fmt: skip
    rows = read.sentence_vectors[:LEAD_SENTENCES]
    if len(read.title_vector):
        rows = np.concatenate([read.title_vector, rows])
    mean = rows.mean(axis=0) if len(rows) else np.zeros(read.sentence_vectors.shape[1], np.float32)
    length = float(np.linalg.norm(mean))
    title = read.report.raw.title or ""
    published = read.report.raw.published
    return Features(
        names=folded["name"],
        places=folded["place"],
        stems=frozenset(content_stems(f"{title} {read.text}")),
        vector=(mean / length if length else mean).astype(np.float32),
        day=date.fromisoformat(published[:10]) if published else None,
    )
