"""Each quotation of a side has its own speaker: on the page and in Markdown."""

from msgspec.structs import replace
from tests import factory

from quoth.compose.voices import voices_of
from quoth.edges.formats.markdown import render_markdown
from quoth.edges.web.one_file import render_page
from quoth.types import AnnotatedReport, Dossier, Side

NOTICE = (
    "Twice as many ferries\n\nThe council will send 40 ferries, mayor Ida Brok said.\n\n"
    "The number is twice what it was, harbour master Ada Rell said. A total of 40 ferries is new.\n"
)


def notice() -> AnnotatedReport:
    """A report with two speakers and words of its own."""
    read = factory.report("notice", NOTICE, outlet="Notice")
    said = (
        factory.statement(read, "n1", "The council will send 40 ferries", "Ida Brok"),
        factory.statement(read, "n2", "The number is twice what it was", "Ada Rell"),
        factory.statement(read, "n3", "A total of 40 ferries is new", form="own"),
    )
    return replace(read, statements=said)


def side_of(read: AnnotatedReport, *words: str, speaker: str | None, reading: str | None = None) -> Side:
    """A side of the words."""
    return Side(tuple(factory.place(read, one) for one in words), speaker, ("o1",), reading)


def told(side: Side, read: AnnotatedReport) -> Dossier:
    """A dossier with one difference that has the side."""
    other = factory.herald()
    across = Side((factory.place(other, "12 days after"),), None, ("o1",))
    story = factory.story(factory.harbour(), other)
    made = replace(story, reports=(*story.reports, read.id), differences=(factory.difference("d9", side, across),))
    known = factory.dossier()
    return replace(known, stories=(made,), reports=(*known.reports, read))


def test_a_speaker_is_not_given_the_words_of_another_or_of_the_report() -> None:
    read = notice()
    side = side_of(read, "twice what it was", "40 ferries", "A total of 40", speaker="Ada Rell")
    voices = voices_of({read.id: read}, side, {})
    assert [(one.name, len(one.places)) for one in voices] == [("Ada Rell", 1), ("Ida Brok", 1), (None, 1)]


def test_words_of_the_report_alone_are_nobody_elses() -> None:
    read = notice()
    side = side_of(read, "A total of 40", "ferries is new", speaker="Ada Rell")
    assert [one.name for one in voices_of({read.id: read}, side, {})] == [None]


def test_one_speaker_of_all_words_is_told_once() -> None:
    read = notice()
    side = side_of(read, "The number", "twice what it was", speaker="Ada Rell")
    assert [one.name for one in voices_of({read.id: read}, side, {})] == ["Ada Rell"]


def test_the_page_and_markdown_give_each_quotation_its_speaker() -> None:
    read = notice()
    side = side_of(read, "twice what it was", "40 ferries", speaker="Ada Rell", reading="40 = 2 × 20")
    made = told(side, read)
    page, text = render_page(made), render_markdown(made)
    first, second = page.index("said by Ada Rell"), page.index("said by Ida Brok")
    assert page.index("twice what it was</mark>") < first < page.index("40 ferries</mark>") < second
    assert ", Ada Rell[^C2]; Ida Brok[^C1]" in text
