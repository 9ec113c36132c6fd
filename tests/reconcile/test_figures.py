"""Figures of the same counted thing stand side by side; figures that nobody would compare are left out."""

from msgspec.structs import replace
from tests.reconcile.hand import Said, counted, lineage_of, report_of

from quoth.reconcile import reconcile_story
from quoth.types import Date


def test_two_reports_on_one_count_are_one_figure() -> None:
    a = report_of("a", Said("the fire hurt 40 people", 0, "Dana Korvel", quantities=[counted("40 people", 40)]))
    b = report_of("b", Said("the blaze hurt 43 people", 0, quantities=[counted("43 people", 43)]))
    (figure,) = reconcile_story((a, b), lineage_of(("a",), ("b",))).figures
    assert [(value.low, value.speaker, value.span.report) for value in figure.values] == [
        (40, "Dana Korvel", "a"),
        (43, None, "b"),
    ]


def test_dead_and_injured_are_two_things() -> None:
    dead, hurt = counted("4 people", 4, scope=("killed",)), counted("9 people", 9, scope=("injured",))
    a = report_of("a", Said("the fire killed 4 people", 0, quantities=[dead]))
    b = report_of("b", Said("the fire killed, 9 people hurt", 0, quantities=[hurt]))
    assert reconcile_story((a, b), lineage_of(("a",), ("b",))).figures == ()


def test_a_figure_of_one_report_is_not_worth_a_look() -> None:
    a = report_of("a", Said("the fire hurt 40 people", 0, quantities=[counted("40 people", 40)]))
    assert reconcile_story((a,), lineage_of(("a",))).figures == ()


def test_a_day_tells_the_state_of_a_figure_unless_it_begins_or_ends_a_time() -> None:
    def state_of(words: str) -> str | None:
        a = report_of("a", Said(f"40 people fell ill {words}", 0, quantities=[counted("40 people", 40)]))
        b = report_of("b", Said("43 people fell ill", 0, quantities=[counted("43 people", 43)]))
        at = a.text.index("May 2")
        day = Date(at, at + 5, "2024-05-02", "2024-05-02", "day", "a-0")
        (figure,) = reconcile_story((replace(a, dates=(day,)), b), lineage_of(("a",), ("b",))).figures
        found = figure.values[0].as_of
        return found.earliest if found else None

    assert state_of("on May 2") == "2024-05-02"
    assert state_of("since May 2") is None
