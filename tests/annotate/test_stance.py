"""How surely it is said."""

import pytest

from quoth.annotate.attribution import Attribution, SourceMention
from quoth.annotate.main_clause import main_clause
from quoth.annotate.stance import own_stance_of, stance_of
from quoth.types import Link, RawReport, Report, Span
from quoth.types.statements import Stance


def report_of(text: str) -> Report:
    """A report of one sentence."""
    raw = RawReport("r", "r.txt", (), None, None, None, (), None, None, "en", text, True, {})
    whole = (Span(0, len(text)),)
    return Report(raw, None, whole, whole, (), None)


def stance(cue_class: str, cue: str, content: str, speaker: str = "Anna Holm", role: str | None = None) -> str:
    """The stance of "SPEAKER CUE CONTENT"."""
    text = f"{speaker} {cue} {content}"
    mention, start = Span(0, len(speaker)), len(speaker) + 1
    said = Span(start, start + len(cue))
    attribution = Attribution(
        (SourceMention(mention, said),), (Span(said.end + 1, len(text)),), cue_class, None, "test"
    )
    link = Link(speaker, None, "person", role, mention, said, None)
    return stance_of(report_of(text), attribution, (link,))


CASES = [
    ("say", "said", "the bridge was safe", "asserted"),
    ("say", "said", "nobody was hurt", "asserted"),
    ("deny", "denied", "having taken money", "denied"),
    ("deny", "dismissed", "the report as gossip", "denied"),
    ("deny", "did not deny", "that he took money", "unknown"),
    ("deny", "did not deny", "that the valves had been shut", "unknown"),
    ("hedge", "does not dispute", "that the pier is unsafe", "unknown"),
    ("hedge", "did not exclude", "a strike", "unknown"),
    ("deny", "refused to rule out", "a strike", "unknown"),
    ("say", "stopped short of denying", "the figure", "unknown"),
    ("say", "did not", "deny it", "unknown"),
    ("say", "said", "it did not dispute the bill", "asserted"),
    ("say", "said", "“That was untrue,”", "denied"),
    ("say", "tweeted that", "this was false", "denied"),
    ("say", "said", "the report was simply not true", "denied"),
    ("say", "said", "“No.”", "denied"),
    ("say", "said", "“No boat is late.”", "asserted"),
    ("say", "said", "it was wrong to close the mine", "asserted"),
    ("hedge", "would not rule out", "a strike", "unknown"),
    ("judge", "called", "the claims baseless", "denied"),
    ("judge", "called", "the delay a scandal", "asserted"),
    ("accuse", "accused", "the firm of hiding losses", "alleged"),
    ("allege", "claimed", "the firm had hidden losses", "alleged"),
    ("allege", "claimed", "responsibility for the blast", "asserted"),
    ("say", "said", "we will rebuild the hall", "pledged"),
    ("say", "said", "the ministry would rebuild the hall", "pledged"),
    ("say", "said", "the river will rise by Friday", "predicted"),
    ("say", "said", "it was raining when the talks, which will go on, began", "asserted"),
    ("pledge", "vowed", "to fight on", "pledged"),
    ("pledge", "assured them", "the valves had been checked", "asserted"),
    ("pledge", "vowed", "to fight on if the vote was lost", "conditional"),
    ("say", "said", "the pact would end unless the troops left", "conditional"),
    ("say", "said", "the bank would cut again should the crown stay firm", "conditional"),
    ("say", "said", "the guards fired only after they had been hit", "asserted"),
    ("ask", "asked", "whether the shop was open", "unknown"),
    ("ask", "asked", "the court to step in", "demanded"),
    ("demand", "called for", "an inquiry", "demanded"),
    ("say", "said", "the mayor must resign", "demanded"),
    ("say", "said", "“Stop the trains.”", "demanded"),
    ("say", "said", "the hose may have burst", "hedged"),
    ("say", "said", "the pilot could not see the lights", "asserted"),
    ("hedge", "believes", "the fire was set", "hedged"),
    ("hedge", "does not believe", "the fire was set", "denied"),
    ("hedge", "thinks", "the price is far too high", "asserted"),
    ("say", "said", "it was not clear who fired first", "unknown"),
    ("say", "said", "unknown persons had cut the cable", "asserted"),
    ("say", "said", "the sum was unknown", "unknown"),
    ("say", "declined to say", "who fired first", "unknown"),
    ("predict", "expects", "prices to fall", "predicted"),
    ("predict", "warned", "that rents had risen", "asserted"),
    ("predict", "warned of", "a faulty pump in January", "asserted"),
    ("predict", "warned of", "a lack of beds last winter", "asserted"),
    ("predict", "warned of", "floods in the valley", "predicted"),
    ("predict", "warned of", "further cracks in the wall", "predicted"),
    ("say", "said", "the board won't comment", "unknown"),
    ("predict", "warned the crews", "not to enter the pit", "demanded"),
    ("deny", "pushed back on", "reports of a merger", "denied"),
    ("say", "discounted", "rumours that the mine would close", "denied"),
    ("judge", "slammed", "the firm for hiding the losses", "alleged"),
    ("judge", "criticised", "the plan", "asserted"),
    ("allege", "claimed", "she had seen the log herself", "asserted"),
    ("reveal", "declined to confirm", "reports of a second arrest", "unknown"),
    ("say", "did not specify", "which of the valves had failed", "unknown"),
    ("ask", "asked", "the harbour had been searched", "unknown"),
    ("ask", "questioned", "the value of the test", "unknown"),
    ("say", "said", "she was not aware of any complaint", "unknown"),
    ("say", "said", "the owner did not know the pit was open", "asserted"),
    ("hedge", "suggested", "moving the depot out of town", "demanded"),
    ("hedge", "believes", "the new rules will help the growers", "predicted"),
    ("say", "said", "she could leave after the hearing", "asserted"),
    ("say", "said", "it could be an old mine", "hedged"),
    ("say", "said", "crews that may be short of water have left the hill", "asserted"),
    ("say", "said", "the owners think the price will fall", "asserted"),
    ("say", "said", "the goal is to win back the valley", "asserted"),
    ("say", "said", "the delay was due to the fog", "asserted"),
    ("say", "said", "the work was going to be hard", "predicted"),
    ("say", "wants", "the firm to clear the beach", "demanded"),
    ("say", "said", "he wanted more time", "asserted"),
    ("say", "agreed to", "a public hearing in May", "pledged"),
    ("say", "agreed", "the seal had failed", "asserted"),
]


def test_what_a_body_says_will_be_done_is_a_pledge() -> None:
    assert stance("say", "said", "the results would be published", "the Harbour Board", "office") == "pledged"
    assert stance("say", "said", "the results would be ruined", "the Harbour Board", "office") == "predicted"


def test_a_pronoun_is_the_speaker_s_only_where_it_can_stand_for_him() -> None:
    assert stance("say", "said", "she would rebuild the hall") == "pledged"
    assert stance("say", "said", "it would rebuild trust") == "predicted"


@pytest.mark.parametrize(("cue_class", "cue", "content", "expected"), CASES)
def test_stance_follows_cue_and_main_clause(cue_class: str, cue: str, content: str, expected: str) -> None:
    role = "minister" if "ministry" in content else None
    assert stance(cue_class, cue, content, role=role) == expected


def test_what_stands_between_cue_and_content_counts() -> None:
    for text, content, expected in (
        ("The clinic warned patients against the drug.", "the drug", "demanded"),
        ("The clinic asked whether the drug was safe.", "the drug was safe", "unknown"),
        ("The clinic told him to leave.", "leave", "demanded"),
    ):
        cue = next(word for word in text.split() if word in {"warned", "asked", "told"})
        cue_class = {"warned": "predict", "asked": "ask", "told": "say"}[cue]
        said, what = (Span(text.index(part), text.index(part) + len(part)) for part in (cue, content))
        attribution = Attribution((SourceMention(Span(0, 10), said),), (what,), cue_class, None, "test")
        link = Link("clinic", None, "organisation", None, Span(0, 10), said, None)
        assert stance_of(report_of(text), attribution, (link,)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("The ship sank on Monday.", "asserted"),
        ("The captain allegedly fled.", "alleged"),
        ("The fire is believed to have been set.", "hedged"),
        ("The court will rule in May.", "predicted"),
        ("If the dam breaks, the valley will be flooded.", "conditional"),
        ("It was not clear who fired first.", "unknown"),
        ("The mayor would not comment on the strike.", "unknown"),
        ("The mayor declined to comment.", "unknown"),
        ("The mayor refused to say who had paid.", "unknown"),
        ("It is alleged that the firm paid bribes.", "alleged"),
        ("It has been claimed that the dam was old.", "alleged"),
        ("It was widely reported that the dam was old.", "hedged"),
        ("Asked if he would quit, Bo Riis said no.", "asserted"),
    ],
)
def test_the_outlet_s_own_voice_has_a_stance_too(content: str, expected: str) -> None:
    assert own_stance_of(report_of(content), (Span(0, len(content)),)) == expected


def test_the_main_clause_is_told_without_what_depends_on_it() -> None:
    assert main_clause("When the rain stopped, the crews left because it was late") == "the crews left"
    assert main_clause("a van that was found in the river may have been used") == (
        "a van that was found in the river may have been used"
    )


def test_only_words_of_the_content_make_a_condition_or_a_forecast() -> None:
    text = "Nothing points to it, the clinic said."
    said, what = (Span(text.index(part), text.index(part) + len(part)) for part in ("said", "Nothing points to it"))
    link = Link("clinic", None, "organisation", None, Span(23, 33), said, None)
    told: tuple[tuple[Stance, Stance], ...] = (
        ("conditional", "asserted"), ("predicted", "asserted"), ("denied", "denied"),
    )  # fmt: skip
    for read, expected in told:
        attribution = Attribution((SourceMention(Span(23, 33), said),), (what,), "say", None, "test", read)
        assert stance_of(report_of(text), attribution, (link,)) == expected


def test_a_question_behind_a_label_is_open() -> None:
    assert stance("quote", ":", "Will anybody resign?") == "unknown"
    assert stance("quote", ":", "Nobody will. Why should they?") != "unknown"
