"""A claim rests on those who say it: not on who says the opposite, and not on who gives another number or year."""

import pytest
from tests.reconcile.hand import Said, counted, lineage_of, report_of

from quoth.reconcile import reconcile_story
from quoth.reconcile.members import Member, member_of
from quoth.reconcile.sides import says_the_opposite
from quoth.types import Claim, Interval


def claim_of(*words: str) -> Claim:
    """The claim of reports that each tell one of the words, each with a speaker of its own."""
    speakers = ("Dana Korvel", "Ilan Brost", "Mira Soot", "Otto Venn")
    reports = tuple(
        report_of(name, Said(told, 0, speaker)) for name, told, speaker in zip("abcd", words, speakers, strict=False)
    )
    (claim,) = reconcile_story(reports, lineage_of(*((report.id,) for report in reports))).claims
    return claim


def reports(supports: tuple[object, ...]) -> list[str]:
    """The reports behind the supports."""
    return [support.report for support in supports]  # type: ignore[attr-defined]


def test_who_says_the_opposite_denies_it_in_whatever_verb() -> None:
    claim = claim_of(
        "the harbour board suspended the talks",
        "the talks were suspended by the harbour board",
        "the harbour board will not suspend the talks",
    )
    assert (reports(claim.asserted), reports(claim.denied)) == (["a", "b"], ["c"])
    assert (claim.status, claim.origins, claim.sources) == ("disputed", Interval(2, 2), Interval(2, 2))


def test_who_gives_another_number_is_not_counted() -> None:
    claim = claim_of(
        "the crash in the tunnel killed 31 people",
        "31 people died in the tunnel crash",
        "19 people died in the tunnel crash",
    )
    assert (reports(claim.asserted), reports(claim.undecided)) == (["a", "b"], ["c"])
    assert (claim.status, claim.origins, claim.sources) == ("agreed", Interval(2, 2), Interval(2, 2))


def test_who_gives_no_number_does_not_say_the_number() -> None:
    claim = claim_of("the crash in the tunnel killed 31 people", "the crash in the tunnel killed many people")
    assert all("31" not in claim.text or support.report == "a" for support in claim.asserted)


def test_who_gives_another_year_is_not_counted() -> None:
    claim = claim_of("engineers warned of cracks in 2019", "engineers warned of cracks in 2021")
    assert (len(claim.asserted), len(claim.undecided), claim.status) == (1, 1, "single")


@pytest.mark.parametrize(
    ("one", "same", "other"),
    [
        (
            "the shifts were cut by half since the summer",
            "since the summer the shifts have been halved",
            "the shifts were cut by a third, not by half",
        ),
        (
            "the lamps failed after the collision of the barges",
            "after the collision of the barges the lamps failed",
            "the lamps failed before the collision of the barges",
        ),
    ],
)  # fmt: skip
def test_another_share_or_side_of_a_moment_is_not_counted(one: str, same: str, other: str) -> None:
    claim = claim_of(one, same, other)
    assert (reports(claim.asserted), reports(claim.undecided)) == (["a", "b"], ["c"])


def test_the_number_itself_is_not_more_than_the_number() -> None:
    more = counted("4,000 pupils", 4000, bound="more-than")
    bounds = (more, more, counted("4,000 pupils", 4000, bound="about"))
    words = ("more than 4,000 pupils were hit", "the leak hit more than 4,000 pupils", "nearly 4,000 pupils were hit")
    told = [Said(one, 0, "Dana Korvel", quantities=[bound]) for one, bound in zip(words, bounds, strict=True)]
    made = tuple(report_of(name, said) for name, said in zip("abc", told, strict=True))
    (claim,) = reconcile_story(made, lineage_of(("a",), ("b",), ("c",))).claims
    assert (reports(claim.asserted), reports(claim.undecided)) == (["a", "b"], ["c"])


def test_two_moments_are_no_two_sides_of_one() -> None:
    claim = claim_of("a patrol was sent only after 20 minutes", "20 minutes passed before the company sent a patrol")
    assert len(claim.asserted) == 2


def test_who_rules_out_the_contrary_says_so_and_who_does_not_rule_it_out_leaves_it_open() -> None:
    no = report_of("a", Said("no other pier will be closed", 0, "Dana Korvel"))
    ruled = report_of("b", Said("closing other piers", 0, "Dana Korvel", stance="denied"))
    unsure = report_of("c", Said("he did not rule out that another pier will be closed", 0, "Dana Korvel"))
    (claim,) = reconcile_story((no, ruled, unsure), lineage_of(("a",), ("b",), ("c",))).claims
    assert (reports(claim.asserted), reports(claim.undecided)) == (["a", "b"], ["c"])


def test_a_number_in_the_same_sentence_counts() -> None:
    claim = claim_of("the tunnel was built for 31 million crowns", "31 million crowns went into the tunnel")
    assert reports(claim.asserted) == ["a", "b"]


def member(words: str) -> Member:
    """A report's only statement as a member of a claim."""
    read = report_of("a", Said(words, 0))
    return member_of(0, read, read.statements[0], ())


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("the board will not revive the merger", "the board will revive the merger", True),
        ("none of the 61 guards took the money", "61 guards took the money", True),
        ("the board put the sale of permits on hold", "no permits of the board will be for sale", False),
        ("the board has secured the No. 1 pier", "the board has secured the number one pier", False),
        ("the board will revive the merger if rates stay low", "it will revive the merger if rates do not rise", False),
        ("9,000 people lost their homes or dared not return", "9,000 people lost homes or fear to return", False),
    ],
)  # fmt: skip
def test_a_not_alone_is_no_opposite(one: str, other: str, opposed: bool) -> None:
    assert says_the_opposite(member(one), member(other)) is opposed


def test_who_turns_the_words_of_any_who_say_so_denies_it() -> None:
    claim = claim_of(
        "this is not a finding of guilt", "the step is not a finding of any guilt", "this is a finding of guilt"
    )
    assert (reports(claim.asserted), reports(claim.denied)) == (["a", "b"], ["c"])


def test_who_asserts_what_others_ask_tells_it_otherwise() -> None:
    claim = claim_of(
        "police are looking into whether the guards took the money",
        "whether the guards took the money is being looked into by police",
        "the guards took the money that police are looking into",
    )
    assert reports(claim.undecided) == ["c"]


def test_a_number_that_most_give_is_in_the_wording() -> None:
    claim = claim_of(
        "the number of dead in the tunnel crash", "31 people died in the tunnel crash", "31 died in the crash"
    )
    assert claim.text.startswith("31")


def test_the_wording_that_most_say_is_printed() -> None:
    claim = claim_of(
        "the old town bridge was shut by 14 men of the guard",
        "the old town bridge was shut by the guard",
        "the guard shut the old bridge of the town",
        "the old bridge in town was shut by the guard",
    )
    assert len(claim.asserted) == 4
    assert "14" not in claim.text
