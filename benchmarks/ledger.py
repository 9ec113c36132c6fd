"""Time and memory of the ledger on made-up stories of growing size, after annotation.

    python benchmarks/ledger.py [REPORTS ...]

A story has 40 subjects; a report tells 30 of them, each in words of its own, half of the reports are rewrites. The
vectors are points near a direction a subject, so no model is needed and the figures are those of reconciling alone.
"""

import resource
import sys
import time

import numpy as np

from quoth.reconcile import reconcile_story
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
from quoth.types.statements import Stance

SUBJECTS, TOLD, DIMENSIONS, WORDS = 40, 30, 384, 14
SPEAKERS = ("Ada Morn", "Ben Okely", "Ministry of Works", "two residents", "Carla Renn")


def made_report(number: int, subjects: np.ndarray) -> AnnotatedReport:
    """A report that tells its subjects in sentences of made-up words, some with a figure, some by a speaker."""
    random = np.random.default_rng(number)
    name = f"r{number:05d}"
    text, sentences, statements, quantities, rows = "", [], [], [], []
    for place, subject in enumerate(sorted(random.choice(SUBJECTS, TOLD, replace=False).tolist())):
        words = [f"w{subject}x{word}" for word in random.choice(20, WORDS, replace=False)]
        figure = str(100 + 5 * subject + int(random.integers(2)))
        start = len(text)
        text += " ".join([figure, *words]) + ". "
        span = Span(start, len(text) - 2)
        speaker = SPEAKERS[int(random.integers(len(SPEAKERS)))]
        chain = (Link(speaker, None, "person", None, None, None, None),) if subject % 2 else ()
        stance: Stance = "denied" if subject % 20 == 1 and random.integers(3) == 0 else "asserted"
        key = f"{name}-{place}"
        sentences.append(Span(start, len(text) - 1))
        statements.append(Statement(key, (span,), chain, stance, "indirect", None, "made"))
        end, value = start + len(figure), int(figure)
        quantities.append(Quantity(start, end, value, value, "exactly", "person", words[0], (), None, key))
        vector = subjects[subject] + 0.5 * random.standard_normal(DIMENSIONS) / np.sqrt(DIMENSIONS)
        rows.append(vector / np.linalg.norm(vector))
    raw = RawReport(name, name, (), None, f"Outlet {number}", None, (), None, None, "en", text, False, {})
    report = Report(raw, None, tuple(sentences), (Span(0, len(text)),), (), None)
    vectors = np.array(rows, np.float32)
    return AnnotatedReport(
        report, (), tuple(statements), tuple(quantities), (), vectors, vectors, np.zeros((0, DIMENSIONS), np.float32)
    )


def made_story(count: int) -> tuple[tuple[AnnotatedReport, ...], Lineage]:
    """So many reports; each odd one is a rewrite of the one before it."""
    subjects = np.random.default_rng(7).standard_normal((SUBJECTS, DIMENSIONS))
    subjects /= np.linalg.norm(subjects, axis=1, keepdims=True)
    reports = tuple(made_report(number, subjects) for number in range(count))
    pairs = [(reports[n].id, reports[n - 1].id) for n in range(1, count, 2)]
    edges = tuple(Edge(child, parent, "rewrite", "known", 0.9, 0.8, (), (), "") for child, parent in pairs)
    groups = [tuple(report.id for report in reports[n : n + 2]) for n in range(0, count, 2)]
    origins = tuple(Origin(group[0], group[0], group[0], group) for group in groups)
    return reports, Lineage(edges, Origins(len(groups), len(groups), "", origins))


def main(counts: list[int]) -> None:
    """Prints a row a size: the seconds that passed, those that the processor was busy with it, and these for a statement."""
    print(
        f"{'reports':>8} {'statements':>11} {'seconds':>8} {'of CPU':>8} {'ms a statement':>15} {'claims':>7} {'peak MB':>8}"
    )
    for count in counts:
        reports, lineage = made_story(count)
        start, busy = time.perf_counter(), time.process_time()
        ledger = reconcile_story(reports, lineage)
        spent, busy = time.perf_counter() - start, time.process_time() - busy
        statements = sum(len(report.statements) for report in reports)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        each = 1000 * busy / statements
        print(
            f"{count:8} {statements:11} {spent:8.2f} {busy:8.2f} {each:15.2f} {len(ledger.claims):7} {peak:8}",
            flush=True,
        )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [5, 50, 500])
