"""A speaker is listed once, however the reports spell the name."""

from tests.reconcile.hand import Said, report_of

from quoth.reconcile.speakers import gather_speakers


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
