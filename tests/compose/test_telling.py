"""A statement told as a sentence: the report's own stretch, with the full name, never with another sense."""

import pytest
from tests import factory

from quoth.compose.soundness import is_ownerless
from quoth.compose.telling import told
from quoth.compose.wording import within_brackets
from quoth.types import AnnotatedReport, Entity, Link, Statement
from quoth.types.statements import Form, SpeakerKind, Stance


def said(
    text: str,
    content: str,
    *,
    speaker: str,
    mention: str,
    cue: str,
    kind: SpeakerKind = "person",
    stance: Stance = "asserted",
    form: Form = "indirect",
    named: str = "",
) -> tuple[AnnotatedReport, Statement]:
    """A report of one paragraph with one statement; `named` is another mention of the speaker in it."""
    read = factory.report("one", f"Osk ferry\n\n{text}\n")
    link = Link(speaker, "e1", kind, None, factory.place(read, mention).span, factory.place(read, cue).span, None)
    made = factory.statement(read, "s1", content, stance=stance, form=form, chain=(link,))
    mentions = (factory.place(read, named or mention).span,)
    entity = Entity("e1", speaker, "person", None, mentions)
    return AnnotatedReport(read.report, (entity,), (made,), (), (), None, None, None), made


def told_as(text: str, content: str, **known: object) -> str | None:
    read, made = said(text, content, **known)  # type: ignore[arg-type]
    found = told(read, made)
    return found.text if found else None


def test_a_speaker_before_the_verb_is_told_in_the_reports_own_words() -> None:
    found = told_as(
        "The harbour master, Ada Rell, has also said on Monday that the ferry will stop for 12 days.",
        "the ferry will stop for 12 days",
        speaker="Ada Rell", mention="Ada Rell", cue="has also said",
    )  # fmt: skip
    assert found == "Ada Rell has said on Monday that the ferry will stop for 12 days"


def test_a_pronoun_is_told_as_the_name() -> None:
    found = told_as(
        "Ada Rell spoke. She said the ferry will stop for 12 days.",
        "the ferry will stop for 12 days",
        speaker="Ada Rell", mention="She", cue="said", named="Ada Rell",
    )  # fmt: skip
    assert found == "Ada Rell said the ferry will stop for 12 days"


def test_an_office_stays_beside_a_name_that_follows_it() -> None:
    found = told_as(
        "The harbour master, Ada Rell, said the ferry will stop.",
        "the ferry will stop",
        speaker="Ada Rell", mention="The harbour master", cue="said", named="Ada Rell",
    )  # fmt: skip
    assert found == "The harbour master, Ada Rell, said the ferry will stop"


def test_a_tag_behind_what_is_said_stays_behind_it() -> None:
    found = told_as(
        "The ferry will stop for 12 days, the crew said.",
        "The ferry will stop for 12 days",
        speaker="crew", mention="the crew", cue="said", kind="group",
    )  # fmt: skip
    assert found == "The ferry will stop for 12 days, the crew said"


def test_according_to_opens_or_closes_the_sentence() -> None:
    text = "According to Ada Rell, the ferry will stop for good."
    assert told_as(
        text, "the ferry will stop for good", speaker="Ada Rell", mention="Ada Rell", cue="According to"
    ) == ("According to Ada Rell, the ferry will stop for good")
    text = "The ferry will stop for good, according to Ada Rell."
    assert told_as(
        text, "The ferry will stop for good", speaker="Ada Rell", mention="Ada Rell", cue="according to"
    ) == ("The ferry will stop for good, according to Ada Rell")


def test_a_direct_quotation_stands_in_marks_behind_its_speaker() -> None:
    found = told_as(
        '"The ferry will stop for 12 days," Ada Rell said.',
        "The ferry will stop for 12 days",
        speaker="Ada Rell", mention="Ada Rell", cue="said", form="direct",
    )  # fmt: skip
    assert found == "Ada Rell: “The ferry will stop for 12 days”"


def test_a_participle_is_no_verb_of_a_sentence() -> None:
    found = told_as(
        "The crew went home, Ada Rell denying any failure of the engine.",
        "any failure of the engine",
        speaker="Ada Rell", mention="Ada Rell", cue="denying", stance="denied",
    )  # fmt: skip
    assert found == "Ada Rell denied “any failure of the engine”"


@pytest.mark.parametrize("before", ["Neither the mayor nor", "If only", "Whether"])
def test_what_turns_the_sense_before_the_speaker_is_never_lost(before: str) -> None:
    found = told_as(
        f"{before} Ada Rell could say when the ferry sails again.",
        "when the ferry sails again",
        speaker="Ada Rell", mention="Ada Rell", cue="could say", stance="unknown",
    )  # fmt: skip
    assert found is None


def test_a_remark_behind_a_comma_goes_and_a_condition_stays() -> None:
    text = "Ada Rell said the ferry will stop for 12 days, which is long."
    content = "the ferry will stop for 12 days, which is long"
    assert told_as(text, content, speaker="Ada Rell", mention="Ada Rell", cue="said") == (
        "Ada Rell said the ferry will stop for 12 days"
    )
    text = "Ada Rell said the ferry will stop for 12 days, which may change if the engine holds."
    content = "the ferry will stop for 12 days, which may change if the engine holds"
    found = told_as(text, content, speaker="Ada Rell", mention="Ada Rell", cue="said")
    assert found is not None
    assert found.endswith("which may change if the engine holds")


def test_the_outlets_own_words_are_told_as_its_own_voice() -> None:
    read = factory.harbour()
    found = told(read, read.statements[2])
    assert found is None or "in its own voice" in found.text


def test_words_end_before_a_bracket_that_opened_before_them() -> None:
    assert (
        within_brackets("that there was a deal), and that a boiler could be to blame. Its own")
        == "that there was a deal"
    )
    assert within_brackets("a fee (of 30 euros) was paid") == "a fee (of 30 euros) was paid"
    assert within_brackets("a fee (of 30 euros") == "a fee"


def test_a_pronoun_needs_its_owner_in_the_sentence() -> None:
    assert is_ownerless("Its own expert is due to say so")
    assert is_ownerless("Ann Orr: “He never signed it”")
    assert is_ownerless("the women accused him of misconduct")
    assert not is_ownerless("Ann Orr said that she had signed it")
    assert not is_ownerless("The company said its ferries were safe")


def test_a_body_is_told_with_the_article_that_the_report_has() -> None:
    found = told_as(
        "The port of Osk, the harbour museum said, will lose about 6 million crowns.",
        "The port of Osk",
        speaker="harbour museum", mention="harbour museum", cue="said", kind="organisation",
    )  # fmt: skip
    assert found is None
    found = told_as(
        "On Monday the harbour museum said the ferry will stop for 12 days.",
        "the ferry will stop for 12 days",
        speaker="harbour museum", mention="harbour museum", cue="said", kind="organisation",
    )  # fmt: skip
    assert found == "The harbour museum said the ferry will stop for 12 days"


def test_what_a_which_stands_for_is_not_told_without_it() -> None:
    assert (
        told_as(
            "A board asked for a second ferry, which the port rejected as too dear for the town.",
            "as too dear for the town",
            speaker="port", mention="port", cue="rejected", kind="organisation", stance="denied",
        )
        is None
    )  # fmt: skip


def test_a_body_that_only_the_headline_names_in_full_keeps_the_article_of_the_text() -> None:
    found = told_as(
        "Gold is gone from Osk museum. At night the museum said the ferry will stop for 12 days.",
        "the ferry will stop for 12 days",
        speaker="Osk museum", mention="the museum", cue="said", named="Osk museum", kind="organisation",
    )  # fmt: skip
    assert found == "The museum said the ferry will stop for 12 days"
