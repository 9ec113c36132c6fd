"""A speaker is listed once, however the reports spell the name."""

from tests.reconcile.hand import Said, report_of

from quoth.reconcile.speakers import gather_speakers
from quoth.types import Claim, Interval, Place, Support


def test_spellings_of_one_name_are_variants() -> None:
    reports = (
        report_of("a", Said("the bridge is closed", 0, "Bae Jun-ho"), Said("it stays closed", 1, "Bae Jun-ho")),
        report_of("b", Said("the bridge was shut", 0, "Bae Junho")),
    )
    (speaker,) = gather_speakers(reports)
    assert {speaker.name, *speaker.variants} == {"Bae Jun-ho", "Bae Junho"}
    assert speaker.statements == ("a-0", "a-1", "b-0")


def test_two_full_names_stay_two_speakers() -> None:
    reports = (report_of("a", Said("yes", 0, "Mara Quist")), report_of("b", Said("no", 1, "Jonas Quist")))
    assert [speaker.name for speaker in gather_speakers(reports)] == ["Jonas Quist", "Mara Quist"]


def test_every_link_of_a_chain_is_a_speaker() -> None:
    reports = (report_of("a", Said("the dam leaks", 0, "Ilan Brost", "Water Authority")),)
    assert {speaker.name for speaker in gather_speakers(reports)} == {"Ilan Brost", "Water Authority"}


def claim_of(*statements: str) -> Claim:
    supports = tuple(Support(statement, statement[0], "o", None) for statement in statements)
    one = Interval(1, 1)
    return Claim("c", "it is so", Place(statements[0][0], 0, 1), "agreed", supports, (), (), one, one, None)


def test_the_spelling_met_most_often_gives_the_name() -> None:
    reports = (
        report_of("a", Said("yes", 0, "Petya Janev"), Said("no", 1, "Petya Yanev")),
        report_of("b", Said("perhaps", 2, "Petya Yanev")),
    )
    (speaker,) = gather_speakers(reports)
    assert (speaker.name, speaker.variants) == ("Petya Yanev", ("Petya Janev",))


def test_a_group_in_other_words_is_one_group() -> None:
    reports = (
        report_of("a", Said("a", 0, "politicians", kind="group"), Said("b", 1, "Latvian politicians", kind="group")),
        report_of("b", Said("c", 2, "Latvian lawmakers", kind="group")),
    )
    (speaker,) = gather_speakers(reports)
    assert {speaker.name, *speaker.variants} == {"Latvian politicians", "Latvian lawmakers", "politicians"}


def test_a_body_in_fewer_words_is_the_same_body_where_only_one_fits() -> None:
    def inspectorates(*names: str) -> int:
        reports = tuple(report_of(str(n), Said("x", n, name, kind="government")) for n, name in enumerate(names))
        return len(gather_speakers(reports))

    assert inspectorates("mines inspectorate", "state inspectorate of mines and quarries") == 1
    assert inspectorates("mines inspectorate", "mines and quarries inspectorate", "mines and dams inspectorate") == 3


def test_the_nameless_are_one_across_reports_where_they_say_the_same() -> None:
    reports = (
        report_of("a", Said("the gate was open", 0, "port official", kind="unnamed")),
        report_of("b", Said("the gate stood open", 0, "official at the harbour", kind="unnamed")),
    )
    assert len(gather_speakers(reports)) == 2
    assert len(gather_speakers(reports, (claim_of("a-0", "b-0"),))) == 1


def test_pronouns_that_mean_nobody_known_are_no_speakers() -> None:
    assert gather_speakers((report_of("a", Said("yes", 0, "it"), Said("no", 1, "No one")),)) == ()


def test_bare_papers_tell_of_nobody() -> None:
    reports = (report_of("a", Said("yes", 0, "new estimates", kind="document"), Said("no", 1, "40-page indictment")),)
    assert [speaker.name for speaker in gather_speakers(reports)] == ["40-page indictment"]
