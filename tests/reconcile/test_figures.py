"""Figures of the same counted thing stand side by side; figures that nobody would compare are left out."""

from tests.reconcile.hand import Said, counted, lineage_of, report_of

from quoth.reconcile import reconcile_story


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
