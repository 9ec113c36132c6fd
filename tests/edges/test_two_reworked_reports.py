"""Two undated reports that rework one dispatch which is not here: all that an editor has to see stands in the dossier,
in the text and on the page."""

import re
from itertools import pairwise

import pytest

from quoth import read
from quoth.edges.terminal.dossier import render_dossier
from quoth.edges.web.one_file import render_page
from quoth.types import Difference, Dossier, Place, Side, Story

FIRST = """Varland Engineers at the Osk Dam

For the first time, Ostmark has acknowledged its knowledge of engineers from Varland at the Osk dam. The energy minister of \
Ostmark, Ada Rell, expressed serious concern about the possible part of the engineers in raising the dam. She stated, while \
in Holm, that their exact task remains unknown.

Simultaneously, in Tolm, deputies indicated that Varland has sent 300 of its engineers to the dam, with the expectation of \
further arrivals.

The Tolm deputies have also revealed that Varland had committed to supplying a total of approximately 1,000 engineers, a \
process expected to be finished within the year. Notably, this figure is double the initial estimation of engineers already \
working in Ostmark.

According to Jo-anne Lund, a member of the river committee, evidence of training within Varland was discovered in May and \
June. Those crews are now assumed to be spread across several building sites along the river.

Following the flood in March 2023, the valley is caught in a dispute with heavy damage to farms being suffered on both banks. \
The energy minister suggests that the alleged arrival of the engineers may further reveal Ostmark's difficulty in finding \
skilled workers.

Both the Varland foreign office and Varland's envoy to the River Commission dismissed claims of Varland engineers at the dam \
as unfounded and false stories.

According to Ostmark's National Water Service, Varland has reportedly shipped approximately 150 specialised drilling experts \
to the dam by river, with expectations of their work on the spillway following a training phase.

The president of Ostmark, Emil Zandt, has openly accused Varland of organising to send an additional 1,000 workers to the \
dam. Additionally, assertions have been made by Mika Berg, a member of the river committee, that Varland is attempting to \
suppress news of the engineers.

Ms Berg indicated that the water service confirmed the recruitment of a significant number of interpreters for the engineers \
from Varland. Local foremen believe that while the engineers from Varland show high stamina and good spirits, their \
understanding of modern drilling methods is lacking.

Ostmark officials, who wished to remain unnamed, suggest that casualties of the floods amount to over 6,000 villagers killed \
or injured. Ms Rell proposed that the alleged arrival suggests a lack of Ostmark's own engineers.

On Tuesday, Ostmark's chancellery demanded an immediate departure of the engineers from the dam, issuing a warning that it \
might consider closing the border.

The National Water Service of Ostmark announced last week that it has been working with the River Commission, according to a \
report by Reuters.
(c) Copyright Thomson Reuters 2024

Written by Holm.example Staff

Ferry Delays Irk Commuters
"""
SECOND = """Varland Engineers Allegedly Sent to Osk Dam Amid River Dispute

Ostmark has confirmed evidence of engineers from Varland at the Osk dam, marking a significant escalation in the dispute over \
the river. Energy Minister Ada Rell stated during a press briefing in Holm that it would be "very grave" if the engineers were \
indeed preparing to raise the dam, as alleged by officials in Tolm. Rell noted that while there is evidence of their presence, \
the exact task they will have remains uncertain.

Deputies in Tolm have reported that approximately 300 engineers from Varland have already been sent to the dam, with hundreds \
more expected to follow. This figure—which is twice the previously estimated number—comes after the Varland government \
allegedly pledged to send a total of 1,000 engineers to the dam by December. Following a briefing from Ostmark's national \
water service, Joanne Lund, a member of the river committee, revealed signs of engineers being trained both in Varland and in \
Ostmark itself.

The apparent influx of engineers is seen as indicative of a labour crisis in Ostmark, a point underscored by Rell. She \
indicated that the dispute has become a war of words, resulting in heavy damage to farms on both banks.

In response, the Varland foreign office has dismissed claims regarding Varland engineers at the dam as "pure invention." \
Additionally, a Varland envoy at the River Commission labeled these assertions as groundless rumors during a recent meeting in \
Selm.

Ostmark's national water service provided new intelligence suggesting that as many as 150 drilling experts have been shipped \
to the dam, expected to undergo training before working on the spillway. President Emil Zandt of Ostmark has publicly decried \
Varland's apparent preparations to send 1,000 workers to the dam.

Furthermore, reports suggest that Varland is attempting to limit knowledge of the engineers. Recent intelligence also confirms \
that a considerable number of interpreters has been recruited to assist the engineers from Varland.

Despite their stamina and good spirits, assessments indicate that the engineers from Varland lack vital knowledge of modern \
drilling methods and the use of lasers. Ostmark officials, speaking on the condition of anonymity, estimated that casualties \
of the floods may already exceed over 6,000.

The Ostmark chancellery has called for an immediate departure of the engineers from the dam, cautioning that it may consider \
closing the border. This warning underscores the escalating tensions along the river.

Related Sources:

• Source 1 • Source 2 • Source 3
"""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    folder = tmp_path_factory.mktemp("pair")
    names = []
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
        names.append(folder / name)
    return read(names)


@pytest.fixture(scope="module")
def story(dossier: Dossier) -> Story:
    [story] = dossier.stories
    return story


@pytest.fixture(scope="module")
def screen(dossier: Dossier) -> str:
    return render_dossier(dossier, width=100, ascii=False, colour=False)


@pytest.fixture(scope="module")
def page(dossier: Dossier) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", render_page(dossier)).split())


def words(dossier: Dossier, place: Place) -> str:
    report = next(one for one in dossier.reports if one.id == place.report)
    return " ".join(report.text[place.start : place.end].split())


def sides(dossier: Dossier, difference: Difference) -> list[str]:
    return sorted(" | ".join(words(dossier, place) for place in side.spans) for side in difference.sides)


def conflicts(story: Story, between: str) -> list[Difference]:
    return [d for d in story.differences if d.between == between and d.verdict == "conflict"]


def of_kind(story: Story, kind: str, between: str = "reports") -> Difference:
    return next(d for d in conflicts(story, between) if d.kind == kind)


def test_the_two_count_as_one_source_and_the_reason_stands_beside_it(screen: str, page: str) -> None:
    assert "2 reports · 1 origin" in screen
    for text in (screen, page):
        assert "as one source (a dispatch of Reuters that is not here)" in " ".join(text.split())
        assert "matched sentences" in text
    assert re.search(r"credits Reuters, whose dispatch is not\s+here", screen)


def test_what_changes_a_figure_comes_first_then_whose_word_it_is(story: Story, screen: str) -> None:
    kinds = [d.kind for d in conflicts(story, "reports")][:6]
    assert kinds == ["comparison", "scope", "unit", "bound", "attribution-changed", "attribution-dropped"]
    told = ["  1 base", "  2 scope", "  3 unit", "  4 bound", "  5 speaker"]
    places = [screen.index(row) for row in told]
    assert all(one < other for one, other in pairwise(places))


def test_what_is_called_double_is_worked_out_in_both(dossier: Dossier, story: Story, screen: str, page: str) -> None:
    readings = {side.reading for side in of_kind(story, "comparison").sides}
    assert readings == {
        "300 = 2 × 150; 150 is in both reports",
        "1,000 = 2 × 500; 500 is in neither report",
    }
    assert "300 = 2 × 150; 150 in both" in screen
    assert "1,000 = 2 × 500; 500 is in neither report" in page


def test_figures_keep_their_bounds_their_scope_and_their_unit(dossier: Dossier, story: Story) -> None:
    read_as = {(v.low, v.high, v.bound) for figure in story.figures for v in figure.values}
    assert {
        (None, 150, "at-most"), (150, 150, "about"), (300, 300, "about"), (300, 300, "exactly"), (1000, 1000, "about"),
        (1000, 1000, "exactly"), (6000, None, "more-than"),
    } <= read_as  # fmt: skip
    without, additional = sides(dossier, of_kind(story, "scope"))
    assert "1,000 workers" in without
    assert "additional" not in without
    assert additional == "an additional 1,000 workers"
    assert any("killed or injured" in told for told in sides(dossier, of_kind(story, "unit")))


def test_a_speaker_with_two_spellings_is_one_and_the_chain_of_three_is_kept(dossier: Dossier, story: Story) -> None:
    lund = next(speaker for speaker in story.speakers if "Lund" in speaker.name)
    assert {lund.name, *lund.variants} == {"Jo-anne Lund", "Joanne Lund"}
    chains = [
        [link.speaker for link in s.chain] for read in dossier.reports for s in read.statements if len(s.chain) > 1
    ]
    assert any("Berg" in chain[0] and "Water Service" in chain[-1] for chain in chains)


def test_those_quoted_disagree_apart_from_the_reports(story: Story, screen: str, page: str) -> None:
    [dispute] = conflicts(story, "speakers")
    denying = next(side for side in dispute.sides if "foreign office" in (side.speaker or ""))
    assert "envoy" in (denying.speaker or "")
    for text in (screen, page):
        assert dispute.question in text
    assert screen.upper().index("THE REPORTS DISAGREE") < screen.upper().index("THE SPEAKERS DISAGREE")


def test_lost_and_moved_speakers_are_told(dossier: Dossier, story: Story, page: str) -> None:
    moved = of_kind(story, "attribution-changed")
    assert {side.speaker for side in moved.sides} == {"Ada Rell", None}
    lost = [d for d in conflicts(story, "reports") if d.kind == "attribution-dropped"]
    named = {side.speaker for d in lost for side in d.sides}
    assert any("foremen" in (name or "") for name in named)
    assert "modern drilling methods: whose view?" in page.casefold()


def test_a_headline_that_doubts_what_its_body_tells_is_shown(dossier: Dossier, story: Story, page: str) -> None:
    tension = of_kind(story, "certainty", "itself")
    assert "Allegedly" in " ".join(sides(dossier, tension))
    assert "The reports against themselves" in page


def test_what_only_one_says_is_listed_with_whose_voice_it_is(page: str) -> None:
    only = page[page.index("Only one says it") :]
    assert re.search(r"“The apparent influx of engineers[^”]*” own voice", only)
    assert "the alleged arrival" in only


def test_dates_that_nothing_places_stay_open(screen: str, page: str) -> None:
    assert "Mar 2023" in screen
    assert "undated, so open (--date" in screen
    open_days = page[page.index("not placed") :]
    assert all(f"“{day}”" in open_days for day in ("within the year", "December", "Tuesday", "last week"))


def test_direct_quotations_are_counted_for_each(screen: str) -> None:
    told = next(line for line in screen.splitlines() if "direct quotations:" in line)
    assert "“very grave”" in told
    assert "“pure invention.”" in told
    assert "none" in told


def test_the_brief_is_short_and_every_sentence_is_cited(dossier: Dossier, story: Story, screen: str) -> None:
    assert sum(len(sentence.text.split()) for sentence in story.brief) <= 120
    assert all(sentence.citations for sentence in story.brief)
    told = " ".join(sentence.text for sentence in story.brief)
    assert "What is called double is" in told
    assert "an additional 1,000 workers" in told
    assert "over 6,000 villagers killed or injured" in told
    assert "1 account, not 2" in told
    assert not re.search(r"\b(?:true|false|fake|verified|biased)\b", re.sub(r"“[^”]*”", "", told), re.IGNORECASE)


def test_nothing_comes_from_the_lines_around_the_story(dossier: Dossier, story: Story, screen: str) -> None:
    for furniture in ("Ferry Delays", "Source 1", "Staff"):
        assert furniture not in screen
        assert not any(furniture in claim.text for claim in story.claims)
    assert len(screen.splitlines()) <= 50


def test_every_side_stands_in_a_report(dossier: Dossier, story: Story) -> None:
    def spoken(side: Side) -> bool:
        return all(words(dossier, place) for place in side.spans)

    assert all(spoken(side) for difference in story.differences for side in difference.sides)
