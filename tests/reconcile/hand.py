"""Annotated reports made by hand: contents, speakers and topics are given, nothing is read by a model."""

import hashlib
from collections.abc import Sequence

import numpy as np

from quoth.types import (
    AnnotatedReport,
    Edge,
    Lineage,
    Link,
    Origin,
    Origins,
    Quantity,
    RawReport,
    Report,
    Span,
    Statement,
)
from quoth.types.statements import SpeakerKind, Stance

DIMENSIONS = 16


class Said:
    """One sentence of a made report: what is said, on which topic (0 to 14), by whom, how surely."""

    def __init__(
        self,
        content: str,
        topic: int,
        *speakers: str,
        stance: Stance = "asserted",
        kind: SpeakerKind = "person",
        quantities: Sequence[Quantity] = (),
    ) -> None:
        self.content, self.topic, self.speakers = content, topic, speakers
        self.stance, self.kind, self.quantities = stance, kind, quantities


def counted(words: str, low: int, **fields: object) -> Quantity:
    """A quantity that stands at `words` in its sentence; the last word is what is counted (see `report_of`)."""
    high = None if fields.get("bound") in ("at-least", "more-than") else low
    known: dict[str, object] = {
        "start": 0, "end": 0, "low": low, "high": high, "bound": "exactly",
        "unit": "person", "counts": words, "scope": (), "relative": None, "statement": None,
    }  # fmt: skip
    return Quantity(**{**known, **fields})  # type: ignore[arg-type]


def report_of(name: str, *said: Said, outlet: str | None = None) -> AnnotatedReport:
    """A report in which the contents stand one after the other, each a sentence of its own."""
    text, sentences, statements, quantities, rows = "", [], [], [], []
    for number, one in enumerate(said):
        start = len(text)
        text += one.content + ". "
        span = Span(start, start + len(one.content))
        sentences.append(Span(start, span.end + 1))
        chain = tuple(Link(speaker, None, one.kind, None, None, None, None) for speaker in one.speakers)
        statements.append(
            Statement(f"{name}-{number}", (span,), chain, one.stance, "indirect" if chain else "own", None, "made")
        )
        quantities += [placed(quantity, one, start, f"{name}-{number}") for quantity in one.quantities]
        rows.append(direction(one))
    raw = RawReport(name, name, (), None, outlet, None, (), None, None, "en", text, False, {})
    report = Report(raw, None, tuple(sentences), (Span(0, len(text)),), (), None)
    vectors = np.array(rows, np.float32).reshape(len(rows), DIMENSIONS)
    nothing = np.zeros((0, DIMENSIONS), np.float32)
    return AnnotatedReport(report, (), tuple(statements), tuple(quantities), (), vectors, vectors, nothing)


def placed(quantity: Quantity, said: Said, start: int, statement: str) -> Quantity:
    """The quantity at its words."""
    at = start + said.content.index(quantity.counts)
    values = {field: getattr(quantity, field) for field in quantity.__struct_fields__}
    end, noun = at + len(quantity.counts), quantity.counts.split()[-1]
    return Quantity(**{**values, "start": at, "end": end, "counts": noun, "statement": statement})


def direction(said: Said) -> np.ndarray:
    """A unit vector near the axis of the topic; which way it leans comes from the words."""
    vector = np.zeros(DIMENSIONS, np.float32)
    vector[said.topic] = 1.0
    vector[DIMENSIONS - 1] = hashlib.sha256(said.content.encode()).digest()[0] / 1000
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


def lineage_of(*groups: tuple[str, ...], derived: Sequence[tuple[str, str]] = ()) -> Lineage:
    """Origin groups of report names, and rewrites as (child, parent)."""
    origins = tuple(Origin(f"o{n}", f"o{n}", group[0], group) for n, group in enumerate(groups))
    edges = tuple(Edge(child, parent, "rewrite", "known", 0.9, 0.8, (), (), "") for child, parent in derived)
    return Lineage(edges, Origins(len(groups), len(groups), "", origins))
