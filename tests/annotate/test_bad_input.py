"""Reports in bad shape: transcripts, interviews, posts, lists, tables, broken quotation marks, capitals, no marks at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotate.bad_input import read, said, sayings

from quoth.encoder import Encoder


def test_each_turn_of_a_transcript_is_said_by_its_label() -> None:
    text = (
        "MODERATOR: With us is Harbour Minister Lena Orvik. How many were on board?\n\n"
        "ORVIK: We counted 212 passengers. That number may change.\n\n"
        "MODERATOR: The ship was old.\n\n"
        "ORVIK (via video link): That is false.\n"
    )
    assert sayings(text) == [
        ("MODERATOR", "With us is Harbour Minister Lena Orvik. How many were on board?"),
        ("Lena Orvik", "We counted 212 passengers. That number may change."),
        ("MODERATOR", "The ship was old."),
        ("Lena Orvik", "That is false."),
    ]


def test_the_trained_reader_keeps_the_turns_and_tells_none_twice(encoder: Encoder) -> None:
    text = (
        "MODERATOR: With us is Harbour Minister Lena Orvik. How many were on board?\n\n"
        "ORVIK: We counted 212 passengers. There was no inspection in May.\n\n"
        "MODERATOR: The ship was old.\n\nORVIK: That is false. It was new.\n"
    )
    told = sayings(text, encoder=encoder)
    assert ("Lena Orvik", "We counted 212 passengers. There was no inspection in May.") in told
    assert ("Lena Orvik", "That is false. It was new.") in told


def test_numbered_speakers_and_times_before_them_are_labels() -> None:
    text = (
        "SPEAKER 1: There is a lorry on the tracks.\nSPEAKER 2: Where are you?\n"
        "[00:02:14] SPEAKER 1: Kesh Road. At least three people are hurt.\n"
    )
    assert [speaker for speaker, _ in sayings(text)] == ["SPEAKER 1", "SPEAKER 2", "SPEAKER 1"]


def test_a_turn_goes_on_in_the_next_paragraph_and_a_note_in_brackets_is_not_said() -> None:
    text = (
        "ORVIK: We counted them.\n\nThen we counted again.\n\n(APPLAUSE)\n\n"
        "HOLM: I saw the hull.\n\nORVIK: I will publish the report.\n\nThe hearing goes on.\n"
    )
    told = dict.fromkeys(said(read(text)))
    assert ("ORVIK", "We counted them. Then we counted again.") in told
    assert ("", "The hearing goes on.") in told


def test_what_a_speaker_of_a_transcript_tells_of_others_stands_within_his_words() -> None:
    text = (
        "Minister Lena Orvik spoke.\n\nORVIK: The operator told us that two children were missing.\n\nHOLM: I know.\n\n"
        "ORVIK: Thank you.\n"
    )
    assert ("Lena Orvik < operator", "two children were missing") in sayings(text)


def test_answers_are_said_by_whom_the_introduction_names() -> None:
    text = (
        "Ada Rell resigned on Monday. She spoke to us.\n\nQ: Why did you leave?\nA: The board hid the numbers.\n\n"
        "Q. Will you testify?\n\nA. I have the letters here.\n"
    )
    told = sayings(text)
    assert ("Ada Rell", "The board hid the numbers.") in told
    assert ("Ada Rell", "I have the letters here.") in told
    assert [speaker for speaker, _ in told].count("interviewer") == 2


def test_names_with_a_colon_are_the_speakers_of_an_interview() -> None:
    text = (
        "Tolm Post: You lost on Saturday. What went wrong?\n\nBo Riis: We did not defend.\n\n"
        "Tolm Post: Will you resign?\n\nBo Riis: No. The club stands behind me.\n"
    )
    assert sayings("Five questions for coach Bo Riis\n\n" + text, "Five questions for coach Bo Riis") == [
        ("Tolm Post", "You lost on Saturday. What went wrong?"),
        ("Bo Riis", "We did not defend."),
        ("Tolm Post", "Will you resign?"),
        ("Bo Riis", "No. The club stands behind me."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Myth: The dam is safe.\n\nFact: It is not.\n\nMyth: The town was warned.\n\nFact: Nobody was.\n",
        "Where: Port Hale harbour.\nWhen: Monday at noon.\nWhere: Dunmore.\nWhen: Tuesday at noon.\n",
        "North: | 61.2% | Rell\nSouth: | 54.0% | Riis\nNorth: | 2.0% | Holm\n",
        "The fire broke out at night.\n\nCause: unknown.\n\nNext steps: hearings in May.\n",
    ],
)
def test_headings_with_a_colon_are_nobody(text: str) -> None:
    assert sayings(text) == []


def test_a_post_is_said_by_its_handle() -> None:
    text = (
        "People reacted to the outage:\n\n@portpower: We are aware of an outage. Crews are on site.\n"
        "RT @mayor_rell: The outage was not caused by the storm!!\nJon Mees (@jmees): No light since noon\n"
    )
    assert sayings(text) == [
        ("@portpower", "We are aware of an outage. Crews are on site."),
        ("@mayor_rell", "The outage was not caused by the storm!!"),
        ("Jon Mees", "No light since noon"),
    ]


def test_items_of_a_list_keep_to_themselves() -> None:
    text = (
        "- 212 passengers were on board, the coast guard said\n- The operator, Norlux Lines, denies that doors were locked\n"
        '- Cause: unknown\n• Minister Lena Orvik: "We will not rest."\n'
    )
    assert sayings(text) == [
        ("coast guard", "212 passengers were on board"),
        ("Norlux Lines", "doors were locked"),
        ("Lena Orvik", '"We will not rest."'),
    ]


def test_rows_of_a_table_are_no_statements_and_have_no_speakers() -> None:
    text = (
        "The Harbour Party won most seats.\n\nParty\tVotes\tShare\nHarbour Party\t12,310\t41.2%\nCivic List\t9,884\t33.1%\n\n"
        "TEAM W D L PTS\nDunmore 10 2 1 32\nKesh 8 3 2 27\n\nAda Rell said the result was a mandate.\n"
    )
    assert said(read(text)) == [
        ("", "The Harbour Party won most seats."),
        ("Ada Rell", "the result was a mandate"),
    ]


def test_a_line_of_a_story_with_tabs_in_it_is_no_row() -> None:
    text = "The board met in May.\n\nIt sold 12 ships\tand 4 docks\tfor $3 million, the mayor said.\n"
    assert any("12 ships" in words for _, words in said(read(text)))


def test_a_quotation_that_never_closes_is_said_by_who_is_named_in_it() -> None:
    text = (
        "Minister denies leak of report\n\n“We never hid the report, Minister Lena Orvik told reporters.\n\n"
        "“The board knew of it, Orvik said.\n\nThe mayor was silent.\n"
    )
    told = sayings(text, "Minister denies leak of report")
    assert ("Lena Orvik", "We never hid the report") in told
    assert ("Lena Orvik", "The board knew of it") in told
    assert all(" < " not in speaker for speaker, _ in told)


def test_a_straight_mark_left_open_ends_with_its_paragraph() -> None:
    text = '"It is a lie," said Bo Riis. "I got nothing.\n\n"He got it," Lena Orvik said.\n'
    told = sayings(text)
    assert ("Lena Orvik", '"He got it,"') in told
    assert not any("nothing" in words and "got it" in words for _, words in told)


def test_quotations_nest_three_deep() -> None:
    text = "Bo Riis said: “Orvik told me, ‘nobody will read “that thing”’, and laughed.”\n"
    assert sayings(text)[0][0] == "Bo Riis"
    assert "and laughed" in sayings(text)[0][1]


@pytest.mark.parametrize("mark", ["“", "”", '"', "«", "‘", "'", "„", "“‘", "”’", "(", "["])
def test_stray_marks_change_no_speaker(mark: str) -> None:
    text = f"The dam failed. {mark} Ada Rell said that nobody was hurt. {mark}\n"
    assert [speaker for speaker, _ in sayings(text)] == ["Ada Rell"]


def test_all_capitals_are_read() -> None:
    text = 'AT LEAST 14 PEOPLE DIED, THE COAST GUARD SAID.\n\n"WE FOUND 14 BODIES," ORVIK TOLD REPORTERS.\n'
    assert [words for _, words in sayings(text)] == ["AT LEAST 14 PEOPLE DIED", '"WE FOUND 14 BODIES,"']


def test_a_text_without_any_mark_is_read() -> None:
    text = "the coast guard said 212 people were on board the mayor told reporters that the hospital was full"
    assert "coast guard" in [speaker for speaker, _ in sayings(text)]


def test_emoji_part_no_speaker_from_his_cue() -> None:
    text = "🚨 Minister Lena Orvik 👩‍✈️ said 😢 that 14 people died 💔.\n\nBo Riis👨‍👩‍👧‍👦 denied that doors were locked 🔒.\n"
    assert sayings(text) == [("Lena Orvik", "14 people died"), ("Bo Riis", "doors were locked")]


def test_framed_digits_are_one_number() -> None:
    text = "The coast guard says 2️⃣1️⃣2️⃣ people were on board.\n"
    assert [(q.low, q.unit) for q in read(text).quantities] == [(212, "person")]


def test_hidden_and_turning_characters_change_nothing_that_is_said() -> None:
    text = (
        "Harbour Min\u200bister Lena Or\u00advik sa\u200bid that 14 people were kil\u2060led. "
        "\u202eMayor Bo Riis\u202c denied that \u2067doors\u2069 were locked.\n"
    )
    told = read(text)
    assert [link.speaker for s in told.statements for link in s.chain] == ["Lena Orvik", "Bo Riis"]
    assert next(s.content[0].of(text) for s in told.statements) == "14 people were kil\u2060led"


def test_right_to_left_words_stand_beside_english_ones() -> None:
    text = "The minister, לנה אורביק, said that the port (ميناء) would close.\n"
    assert sayings(text)[0][1] == "the port (ميناء) would close"


# What rules look for, in any order: words that govern, cues, days, figures, names, marks.
WORDS = (
    "the a of to in on by from and but that who when if not no it he she they his its regarding including according as than more "
    "all each was were had will would said says told asked denied citing Monday last week May 2024 12 3.5 million percent $40 at "
    "least about Osk Ada Rell Ministry U.S. Mr police union mine deal"
).split()
MARKS = [",", ".", '"', "“", "”", ";", ":", "—", "(", ")", "'s", "?", "\n\n", "…", "%"]


@given(st.lists(st.sampled_from([*WORDS, *MARKS]), min_size=1, max_size=40), st.booleans())
@settings(max_examples=300, deadline=None)
def test_words_in_any_order_are_read(words: list[str], capital: bool) -> None:
    text = " ".join(words)
    assert read(text.capitalize() if capital else text).report.text


def test_a_text_that_breaks_off_after_an_aside_is_read() -> None:
    assert read("Regarding the deal, including Osk, to limit").report.text
