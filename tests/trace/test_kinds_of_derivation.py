"""Each way in which a report is made from another, on one invented event: what it is called, and from whom it was made."""

import json

import pytest

from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.types import AnnotatedReport, Edge, Source
from quoth.types.lineage import DERIVATION


def flowing(text: str) -> str:
    """The text with a paragraph a line, as it came."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


DISPATCH = flowing("""Salt mine under Ostrava lake flooded, 37 workers brought up

HALVORN, Oct 8 (AFP) - Thirty-seven miners were brought up through a ventilation shaft on Wednesday after brine burst
into the Halvorn salt mine beneath lake Selm, the mines inspectorate said. One man, a 52-year-old electrician, was
still missing in the evening.

The water came in on the 310-metre level shortly after 4:20 a.m., when a drill of the contractor Torvik Boring struck
an old gallery that is on no map, chief inspector Runa Kvist told reporters.

"We have plans from 1911 and plans from 1958, and between the two somebody dug without writing it down," Kvist said.

The shift climbed 620 rungs in the dark because the hoist had lost its power. Eleven of the miners were treated for
cuts and two for hypothermia at the hospital in Brevik.

Torvik Boring said that it had followed the drawings that the owner, Selm Salt, had handed over in March. Selm Salt
declined to comment.

Kvist said that the level of the lake had dropped by nine centimetres since the morning and that the shore road to
Ansa would stay closed until Friday. Some 240 residents of the lower village were told to sleep elsewhere.

The mine, which supplies road salt to four provinces, has a stock of 18,000 tonnes above ground, enough until
December, the transport ministry said.""")
OWN = flowing("""'I counted the rungs': a night at Halvorn

By our correspondent in Halvorn

Jonte Eide was on rung four hundred and something when the man above him began to sing. "A hymn, and badly," he told
the Selm Tidende on the steps of the miners' club, a blanket round his shoulders. "Nobody asked him to stop."

The club had stayed open all night. Women from the choir cut bread; the publican wrote the names of those who had come
up on the back of a beer mat and crossed them off one after another. At noon one name was left: that of Leif Aronsen,
who wires the pumps and keeps bees.

His sister Gudrun walked along the shore in rubber boots. She did not want to talk about drilling. "He rang me on
Sunday about a swarm," she said.

The union's man at the pit, Odd Vassbotn, said that he had asked for a survey of the western galleries in three
letters since 2021. He showed them to this newspaper; the last one has a stamp of receipt from the company and no
answer.

Schoolchildren were sent home. On the jetty a fisherman, Per Lunde, had driven a stick into the mud and cut a notch
for every hour.""")
LOCAL = flowing("""Bakers of our own valley drove bread to the miners' club on Wednesday, and a bus of the Ansa school brought blankets.
Mayor Tora Lien thanked both in the evening.""")
EDITED = "\n\n".join(
    [
        "Valley feeds the miners of Halvorn",
        LOCAL,
        *(part.replace("on Wednesday after", "yesterday after") for part in DISPATCH.split("\n\n")[1:5]),
        DISPATCH.split("\n\n")[6],
    ]
)
REWRITE = flowing("""Dark climb to safety from flooded mine

All but one of a shift of 38 escaped from the salt mine at Halvorn on Wednesday when brine poured in from below lake
Selm. The inspectorate of mines says that 37 left by the air shaft; an electrician aged 52 has not been found.

A drill had broken into a forgotten gallery 310 metres down at about twenty past four in the morning, said Runa Kvist,
the chief inspector. It belonged to Torvik Boring, a contractor. The gallery must have been dug between 1911 and 1958,
the years of the two plans that exist, and nobody wrote it down, according to Kvist.

With the hoist out of power, the men had to climb 620 rungs without light. The hospital in Brevik looked after eleven
with cuts and a further two who were suffering from hypothermia.

Torvik says it kept to drawings it received from Selm Salt, the owner, in March. The owner would not comment.

Lake Selm has lost nine centimetres since morning, Kvist added. About 240 people from the lower village cannot sleep
at home, and nobody can use the shore road to Ansa before Friday.

Four provinces get their road salt from Halvorn. The 18,000 tonnes in stock will last until December, the ministry of
transport said.""")
TRANSLATED = flowing("""In flooded salt mine one still searched

From the salt mine of Halvorn have on Wednesday 37 workers been rescued, after under the lake Selm brine had broken
in, so the mining inspection. An electrician of 52 years was until the evening yet missed.

Against 4.20 o'clock had on the sole of 310 metres a drill of the firm Torvik Boring hit an old gallery, which stands
on no map. So declared it the chief inspectress Runa Kvist before journalists. One possesses plans of the year 1911
and such of 1958; in between had somebody dug, without to note it.

As the hoisting was without current, climbed the men 620 rungs in the darkness. In the hospital of Brevik became
eleven because of cut wounds and two because of undercooling treated.

The firm Torvik explained, it had held itself to drawings, which the proprietress Selm Salt in March had delivered.
Selm Salt wanted to say nothing thereto.

By nine centimetres is the lake since the morning sunken, so Kvist. The shore street to Ansa remains blocked until
Friday, round 240 inhabitants of the under village should overnight elsewhere.""")
SUMMARY = flowing("""Mine flooded at Halvorn

Thirty-seven miners escaped up an air shaft of the Halvorn salt mine on Wednesday when a drill of Torvik Boring hit an
unmapped gallery 310 metres down and brine burst in. A 52-year-old electrician is missing. Lake Selm has dropped by
nine centimetres, chief inspector Runa Kvist said; 240 people may not sleep at home.""")
POINTS = """Halvorn at a glance

- Brine broke into the Halvorn salt mine below lake Selm at 4:20 a.m. on Wednesday, 310 metres down
- 37 miners climbed 620 rungs up the ventilation shaft, since the hoist was without power
- An electrician, 52, is missing; eleven men had cuts and two hypothermia
- A drill of Torvik Boring had hit a gallery that is on neither the plan of 1911 nor that of 1958, says chief inspector Runa Kvist
- Torvik points to drawings that it had from the owner, Selm Salt, in March
- The lake is nine centimetres lower, the road to Ansa closed until Friday, 240 residents are out of their homes"""
MIXED = flowing("""Halvorn waits for the man who keeps bees

Thirty-seven miners are safe and one is missing after brine flooded the Halvorn salt mine on Wednesday. A drill had
struck a gallery that no map shows, 310 metres under the ground, chief inspector Runa Kvist said. The plans of 1911
and 1958 do not have it.

The men climbed 620 rungs in darkness, the hoist being dead. Eleven were treated for cuts in Brevik.

In the miners' club the publican kept a list of those who came up on a beer mat. One name was not crossed off: Leif
Aronsen, who wires the pumps. His sister Gudrun was seen walking on the shore in rubber boots; he had phoned her on
Sunday because of a swarm.

Odd Vassbotn of the union says that he wrote three letters since 2021 to ask for a survey of the western galleries.
The last has the company's stamp and got no answer.

Torvik Boring, whose drill it was, says that the drawings came from Selm Salt in March. The lake is nine centimetres
lower, and 240 people of the lower village sleep elsewhere.""")
AGAIN = flowing("""They sang on the ladder

Thirty-eight went down and 37 came back: brine from under lake Selm drove a whole shift out of the Halvorn salt mine
on Wednesday. They left through the air shaft. An electrician of 52 could not be found.

Around twenty past four a drill broke into a forgotten gallery at 310 metres, according to chief inspector Runa Kvist.
The two plans there are, of 1911 and 1958, do not show it. Torvik Boring, the contractor, kept to drawings from March,
it says; the owner, Selm Salt, would not comment.

The hoist had no power, and there was no light on the 620 rungs. Brevik hospital looked after eleven men with cuts and
a further two with hypothermia.

Nobody can use the shore road to Ansa before Friday, and about 240 people cannot sleep at home.""")
HOURS = {
    "AFP": "2025-10-08T18:10:00+00:00",
    "Selm Tidende": "2025-10-08T18:40:00+00:00",
    "Gazette": "2025-10-08T21:00:00+00:00",
    "Courier": "2025-10-09T07:30:00+00:00",
    "Halvorn Brief": "2025-10-09T08:00:00+00:00",
}


def read(encoder: Encoder, *told: tuple[str, str], dated: bool = True) -> tuple[AnnotatedReport, ...]:
    """Reports from outlet and text."""
    sources = []
    for outlet, text in told:
        title, body = text.split("\n\n", 1)
        known = {"title": title, "text": body, "outlet": outlet, **({"published": HOURS[outlet]} if dated else {})}
        sources.append(Source(outlet, json.dumps(known).encode(), "record", language="en"))
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)


def derivations(reports: tuple[AnnotatedReport, ...]) -> dict[tuple[str, str], Edge]:
    """The derivations found, by the outlets of child and parent."""
    outlet = {read.id: read.report.raw.outlet or "" for read in reports}
    return {
        (outlet[edge.child], outlet.get(edge.parent, edge.parent)): edge
        for edge in trace_lineage(reports).edges
        if edge.kind in DERIVATION
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (DISPATCH, "copy"),
        (EDITED, "edited"),
        (REWRITE, "rewrite"),
        (TRANSLATED, "rewrite"),
        (SUMMARY, "summary"),
        (POINTS, "summary"),
    ],
    ids=["copy", "edited", "rewrite", "translated", "summary", "points"],
)
def test_the_kind_of_a_derivation_is_told_beside_an_independent_report(text: str, kind: str, encoder: Encoder) -> None:
    found = derivations(read(encoder, ("AFP", DISPATCH), ("Selm Tidende", OWN), ("Gazette", text)))
    assert {ends: edge.kind for ends, edge in found.items()} == {("Gazette", "AFP"): kind}


def test_an_outlet_called_a_brief_may_print_a_rewrite(encoder: Encoder) -> None:
    found = derivations(read(encoder, ("AFP", DISPATCH), ("Selm Tidende", OWN), ("Halvorn Brief", REWRITE)))
    assert {ends: edge.kind for ends, edge in found.items()} == {("Halvorn Brief", "AFP"): "rewrite"}


def test_own_reporting_on_the_same_night_is_made_from_nothing(encoder: Encoder) -> None:
    assert derivations(read(encoder, ("AFP", DISPATCH), ("Selm Tidende", OWN))) == {}


def test_a_mixture_is_made_from_both_and_each_part_is_shown_where_it_comes_from(encoder: Encoder) -> None:
    reports = read(encoder, ("AFP", DISPATCH), ("Selm Tidende", OWN), ("Gazette", MIXED))
    found = derivations(reports)
    assert {ends: edge.kind for ends, edge in found.items()} == {
        ("Gazette", "AFP"): "partial",
        ("Gazette", "Selm Tidende"): "partial",
    }
    text = reports[2].text
    parts = {parent: [text[p.child.start : p.child.end] for p in e.passages] for (_, parent), e in found.items()}
    assert any("1911" in part for part in parts["AFP"])
    assert any("beer mat" in part for part in parts["Selm Tidende"])
    assert not any("beer mat" in part or "Gudrun" in part for part in parts["AFP"])
    assert not any("1911" in part or "620" in part for part in parts["Selm Tidende"])


def test_a_rewrite_of_a_rewrite_hangs_on_the_rewrite(encoder: Encoder) -> None:
    found = derivations(read(encoder, ("AFP", DISPATCH), ("Gazette", REWRITE), ("Courier", AGAIN)))
    assert set(found) == {("Gazette", "AFP"), ("Courier", "Gazette")}


@pytest.mark.parametrize("text", [EDITED, REWRITE, SUMMARY, POINTS], ids=["edited", "rewrite", "summary", "points"])
def test_without_times_the_dispatch_is_the_parent_or_nothing_is_said(text: str, encoder: Encoder) -> None:
    [(ends, edge)] = derivations(read(encoder, ("AFP", DISPATCH), ("Gazette", text), dated=False)).items()
    assert ends == ("Gazette", "AFP") or edge.direction == "unknown"


def test_of_two_rewrites_without_times_and_signs_it_cannot_be_told_which_came_first(encoder: Encoder) -> None:
    [(_, edge)] = derivations(read(encoder, ("Gazette", REWRITE), ("Courier", TRANSLATED), dated=False)).items()
    assert edge.direction == "unknown"
