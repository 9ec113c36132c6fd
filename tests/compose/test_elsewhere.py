"""What one report says is "found only" there when no other says it in these or in other words."""

from tests.reconcile.hand import Said, report_of

from quoth.compose.elsewhere import said_elsewhere
from quoth.types import AnnotatedReport, Place


def told(*reports: AnnotatedReport) -> bool:
    own = reports[0]
    return said_elsewhere({r.id: r for r in reports}, Place(own.id, 0, own.report.sentences[0].end))


def test_the_same_words_in_another_report_are_found() -> None:
    assert told(
        report_of("a", Said("no siren sounded for an hour", 0)), report_of("b", Said("No siren sounded for an hour", 3))
    )


def test_other_words_for_the_same_are_found_by_what_they_share_and_how_near_they_are() -> None:
    a = report_of("a", Said("the town's siren stayed silent for an hour on Friday", 0))
    near = report_of("b", Said("for an hour nobody heard the siren on that Friday", 0))
    assert told(a, near)


def test_another_thing_leaves_it_alone_in_its_report() -> None:
    a = report_of("a", Said("the town's siren stayed silent for an hour on Friday", 0))
    assert not told(a, report_of("b", Said("the mayor opened a bridge", 5)))
