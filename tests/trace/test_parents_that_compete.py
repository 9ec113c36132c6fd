"""Which of several links a report hangs by: a mixture of two, a sibling that is surer, the text behind an edited copy, background."""

import json
from itertools import permutations

from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.types import AnnotatedReport, Lineage, Source

Told = tuple[str, str, str | None]


def flowing(text: str) -> str:
    """The text with a paragraph a line, as it came."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


FIRE = flowing("""ORLA, Sept 3 (Reuters) - A cable car carrying tourists to the Hvit glacier stopped in a gale above Orla on
Tuesday and two of its cabins fell on to the ice, killing at least five people and injuring 19, the mountain
rescue service said.

Some 88 passengers were in the air when a bearing of the upper pulley seized shortly after the first ride of the
afternoon, rescue chief Signe Maro told reporters at the valley station.

"We winched 46 people down before it was too dark to fly," Maro said.

The lift, opened in 1971, was overhauled last spring by the engineering firm Ketler & Daughters and passed in
June, the operator Hvitbanen said. It was allowed to run up to winds of 60 kilometres an hour.

Operations manager Arvid Lomm said that the instruments had shown 54. He declined to say whether anybody had
read them after noon.

Prosecutors in the provincial capital Stennes have opened an inquiry into possible negligence, spokesman Jarl
Oded said. Three children are among the injured, four of whom are in a critical condition.""")
EDITED = flowing("""A cable car with tourists on the way to the Hvit glacier stopped in Tuesday's gale above Orla and two of its
cabins fell on to the ice, killing at least five people and injuring 19.

Some 88 passengers were in the air when a bearing of the upper pulley seized shortly after the first ride of the
afternoon, rescue chief Signe Maro told reporters.

"We winched 46 people down before it was too dark to fly," Maro said.

The lift, which dates from 1971, was overhauled last spring by engineers of Ketler & Daughters and passed in
June, the operator Hvitbanen said. It was allowed to run up to winds of 60 kilometres an hour.

Operations manager Arvid Lomm said that the instruments had shown 54, but declined to say whether anybody had
read them after noon.

Prosecutors in Stennes have opened an inquiry into possible negligence. Four of the injured are in a critical
condition.

Reporting by Reuters""")
BRIEF = flowing("""At least five people were killed and 19 injured when two cabins of a cable car fell on to the Hvit glacier above
Orla on Tuesday. Rescue chief Signe Maro said that a bearing had seized with some 88 passengers in the air; the
lift was allowed to run in winds of up to 60 kilometres an hour. Prosecutors in Stennes are looking into
possible negligence.""")
REWRITE = flowing("""A lift that had been passed in June hung still over the ice of Orla on Tuesday until two of its cabins came off
the rope in the gale.

At least five of the tourists in them died and 19 were hurt, four critically. Three of those injured are
children.

A bearing in the pulley at the top had locked not long after the first ride of the afternoon, according to Signe
Maro, who heads the mountain rescue. There were 88 people on the rope, by her count. Her helicopters brought
down 46 before night put an end to the flights.

Hvitbanen, which runs the lift, may do so until the wind reaches 60 kilometres an hour. The instruments said 54,
its manager of operations, Arvid Lomm, insisted. Whether they were looked at in the afternoon he would not say.

The lift is from 1971. Ketler & Daughters, a firm of engineers, had overhauled it in spring. The public
prosecutor in Stennes is looking into possible negligence, Jarl Oded confirmed.""")
WITNESS = flowing("""A schoolteacher has described how the cabin in front of hers let go of the rope on the way to the glacier at
Orla.

Maren Thule, 44, heard a sound "like a zip" and held on to a child that was not hers.

Seven people were dug from the snow by army cadets from Rugen, who had thrown away their packs to be faster,
Lieutenant Pål Isdahl said. The Saint Olga clinic took in 17 patients, the eldest a man of 81. Beate Corvin, who
heads its intensive ward, spoke of crushed ribs and of frostbite at 12 degrees below zero.

As early as January a letter with 209 signatures had told the village council that the cabins swung "like
washing". The torchlight descent was called off. Five people died.""")
MIXED = flowing("""Villagers of Orla had warned of their cable car since winter. In January 209 of them signed a letter to the
council that said the cabins swung "like washing". On Tuesday two of them came down, and five people died.

Maren Thule, a schoolteacher of 44, heard a sound "like a zip" from the cabin behind. She held on to a child
that was not hers. Cadets of the army from Rugen dug seven people from the snow, according to their lieutenant,
Pål Isdahl.

Some 88 passengers had been in the air, rescue chief Signe Maro said, when a bearing of the upper pulley seized
shortly after the first ride of the afternoon. Helicopters winched 46 people down before it was too dark to fly.

Operations manager Arvid Lomm said the instruments had shown 54 kilometres an hour. The lift had been passed in
June after an overhaul by Ketler & Daughters. Prosecutors in Stennes have opened an inquiry into possible
negligence.""")
STATION = flowing("""The firm that overhauled the cable car of Orla says it told the operator of worn bearings weeks before two
cabins fell on Tuesday, killing five people on the glacier.

In a statement on Wednesday Ketler & Daughters said: "Our letter of 9 June noted scoring in the upper pulley
bearing and advised that no ride be made in winds above thirty until it had been exchanged."

Operations manager Arvid Lomm told Radio Stennes that he had not seen such a letter. "I have seen a plaque with
a date on it," he said. He has called a meeting of the shareholders for Friday evening.

Listeners who rang the station remembered the weeks in which the lift was closed last spring. Runa Fjeld, who
sells waffles at the valley station, said workmen had painted the cabins and gone home.""")
SHARES = flowing("""Ketler & Daughters fell 14 percent on the stock exchange of Stennes on Wednesday, the first day of trading since
the accident.

"Our letter of 9 June noted scoring in the upper pulley bearing and advised that no ride be made in winds above
thirty until it had been exchanged," the company said in its defence.

Analysts at Morvik Bank were not convinced. "They sign or they walk away," said Tor Hegge, who follows builders
of lifts there. The firm looks after 120 lifts; its insurer, Nordvern Mutual, did not comment.""")
BESIDE = flowing("""ORLA (Reuters) - Inge Brandal will not let her son ski at Orla again. A day after two cabins fell on to the Hvit
glacier in a gale, killing at least five people, she watched soldiers bring down skis, thermos flasks and a
yellow sledge.

"We came for cocoa and a medal," she said. Beside her other parents of the Lunde ski club tied bundles on the
roof of a bus.

Their trainer, Espen Quist, had told the children to stay in the waxing hut when the bearing seized. Through the
thin wall they heard it all the same, he said.

Operations manager Arvid Lomm came by the hut and was shouted at. A psychologist, Nadia Sorel, has offered talks
to all of the clubs. She expects about thirty young skiers this week.""")


def read(encoder: Encoder, *told: Told) -> tuple[AnnotatedReport, ...]:
    sources = []
    for outlet, text, at in told:
        record = {"text": text, "outlet": outlet, **({"published": at} if at else {})}
        sources.append(Source(outlet, json.dumps(record).encode(), "record", language="en"))
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)


def groups(made: Lineage, reports: tuple[AnnotatedReport, ...]) -> set[frozenset[str]]:
    outlets = {found.id: str(found.report.raw.outlet) for found in reports}
    return {frozenset(outlets[member] for member in group.reports) for group in made.origins.groups}


def test_a_mixture_does_not_make_one_origin_of_the_two_that_it_mixes(encoder: Encoder) -> None:
    told = (("Gazette", FIRE, "2025-09-03"), ("Times", MIXED, "2025-09-04"), ("North Post", WITNESS, None))
    reports = read(encoder, *told)
    made = trace_lineage(reports)
    assert groups(made, reports) == {frozenset({"Gazette", "Times"}), frozenset({"Times", "North Post"})}
    assert all(trace_lineage(turned) == made for turned in permutations(reports))


def test_a_surer_sibling_stands_in_the_place_of_a_parent_that_brings_nothing(encoder: Encoder) -> None:
    told = (
        ("Echo", EDITED, "2025-09-03"),
        ("Ledger", REWRITE, "2025-09-03"),
        ("Radio Stennes", STATION, "2025-09-03T18:00:00Z"),
    )
    reports = read(encoder, *told)
    made = trace_lineage(reports)
    assert groups(made, reports) == {frozenset({"Echo", "Ledger"}), frozenset({"Radio Stennes"})}
    assert all(doubt.probability < 0.95 for doubt in made.origins.doubts)


def test_a_summary_hangs_by_the_dispatch_and_not_by_its_edited_copy(encoder: Encoder) -> None:
    told = (
        ("Reuters", FIRE, "2025-09-02T16:20:00Z"),
        ("Echo", EDITED, "2025-09-03"),
        ("Noon Brief", BRIEF, "2025-09-03"),
    )
    reuters, echo, brief = read(encoder, *told)
    made = trace_lineage((reuters, echo, brief))
    assert {(edge.child, edge.parent, edge.kind) for edge in made.edges} == {
        (echo.id, reuters.id, "edited"),
        (brief.id, reuters.id, "summary"),
    }


def test_a_credit_and_two_sentences_of_background_are_likely_at_most_and_leave_the_number_open(
    encoder: Encoder,
) -> None:
    reports = read(encoder, ("Reuters", FIRE, "2025-09-02T16:20:00Z"), ("Comet", BESIDE, "2025-09-03"))
    made = trace_lineage(reports)
    assert all(edge.probability < 0.8 for edge in made.edges if edge.parent == reports[0].id)
    assert made.origins.high == 2


def test_what_is_said_of_the_number_denies_no_statement_that_two_reports_share(encoder: Encoder) -> None:
    reports = read(encoder, ("Radio Stennes", STATION, None), ("Star", SHARES, None))
    made = trace_lineage(reports)
    assert [edge.kind for edge in made.edges] == ["same-source"]
    assert made.origins.why == "Nothing shows that one report was made from another."
