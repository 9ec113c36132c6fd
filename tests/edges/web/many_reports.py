"""One invented event told by as many reports as are wanted: three dispatches, cut, reordered and changed by outlets of their own."""

import random
from collections.abc import Iterator

from tests.edges.store.small_reports import record

from quoth.types import Source

LEADS = (
    "KORVEL, March 3 ({agency}) - Engineers lowered the Brunn reservoir by {level} metres on Monday after water seeped through its dam.",
    "Water seeped through the dam above Korvel on Monday, and engineers let the Brunn reservoir fall by {level} metres.",
    "The dam of the Brunn reservoir is leaking, officials in Korvel said on Monday.",
)
BODY = (
    "Governor Ines Halvard said {evacuated} people had left the valley by noon.",
    "Some {evacuated} people had to leave their homes, according to the civil guard.",
    "“Nobody was in danger at any time,” said Oskar Lind, who heads the Brunn water board.",
    "The water board denied that it had been warned of cracks in {year}.",
    "Two former inspectors told the Korvel Post that the board had been warned of cracks in {year}.",
    "Repairs would cost about {cost} million crowns, the ministry of works said.",
    "The repairs may cost as much as {cost} million crowns, a person familiar with the plans said.",
    "The road to Upper Brunn would stay closed until {day} May, police said.",
    "Geologist Petra Vay of the university of Hallam said the rock under the dam had moved by {moved} millimetres since January.",
    "The union of dam workers said it would call a strike if nobody was held to account.",
    "The opposition asked the governor to publish the reports of the inspectors.",
    "Halvard rejected that, saying that the reports were part of an inquiry.",
    "In {year} a slide of mud had killed {killed} people in the same valley.",
    "Schools in Korvel will open again on Thursday, the town said.",
    "The ministry of works allegedly knew of the leak for {weeks} weeks.",
    "A spokesman for the ministry said it had learned of the leak on Sunday.",
)
OUTLETS = (
    "Korvel Post", "Hallam Herald", "Vale Radio", "Nordic Wire", "Lower Brunn Courier", "The Crown", "Daily Anchor", "Harbour Gazette",
    "Tamm Tribune", "Eastern Mail", "Capital Evening News", "The Surveyor",
)  # fmt: skip
HEADS = (
    "Dam above Korvel leaks, {evacuated} leave the valley", "Brunn reservoir lowered by {level} metres after leak",
    "Korvel: water board denies warning", "Thousands leave valley below leaking dam", "Governor rejects call to publish dam reports",
)  # fmt: skip


def many_reports(size: int, seed: int = 7) -> Iterator[Source]:
    """So many reports of one event, always the same for a seed."""
    chance = random.Random(seed)
    dispatches = [told(chance) for _ in range(3)]
    for number in range(size):
        title, lines = dispatches[number] if number < 3 else changed(chance, *chance.choice(dispatches))
        outlet = OUTLETS[number % len(OUTLETS)] + ("" if number < len(OUTLETS) else f" {number // len(OUTLETS) + 1}")
        published = f"2026-03-{2 + number % 4:02}T{6 + number % 14:02}:{number % 60:02}:00+00:00"
        known = None if number % 17 == 16 else published
        yield Source(f"dam.jsonl#{number}", record(title, outlet, known, "\n\n".join(lines)), "record")


def told(chance: random.Random) -> tuple[str, list[str]]:
    """One dispatch: its headline and its sentences."""
    figures = {
        "agency": chance.choice(("Nordic Wire", "AFP", "Reuters")), "level": chance.choice((2, 3, 4)), "day": chance.randint(5, 20),
        "evacuated": chance.choice(("1,200", "1,400", "about 1,300", "more than 1,000")), "year": chance.choice((2019, 2021)),
        "cost": chance.choice((40, 45, 60)), "moved": chance.choice((3, 5)), "killed": chance.choice((11, 12)), "weeks": chance.choice((2, 6)),
    }  # fmt: skip
    body = chance.sample(BODY, 12)
    return chance.choice(HEADS).format(**figures), [line.format(**figures) for line in (chance.choice(LEADS), *body)]


def changed(chance: random.Random, title: str, lines: list[str]) -> tuple[str, list[str]]:
    """What an outlet makes of a dispatch: some sentences left out, others in another order, a figure or a word another."""
    kept = [lines[0], *(line for line in lines[1:] if chance.random() < 0.75)]
    at = chance.randrange(1, len(kept)) if len(kept) > 2 else 1
    kept = [kept[0], *kept[at:], *kept[1:at]]
    swaps = (("1,200", "1,400"), ("40 million", "60 million"), ("on Monday", "late on Monday"), ("said", "stated"), ("denied", "rejected"),
             ("two weeks", "six weeks"), ("11 people", "12 people"), ("about ", "up to "))  # fmt: skip
    for old, new in chance.sample(swaps, 3):
        kept = [line.replace(old, new) for line in kept]
    return title if chance.random() < 0.6 else chance.choice(
        (title.split(",", maxsplit=1)[0], f"{title}: what is known")
    ), kept
