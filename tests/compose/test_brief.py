"""The brief: short, cited sentence by sentence, each with whose word it is, in the reports' own words."""

import re

from msgspec.structs import replace
from tests import factory

from quoth.compose import compose_dossier
from quoth.compose.brief import write_brief
from quoth.compose.contrasts import contrast
from quoth.settings import Settings
from quoth.types import AnnotatedReport, BriefSentence, Difference, Dossier, Ledger, Place, Side, Story

JUDGEMENTS = re.compile(r"\b(true|false|fake|verified|biased)\b", re.IGNORECASE)


def ledger_of(story: Story) -> Ledger:
    return Ledger(story.claims, story.differences, story.figures, story.speakers, story.omissions)


def brief_of(most: int = 120) -> tuple[BriefSentence, ...]:
    first, second = factory.harbour(), factory.herald()
    story = factory.story(first, second)
    return write_brief((first, second), story.lineage, ledger_of(story), most=most)


def outside_quotations(text: str) -> str:
    return re.sub(r"“[^”]*”", "", text)


def test_what_is_agreed_comes_with_its_three_counts() -> None:
    assert brief_of()[0].text == (
        "Ada Rell: “The ferry to Osk will stop for about 12 days” (2 outlets, 1 origin, 1 to 2 sources)."
    )


def test_a_difference_shows_both_wordings_with_their_reports() -> None:
    texts = [sentence.text for sentence in brief_of()]
    assert any("Harbour Gazette" in text and "“about 12 days”" in text and "Osk Herald" in text for text in texts)


def test_the_origins_are_told_with_a_word_for_how_surely() -> None:
    assert brief_of()[-1].text == "Osk Herald very likely goes back to Harbour Gazette: 1 account, not 2."


def test_every_sentence_is_cited_and_cites_places_that_are_there(demo: Dossier) -> None:
    texts = {read.id: read.text for read in demo.reports}
    for story in demo.stories:
        assert story.brief
        for sentence in story.brief:
            assert sentence.citations
            assert all(0 <= place.start < place.end <= len(texts[place.report]) for place in sentence.citations)


def test_the_brief_keeps_to_its_words(demo: Dossier) -> None:
    for story in demo.stories:
        assert sum(len(sentence.text.split()) for sentence in story.brief) <= Settings().brief_words
    for most in (0, 10, 30, 60):
        assert sum(len(sentence.text.split()) for sentence in brief_of(most)) <= most


def test_no_sentence_is_told_twice(demo: Dossier) -> None:
    for story in demo.stories:
        texts = [sentence.text for sentence in story.brief]
        assert len(set(texts)) == len(texts)


def test_no_word_of_judgement_stands_outside_quotations(demo: Dossier) -> None:
    for story in demo.stories:
        for sentence in story.brief:
            assert not JUDGEMENTS.search(outside_quotations(sentence.text))


def test_every_quotation_stands_in_a_report(demo: Dossier) -> None:
    def plain(text: str) -> str:
        return re.sub(r"[\"“”‘’']", "", " ".join(text.split())).casefold()

    texts = [plain(read.text) for read in demo.reports]
    for story in demo.stories:
        for quotation in (q for s in story.brief for q in re.findall(r"“([^”]*)”", s.text)):
            for piece in quotation.split(" … "):
                wanted = plain(piece.removesuffix("…").strip())
                assert any(wanted in text for text in texts), quotation


def test_every_figure_stands_in_a_report(demo: Dossier) -> None:
    texts = " ".join(read.text for read in demo.reports)
    for story in demo.stories:
        for sentence in story.brief:
            told = re.sub(
                r"\([^()]*(?:outlets?|reports?|origins?|sources?)\)|: [\d to]+ accounts?, not \d+", "", sentence.text
            )
            assert all(figure.rstrip(".,") in texts for figure in re.findall(r"\d[\d,.]*", told)), sentence.text


def test_a_story_of_one_report_tells_of_no_origins() -> None:
    first = factory.harbour()
    story = factory.story(first, factory.herald())
    alone = replace(ledger_of(story), claims=(), differences=())
    origins = replace(story.lineage.origins, groups=(), low=1, high=1)
    assert write_brief((first,), replace(story.lineage, edges=(), origins=origins), alone, most=120) == ()


def members() -> tuple[AnnotatedReport, AnnotatedReport]:
    return factory.harbour(), factory.herald()


def test_the_story_is_called_by_the_headline_most_others_go_back_to() -> None:
    first, second = members()
    story = factory.story(first, second)
    made = compose_dossier(
        (first, second), (), (((second, first), story.lineage, ledger_of(story)),), settings=Settings()
    )
    assert made.stories[0].title == "Ferry to Osk stops for about 12 days"
    assert (made.stories[0].first, made.stories[0].last) == ("2026-05-04T10:00:00+00:00", "2026-05-04T10:00:00+00:00")


def test_the_id_of_a_story_does_not_depend_on_the_order_of_its_reports() -> None:
    first, second = members()
    story = factory.story(first, second)
    ids = {
        compose_dossier(order, (), ((order, story.lineage, ledger_of(story)),), settings=Settings()).stories[0].id
        for order in ((first, second), (second, first))
    }
    assert len(ids) == 1


REPAIR = "Repairs will cost {} million crowns, Ada Rell said.\n"


def with_repairs(*differences: Difference) -> tuple[BriefSentence, ...]:
    """The brief of two reports that both give the cost of repairs, with these differences beside the others."""
    first, second = (
        factory.harbour(factory.HARBOUR + REPAIR.format("about 4")),
        factory.herald(factory.HERALD + REPAIR.format("4")),
    )
    told = factory.statement(first, "s9", "Repairs will cost about 4 million crowns", "Ada Rell")
    retold = factory.statement(second, "t9", "Repairs will cost 4 million crowns", "Ada Rell")
    first = replace(first, statements=(*first.statements, told))
    second = replace(second, statements=(*second.statements, retold))
    supports = (factory.support("s9", first, "Ada Rell"), factory.support("t9", second, "Ada Rell"))
    story = factory.story(first, second)
    where = factory.place(first, "Repairs will cost about 4 million crowns")
    cost = replace(
        story.claims[0], id="c9", text="Repairs will cost about 4 million crowns", span=where, asserted=supports
    )
    ledger = replace(ledger_of(story), claims=(*story.claims, cost), differences=(*story.differences, *differences))
    return write_brief((first, second), story.lineage, ledger, most=120)


def test_what_the_reports_give_with_another_bound_is_not_told_as_agreed() -> None:
    first, second = factory.HARBOUR + REPAIR.format("about 4"), factory.HERALD + REPAIR.format("4")
    about, bare = first.index("about 4 million"), second.index("4 million")
    sides = (
        Side((Place("harbour", about, about + len("about 4 million")),), "Ada Rell", ("o1",)),
        Side((Place("herald", bare, bare + len("4 million")),), "Ada Rell", ("o1",)),
    )
    agreed = [s.text for s in with_repairs()]
    assert any(text.startswith("Ada Rell: “Repairs will cost about 4 million crowns” (2 outlets") for text in agreed)
    told = [s.text for s in with_repairs(factory.difference("d9", *sides))]
    assert not any("Repairs" in text and "(2 outlets" in text for text in told)
    assert any("“about 4 million crowns” in Harbour Gazette" in text for text in told)


def test_a_comparison_tells_which_figure_each_report_calls_double() -> None:
    more = "The queue of 400 cars was twice what the harbour counted on the same day a year ago.\n"
    first, second = (
        factory.harbour(factory.HARBOUR + more),
        factory.herald(factory.HERALD + "Now 300 wait, double the usual.\n"),
    )
    words = (
        ("400 cars", "twice what the harbour counted on the same day a year ago"),
        ("300 wait", "double the usual"),
    )
    sides = (
        Side(tuple(factory.place(first, w) for w in words[0]), None, ("o1",), "400 = 2 × 200"),
        Side(tuple(factory.place(second, w) for w in words[1]), None, ("o1",), "300 = 2 × 150"),
    )
    reports = {first.id: first, second.id: second}
    assert contrast(reports, factory.difference("d8", *sides, kind="comparison")) == (
        "what is called double is “400 cars” in Harbour Gazette, but “300 wait” in Osk Herald"
    )


def test_a_side_without_a_speaker_of_its_own_names_whoever_says_it_there() -> None:
    first, second = members()
    bare = Side((factory.place(first, "will stop for about 12 days"),), None, ("o1",))
    own = Side((factory.place(second, "12 days after"),), None, ("o1",))
    told = contrast({first.id: first, second.id: second}, factory.difference("d7", bare, own))
    assert told is not None
    assert "on the word of Ada Rell" in told
    assert told.endswith("with nobody named")


def test_the_denial_stands_by_itself_where_what_is_denied_is_told_before() -> None:
    first, second = members()
    story = factory.story(first, second)
    crew = Side((factory.place(first, "the engine had failed"),), "The crew", ("o1",))
    stop = Side((factory.place(first, "The ferry to Osk will stop"),), "Ada Rell", ("o1",))
    dispute = factory.difference("d6", stop, crew, kind="polarity", between="speakers")
    ledger = replace(ledger_of(story), differences=(dispute,), claims=story.claims[:1])
    texts = [s.text for s in write_brief((first, second), story.lineage, ledger, most=120)]
    assert texts[0].startswith("Ada Rell: “The ferry to Osk will stop")
    assert "The crew denied “the engine had failed”." in texts
