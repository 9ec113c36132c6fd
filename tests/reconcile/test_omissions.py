"""A rewrite that leaves out a denial or a limit of its source is told, and nothing else is."""

from tests.reconcile.hand import Said, lineage_of, report_of

from quoth.reconcile import reconcile_story

FIRE = "the fire began in a battery charger at the depot"


def test_a_denial_that_the_rewrite_leaves_out_is_an_omission() -> None:
    a = report_of("a", Said(FIRE, 0, "Dana Korvel"), Said("the sprinklers were old", 1, "Maud Esker", stance="denied"))
    b = report_of("b", Said(FIRE, 0, "Dana Korvel"))
    ledger = reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")]))
    (omission,) = ledger.omissions
    claim = next(claim for claim in ledger.claims if claim.id == omission.claim)
    assert (omission.report, claim.text) == ("b", "the sprinklers were old")


def test_a_denial_that_the_rewrite_carries_is_no_omission() -> None:
    a = report_of("a", Said(FIRE, 0), Said("the sprinklers were old", 1, "Maud Esker", stance="denied"))
    b = report_of("b", Said(FIRE, 0), Said("its sprinklers were too old", 1, "Maud Esker", stance="denied"))
    assert reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")])).omissions == ()


def test_independent_reports_owe_each_other_nothing() -> None:
    a = report_of("a", Said(FIRE, 0), Said("the sprinklers were old", 1, "Maud Esker", stance="denied"))
    b = report_of("b", Said(FIRE, 0))
    assert reconcile_story((a, b), lineage_of(("a",), ("b",))).omissions == ()


def test_a_plain_assertion_left_out_is_no_omission() -> None:
    a = report_of("a", Said(FIRE, 0), Said("the mayor thanked the crews", 1))
    b = report_of("b", Said(FIRE, 0))
    assert reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")])).omissions == ()


def test_what_is_said_not_to_be_so_is_a_limit() -> None:
    a = report_of("a", Said(FIRE, 0), Said("the crew found no bodies in the depot", 1, "Dana Korvel"))
    b = report_of("b", Said(FIRE, 0))
    (omission,) = reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")])).omissions
    assert omission.report == "b"


def test_a_rewrite_that_only_has_what_was_denied_leaves_out_the_denial() -> None:
    old = "the sprinklers in the depot were old"
    a = report_of("a", Said(old, 0, "Dana Korvel"), Said(f"that {old}", 0, "Maud Esker", stance="denied"))
    b = report_of("b", Said(old, 0, "Dana Korvel"))
    (omission,) = reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")])).omissions
    assert (omission.report, "Maud Esker" in omission.why) == ("b", True)


def test_what_one_sentence_denies_in_two_points_is_left_out_once() -> None:
    denied = "the sprinklers in the depot were old and that the alarm had been switched off for a week"
    a = report_of("a", Said(FIRE, 0, "Dana Korvel"), Said(denied, 1, "Maud Esker", stance="denied"))
    b = report_of("b", Said(FIRE, 0, "Dana Korvel"))
    (omission,) = reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")])).omissions
    assert "Maud Esker" in omission.why


def test_a_condition_that_the_rewrite_lost_is_left_out_though_it_tells_the_rest() -> None:
    tied = "the depot will be rebuilt if the council agrees"
    a = report_of("a", Said(FIRE, 0), Said(tied, 1, stance="conditional"))
    lost = report_of("b", Said(FIRE, 0), Said("the depot will be rebuilt", 1, stance="predicted"))
    kept = report_of("b", Said(FIRE, 0), Said("provided the council agrees the depot is to be rebuilt", 1))
    lineage = lineage_of(("a", "b"), derived=[("b", "a")])
    assert [one.report for one in reconcile_story((a, lost), lineage).omissions] == ["b"]
    assert reconcile_story((a, kept), lineage).omissions == ()


def test_what_a_sentence_grants_against_itself_is_a_limit() -> None:
    a = report_of("a", Said(FIRE, 0), Said("though the crews had been warned before", 1))
    b = report_of("b", Said(FIRE, 0))
    (omission,) = reconcile_story((a, b), lineage_of(("a", "b"), derived=[("b", "a")])).omissions
    assert omission.report == "b"
