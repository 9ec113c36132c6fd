"""A no that was cut, a silence told as an answer, a length of time, a chance, a role exchanged: found; faithful retellings are not."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Harbour board of Selm fines ferry line after collision

The harbour board of Selm said on Monday that the ferry Ostra had hit a pier at 14 knots, and that there was no proof that the engine had failed.

The captain, Ulf Brenne, was suspended for two years. His lawyer, Tora Vik, declined to comment.

The board fined the line 90,000 crowns, the second-highest fine in its history, and acquitted the mate of reckless sailing.

Three of the five crew members were examined within 48 hours, the harbour doctor, Jon Sand, said.

There is a one-in-four chance that the pier must be rebuilt, the engineer Rune Dahl estimated.

Traffic through Selm fell by 20 percent in June because of the damage.

The sailors' union must still approve a new roster. Its members will be balloted on overtime in August, a spokesman for union leader Kari Moe said.

Dahl said both sides had been willing to repair the quay. It was impossible to determine who had moved the buoys.

The line has postponed a plan to buy a second ferry although passengers support it. The crossing begins half an hour ahead of the old one."""
CHANGED = {
    "a no between two words": (
        "The harbour board of Selm said that the ferry had hit a pier and that there was proof that the engine had failed.", "polarity"),
    "a silence": ("Captain Ulf Brenne's lawyer, Tora Vik, denied everything.", "polarity"),
    "a place in the row": ("The board fined the line 90,000 crowns, the highest fine in its history.", "scope"),
    "an acquittal": ("The board fined the line 90,000 crowns for reckless sailing by the mate.", "polarity"),
    "a part": ("Five crew members were examined within 48 hours, the harbour doctor, Jon Sand, said.", "scope"),
    "a unit of time": ("Three of the five crew members were examined within 48 days, said Jon Sand, the harbour doctor.", "figure"),
    "odds": ("Rune Dahl put the chance that the pier must be rebuilt at one to four.", "figure"),
    "a level": ("Traffic through Selm fell to 20 percent in June because of the damage.", "figure"),
    "a ballot": ("The members of the sailors' union will work overtime in August.", "status"),
    "both": ("Dahl said Selm had been willing to repair the quay.", "scope"),
    "what cannot be told": ("It was determined that the line had moved the buoys.", "certainty"),
    "postponed": ("The line has cancelled a plan to buy a second ferry.", "status"),
    "although": ("The line has postponed a plan to buy a second ferry because passengers support it.", "cause"),
    "ahead": ("The crossing begins half an hour behind the old one.", "comparison"),
}  # fmt: skip
KEPT = (
    "That the engine had failed was not proved, said the harbour board of Selm; the ferry Ostra hit a pier at a speed of 14 knots.",
    "Ulf Brenne, the captain, may not sail for two years. Tora Vik, his lawyer, would not comment.",
    "Only one fine in the history of the board was higher than that of 90,000 crowns for the line. The mate was cleared of reckless sailing.",
    "Jon Sand, the harbour doctor, said three out of five crew members had been examined in the course of two days.",
    "The chance that the pier has to be rebuilt is one in four, by an estimate of the engineer Rune Dahl.",
    "The sailors' union has yet to agree to a new roster. In August it will ask its members about overtime, the spokesman of Kari Moe said.",
    "Both sides were prepared to repair the quay, Dahl said. Who had moved the buoys could not be determined.",
    "A plan to buy another ferry has been put off by the line, although the passengers are for it.",
)


@pytest.mark.parametrize(("words", "kind"), CHANGED.values(), ids=CHANGED.keys())
def test_what_was_changed_is_found(words: str, kind: str, encoder: Encoder) -> None:
    assert kind in {f.kind for f in audited(f"Ferry\n\n{words}", encoder, SOURCE).findings}


@pytest.mark.parametrize("words", KEPT)
def test_a_faithful_retelling_is_left_in_peace(words: str, encoder: Encoder) -> None:
    assert [(f.rule, f.why) for f in audited(f"Ferry\n\n{words}", encoder, SOURCE).findings] == []
