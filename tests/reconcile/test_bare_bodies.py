"""A body that a report only calls "the ministry" is the one ministry that speaks in the other reports."""

from quoth.reconcile.same_voices import Voices, joined


def body(name: str, *reports: str, definite: bool = True) -> Voices:
    return Voices([name], {"government"}, [], set(reports), set(), definite)


FULL = body("Education Ministry of Tolm", "a", definite=False)


def test_the_bare_noun_of_another_report_is_the_one_body_with_that_noun() -> None:
    assert joined([FULL, body("ministry", "b")]) == [[0, 1]]


def test_it_is_not_where_two_have_it() -> None:
    two = [FULL, body("Finance Ministry of Tolm", "a"), body("ministry", "b")]
    assert len(joined(two)) == 3


def test_it_is_not_within_one_report_nor_without_the() -> None:
    assert len(joined([FULL, body("ministry", "a")])) == 2
    assert len(joined([FULL, body("ministry", "b", definite=False)])) == 2


def test_a_company_or_union_may_be_any() -> None:
    assert len(joined([body("mine workers' union", "a"), body("union", "b")])) == 2


def test_a_description_of_a_firm_is_the_firm_that_has_it_for_a_role() -> None:
    firm = Voices(["Ovrin Tal"], {"organisation"}, ["security company"], {"a", "b"}, set(), False)
    described = Voices(["security company"], {"organisation"}, [], {"b"}, set(), True)
    assert joined([firm, described]) == [[0, 1]]
    other = Voices(["printing company"], {"organisation"}, [], {"b"}, set(), True)
    assert len(joined([firm, other])) == 2
