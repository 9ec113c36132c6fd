"""How surely a report tells events as facts, from -3 (certainly not so) over 0 (open) to 3 (certainly so).

The scale and its training sentences are those of Lee, Artzi, Choi and Zettlemoyer (2015).
"""

from collections.abc import Sequence

from quoth.annotate.attribution import drafts_by_rules
from quoth.annotate.reader.hints import within
from quoth.annotate.reader.scoring import scored
from quoth.annotate.sentence import sentence_of
from quoth.annotate.views import views_of
from quoth.encoder import Encoder
from quoth.types import Report, Span

LEAST, MOST = -3.0, 3.0


def grades_of(report: Report, events: Sequence[Span], encoder: Encoder) -> list[float]:
    """For each event (the words that name it, mostly a verb) its grade; 3 for one that stands in no sentence."""
    ruled = drafts_by_rules([sentence_of(view) for view in views_of(report)])
    grades = [MOST] * len(events)
    for window, tags, _ in scored(report, encoder, ruled):
        for number, event in enumerate(events):
            unit, end = within(window.units, event)
            if unit < end and window.body.start <= unit < window.body.end:
                grades[number] = min(MOST, max(LEAST, float(tags.grade[unit, 0])))
    return grades
