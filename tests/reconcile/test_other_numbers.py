"""Numbers of one thing are found in reports whose statements nothing else joins."""

from msgspec.structs import replace
from tests.reconcile.hand import Said, counted, lineage_of, report_of

from quoth.compare import Finding
from quoth.reconcile.members import gather_members
from quoth.reconcile.other_numbers import find_other_numbers
from quoth.reconcile.provenance import provenance_of
from quoth.types import AnnotatedReport, Quantity


def money(words: str, value: float) -> Quantity:
    return replace(counted(words, 1, unit="EUR"), low=value, high=value)


def found(rule: str, *reports: AnnotatedReport) -> list[Finding]:
    provenance = provenance_of(tuple(r.id for r in reports), lineage_of(*((report.id,) for report in reports)))
    listed = find_other_numbers(gather_members(reports), provenance)
    return [one.finding for one in listed if one.finding.rule == rule]


def dated(report: AnnotatedReport, published: str) -> AnnotatedReport:
    return replace(report, report=replace(report.report, raw=replace(report.report.raw, published=published)))


def test_a_slip_of_one_digit_is_a_conflict() -> None:
    a = report_of("a", Said("a harp bill came to 4,687.75", 0, quantities=[money("4,687.75", 4687.75)]))
    b = report_of("b", Said("he spent 4,587.75 on a harp that year", 5, quantities=[money("4,587.75", 4587.75)]))
    (made,) = found("digits_were_changed", a, b)
    assert (made.kind, made.verdict) == ("figure", "conflict")


def test_two_digits_that_changed_places_are_a_conflict() -> None:
    a = report_of("a", Said("the Orlan share closed at 9.07", 0, quantities=[money("9.07", 9.07)]))
    b = report_of("b", Said("poor Orlan sat at 9.70", 5, quantities=[money("9.70", 9.7)]))
    assert found("digits_were_changed", a, b)


def test_long_numbers_of_other_things_are_no_conflict() -> None:
    a = report_of("a", Said("a harp bill came to 4,687.75", 0, quantities=[money("4,687.75", 4687.75)]))
    b = report_of("b", Said("the roof took 4,587.75", 5, quantities=[money("4,587.75", 4587.75)]))
    assert not found("digits_were_changed", a, b)


def test_a_report_that_gives_both_numbers_tells_of_two_things() -> None:
    both = [money("4,687.75", 4687.75), money("4,587.75", 4587.75)]
    a = report_of("a", Said("a harp bill came to 4,687.75 and a second harp to 4,587.75", 0, quantities=both))
    b = report_of("b", Said("he spent 4,587.75 on a harp that year", 5, quantities=both[1:]))
    assert not found("digits_were_changed", a, b)


def test_a_later_higher_toll_is_an_update_in_whatever_words_it_is_told() -> None:
    hurt = [counted("17 people", 17, scope=("injured",)), counted("19 people", 19, scope=("injured",))]
    a = report_of("a", Said("the pier gave way injuring 17 people", 0, "Ada Brenn", quantities=hurt[:1]))
    b = report_of("b", Said("doctors had treated 19 people", 5, "Olav Tarn", quantities=hurt[1:]))
    listed = found("toll_is_another", dated(a, "2031-05-10T18:00"), dated(b, "2031-05-11T06:00"))
    assert [(d.verdict, d.reason) for d in listed] == [("compatible", "update")]


def test_tolls_of_one_hour_cannot_both_hold() -> None:
    hurt = [counted("17 people", 17, scope=("injured",)), counted("19 people", 19, scope=("injured",))]
    a = report_of("a", Said("the pier gave way injuring 17 people", 0, "Ada Brenn", quantities=hurt[:1]))
    b = report_of("b", Said("doctors had treated 19 people", 5, "Olav Tarn", quantities=hurt[1:]))
    listed = found("toll_is_another", dated(a, "2031-05-10T18:00"), dated(b, "2031-05-10T18:00"))
    assert [d.verdict for d in listed] == ["conflict"]


def test_a_lower_toll_of_a_later_hour_is_left_open() -> None:
    hurt = [counted("19 people", 19, scope=("injured",)), counted("17 people", 17, scope=("injured",))]
    a = report_of("a", Said("the pier gave way injuring 19 people", 0, "Ada Brenn", quantities=hurt[:1]))
    b = report_of("b", Said("doctors had treated 17 people", 5, "Olav Tarn", quantities=hurt[1:]))
    listed = found("toll_is_another", dated(a, "2031-05-10T18:00"), dated(b, "2031-05-11T06:00"))
    assert [d.verdict for d in listed] == ["unclear"]


def test_a_strike_of_one_year_that_took_other_days_is_a_conflict() -> None:
    days = [counted("17 days", 17, unit="day"), counted("14 days", 14, unit="day")]
    a = report_of("a", Said("the last strike in 2029 took 17 days", 0, quantities=days[:1]))
    b = report_of("b", Said("they had voted for 14 days of strike in 2029", 5, quantities=days[1:]))
    assert found("stretch_of_that_year_is_another", a, b)


def test_two_counts_of_one_noun_that_hardly_differ_are_a_conflict() -> None:
    a = report_of("a", Said("the walkout shut 31 mills", 0, quantities=[counted("31 mills", 31, unit="mill")]))
    b = report_of("b", Said("thirty mills stood still", 5, quantities=[counted("thirty mills", 30, unit="mill")]))
    assert found("is_hardly_another", a, b)


def test_a_report_with_two_counts_of_that_size_counts_more_than_one_thing() -> None:
    two = [counted("31 mills", 31, unit="mill"), counted("33 mills", 33, unit="mill")]
    a = report_of("a", Said("the walkout shut 31 mills, the frost 33 mills", 0, quantities=two))
    b = report_of("b", Said("thirty mills stood still", 5, quantities=[counted("thirty mills", 30, unit="mill")]))
    assert not found("is_hardly_another", a, b)


def share(told: str, value: float) -> AnnotatedReport:
    name = f"{value:g}"
    return report_of(name, Said(told, 0, quantities=[replace(money(f"{name} percent", value), unit="percent")]))


def test_a_share_in_clauses_of_the_same_words_is_another() -> None:
    a = share("the catch of herring has fallen by 12 percent since 2027", 12)
    b = share("since 2027, the herring catch is down 15 percent, the harbour office says", 15)
    (made,) = found("clause_has_another_number", a, b)
    assert (made.kind, made.verdict) == ("figure", "conflict")


def test_shares_in_clauses_of_other_words_are_of_other_things() -> None:
    a = share("the catch of herring has fallen by 12 percent since 2027", 12)
    b = share("the price of diesel has fallen by 15 percent since spring", 15)
    assert not found("clause_has_another_number", a, b)


def test_a_sum_that_is_said_to_be_round_is_no_other_sum() -> None:
    a = report_of("a", Said("the harp repair cost Orlan 300 and change", 0, quantities=[money("300", 300)]))
    b = report_of("b", Said("the harp repair cost Orlan 313.89", 0, quantities=[money("313.89", 313.89)]))
    assert not found("clause_has_another_number", a, b)
