"""Who is said to have said it, in sentences as news has them. Each case: a text, and its statements."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.annotate.attribution import Attribution, find_attributions
from quoth.clean import clean_report
from quoth.types import RawReport, Report


def report_of(text: str) -> Report:
    return clean_report(
        RawReport("r", "r.txt", (), None, None, None, (), None, None, "en", text, title_apart=False, found={})
    )


def read(text: str) -> list[tuple[str, str]]:
    """Each statement as ("outer speaker > inner speaker", "content / its next piece")."""
    found = find_attributions(report_of(text))
    return [(chain_of(text, found, number), content_of(text, found[number])) for number in range(len(found))]


def chain_of(text: str, found: tuple[Attribution, ...], number: int) -> str:
    attribution = found[number]
    own = [source.mention.of(text) if source.mention else "?" for source in attribution.sources]
    outer = [chain_of(text, found, attribution.parent)] if attribution.parent is not None else []
    return " > ".join([*outer, *own])


def content_of(text: str, attribution: Attribution) -> str:
    return " / ".join(piece.of(text) for piece in attribution.content)


def classes(text: str) -> list[str]:
    return [attribution.cue_class for attribution in find_attributions(report_of(text))]


BEFORE_AND_AFTER = [
    ("The mayor said that the bridge was safe.", "The mayor", "the bridge was safe"),
    ("The mayor said the bridge was safe.", "The mayor", "the bridge was safe"),
    ("The mayor said on Tuesday in a statement that the bridge was safe.", "The mayor", "the bridge was safe"),
    ("The bridge was safe, the mayor said.", "the mayor", "The bridge was safe"),
    ("The bridge was safe, said Mayor Ida Holt.", "Mayor Ida Holt", "The bridge was safe"),
    ("“The bridge is safe,” said Ida Holt, who runs the town.", "Ida Holt", "“The bridge is safe,”"),
    ("“The bridge is safe,” Ida Holt told reporters in Lund.", "Ida Holt", "“The bridge is safe,”"),
    ("Ida Holt, the mayor of Lund, said the bridge was safe.", "Ida Holt", "the bridge was safe"),
    ("Ida Holt, 46, who runs the town, said the bridge was safe.", "Ida Holt", "the bridge was safe"),
    ("Ida Holt (Green Party) said the bridge was safe.", "Ida Holt", "the bridge was safe"),
    ("Ida Holt told the Lund Courier the bridge was safe.", "Ida Holt", "the bridge was safe"),
    ("According to the harbour board, two boats sank.", "the harbour board", "two boats sank"),
    ("Two boats sank, according to the harbour board.", "the harbour board", "Two boats sank"),
    ("Two boats sank, harbour records show.", "harbour records", "Two boats sank"),
    ("Holt: “The bridge is safe.”", "Holt", "“The bridge is safe.”"),
    ("“The bridge is safe.” — Ida Holt", "Ida Holt", "“The bridge is safe.”"),
    ("'The bridge is safe,' Holt said.", "Holt", "'The bridge is safe,'"),
    ("If the rain goes on, Holt said, the bridge will close.", "Holt", "If the rain goes on / the bridge will close"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content"), BEFORE_AND_AFTER)
def test_the_speaker_stands_before_or_after_what_is_said(text: str, speaker: str, content: str) -> None:
    assert read(text) == [(speaker, content)]


COMPLEMENTS = [
    ("The rebels vowed to fight on.", "The rebels", "fight on", "pledge"),
    ("The party called for new elections.", "The party", "new elections", "demand"),
    ("The bishop urged both sides to stop.", "The bishop", "stop", "demand"),
    ("The union accused the firm of hiding losses.", "The union", "the firm of hiding losses", "accuse"),
    ("The clerk denied taking the money.", "The clerk", "taking the money", "deny"),
    ("The firm rejected claims that it hid losses.", "The firm", "it hid losses", "deny"),
    ("The spokesman dismissed the report as gossip.", "The spokesman", "the report as gossip", "deny"),
    ("The doctor warned against swimming in the lake.", "The doctor", "swimming in the lake", "demand"),
    ("The captain admitted to lying.", "The captain", "lying", "say"),
    ("The critics described the deal as a trap.", "The critics", "the deal as a trap", "judge"),
    ("The audit found that funds were missing.", "The audit", "funds were missing", "reveal"),
    ("The bank expects prices to fall.", "The bank", "prices to fall", "predict"),
    ("The mayor did not say whether the pool would close.", "The mayor", "whether the pool would close", "unknown"),
    ("The firm declined to say how many would go.", "The firm", "how many would go", "unknown"),
]


@pytest.mark.parametrize(("text", "speaker", "content", "cue_class"), COMPLEMENTS)
def test_a_cue_takes_its_own_kind_of_content(text: str, speaker: str, content: str, cue_class: str) -> None:
    assert read(text) == [(speaker, content)]
    assert classes(text) == [cue_class]


CHAINS = [
    ("The Tribune reported the ship had sunk, citing two officials.",
     [("The Tribune > two officials", "the ship had sunk")]),
    ("The Tribune, quoting port records, said the ship had sunk.",
     [("The Tribune > port records", "the ship had sunk")]),
    ("The Tribune quoted Ida Holt as saying that the ship had sunk.",
     [("The Tribune > Ida Holt", "the ship had sunk")]),
    ("Ida Holt was quoted as saying that the ship had sunk.", [("Ida Holt", "the ship had sunk")]),
    ("Ida Holt said she had been told by the captain that the ship had sunk.",
     [("Ida Holt", "she had been told by the captain that the ship had sunk"),
      ("Ida Holt > the captain", "the ship had sunk")]),
    ("Ida Holt said the spy agency confirmed that the ship had sunk.",
     [("Ida Holt", "the spy agency confirmed that the ship had sunk"),
      ("Ida Holt > the spy agency", "the ship had sunk")]),
    ("“It sank,” the captain said, according to the Tribune.", [("the Tribune > the captain", "“It sank,”")]),
    ("Ida Holt said she believes the ship sank.", [("Ida Holt", "the ship sank")]),
    ("The captain's claim that the light was off convinced nobody.",
     [("The captain", "the light was off convinced nobody")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements"), CHAINS)
def test_words_through_another_are_a_chain(text: str, statements: list[tuple[str, str]]) -> None:
    assert read(text) == statements


def test_a_quotation_is_broken_by_its_speaker_and_goes_on_in_the_next_sentence() -> None:
    text = "“We are tired,” said Mr Odell. “We go home.” The boats left."
    assert read(text) == [("Mr Odell", "“We are tired,” / “We go home.”")]


def test_a_quotation_in_a_new_paragraph_without_a_speaker_is_a_statement_of_the_same_speaker() -> None:
    text = "“We are tired,” said Mr Odell.\n\n“Now we all go home to bed.”\n\nThe boats left."
    assert read(text) == [("Mr Odell", "“We are tired,”"), ("Mr Odell", "“Now we all go home to bed.”")]


def test_a_quotation_that_is_opened_anew_in_each_paragraph_is_one_statement() -> None:
    text = "Mr Odell said: “We are tired.\n\n“Now we go home to bed.”\n\nThe boats left."
    assert read(text) == [("Mr Odell", "“We are tired. / “Now we go home to bed.”")]


def test_a_post_is_said_by_the_author_below_it() -> None:
    text = "The mayor answered.\n\nThe bridge stays shut. We will not sell it — Ada Rell (@adarell) May 3, 2020\n\nThe end."
    assert read(text) == [("Ada Rell", "The bridge stays shut. We will not sell it")]


def test_a_quotation_takes_no_sentence_before_it() -> None:
    text = 'Those words drew an answer from the bishop. “Some are glad. It is a shame," he told reporters in Tolm.'
    assert ("he", '“Some are glad. It is a shame,"') in read(text)


def test_an_accusation_goes_on_after_a_relative_clause() -> None:
    text = "Ada Rell blamed the firm, which built the dam in 1931, for most of the damage."
    assert read(text) == [("Ada Rell", "the firm, which built the dam in 1931, for most of the damage")]


def test_two_cues_of_one_speaker_are_two_statements() -> None:
    text = "Ida Holt said the bridge was safe, adding that the road was closed."
    assert read(text) == [("Ida Holt", "the bridge was safe"), ("Ida Holt", "the road was closed")]


def test_a_transcript_gives_each_paragraph_to_its_label() -> None:
    text = "INTERVIEW\n\nHOLT: The bridge is safe.\n\nODELL: Nobody believes it. Look at it.\n\nHOLT: It is safe."
    assert read(text)[:2] == [("HOLT", "The bridge is safe."), ("ODELL", "Nobody believes it. / Look at it.")]


SILENT = [
    "The mayor declined to comment.",
    "The report on the claims was long.",
    "Three proposed laws failed.",
    "A dog called Rex ran off.",
    "The “grand” plan fell through.",
    "The ship sank near the port on Monday.",
    "The children found the key under the mat.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    assert read(text) == []


def test_what_somebody_quoted_thinks_now_is_no_second_statement() -> None:
    assert read("“I think that we will win,” Holt said.") == [("Holt", "“I think that we will win,”")]


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_every_span_lies_within_the_text_and_every_parent_before_its_child(text: str) -> None:
    found = find_attributions(report_of(text))
    for number, attribution in enumerate(found):
        assert attribution.parent is None or attribution.parent < number
        for piece in attribution.content:
            assert 0 <= piece.start < piece.end <= len(text)


WORDS = [
    "he",
    "said",
    "that",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    "\n\n",
    "according to",
    "Holt",
    "claim",
    "citing",
    "the mayor",
]


DATED = [
    ("An internal memo dated 3 March warned that the bolts were loose.", "An internal memo"),
    ("A letter issued March 3, 2024 said the bolts were loose.", "A letter"),
    ("A memo of 9 June said the valve had failed.", "A memo"),
    ("A March 3 letter said the bolts were loose.", "A March 3 letter"),
    ("According to a report from 12 May 2024, the valve had failed.", "a report"),
    ("On 3 March the mayor said that the bridge was safe.", "the mayor"),
    ("A judge on Friday said the case could go on.", "A judge"),
]


@pytest.mark.parametrize(("text", "speaker"), DATED)
def test_a_date_is_no_part_of_a_speaker_at_its_end(text: str, speaker: str) -> None:
    assert [chain for chain, _ in read(text)] == [speaker]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_order_of_cues_and_marks_is_read_without_failing(words: list[str]) -> None:
    text = " ".join(words)
    for attribution in find_attributions(report_of(text)):
        assert all(piece.of(text).strip() for piece in attribution.content)


@pytest.mark.parametrize("piece", ["he said ", "“a ", "X's claim that ", ", citing Y ", "'a ", "was told by X that "])
def test_a_long_line_of_cues_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    assert len(find_attributions(report_of(piece * 4000))) <= 4000


def test_a_bare_that_is_what_is_denied() -> None:
    assert read("The bank denied that.") == [("The bank", "that")]
    assert read("The bank denied that it had paid.") == [("The bank", "it had paid")]
