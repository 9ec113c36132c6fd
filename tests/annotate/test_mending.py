"""The spans of the trained reader mended: headline and story apart, whole names, whole speakers, inserted clauses."""

import msgspec

from quoth.annotate import annotate_report
from quoth.annotate.drafts import Draft, Link
from quoth.annotate.mending import (
    after_second_cue,
    after_the_place,
    alleged_before,
    begins_inside_name,
    ends_at_semicolon,
    in_its_marks,
    inserted_end,
    is_source_by,
    is_told_by_rule,
    mended_mention,
    of_one_sentence,
    on_its_side,
    rejected_before,
    to_the_mark,
    with_its_article,
    with_its_owner,
    with_the_asked,
    without_hanging_words,
    without_number,
)
from quoth.annotate.reader.decoding import Reading
from quoth.annotate.readings import is_told_in_advance
from quoth.annotate.views import View, views_of
from quoth.clean import clean_report
from quoth.encoder import Encoder
from quoth.types import RawReport, Report, Span


def report(text: str) -> Report:
    raw = RawReport(
        id="r", input="r.txt", also=(), title=None, outlet=None, publisher=None, authors=(), published=None, url=None,
        language="en", text=text, title_apart=True, found={},
    )  # fmt: skip
    return clean_report(raw)


def view(text: str) -> View:
    return views_of(report(text))[0]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def reading(text: str, cue: str, *content: str) -> Reading:
    pieces = tuple(span(text, words) for words in content)
    return Reading(cue=span(text, cue), source=None, via=None, content=pieces, stance="asserted")


def draft(text: str, source: str, cue: str, content: str) -> Draft:
    links: list[Link] = [(span(text, source), span(text, cue))]
    return Draft(links, [span(text, content)], "say", "speaker_says_content", span(text, cue).start, view(text))


def test_a_cue_in_the_story_takes_nothing_of_the_headline() -> None:
    text = "Dam Will Break\n\nThe dam will break, Ada Rell said."
    headline = span(text, "Dam Will Break")
    both = reading(text, "said", "Dam Will Break", "The dam will break")
    kept = on_its_side(both, headline)
    assert kept is not None
    assert [piece.of(text) for piece in kept.content] == ["The dam will break"]
    assert on_its_side(reading(text, "said", "Dam Will Break"), headline) is None
    assert on_its_side(both, None) == both


def test_a_name_goes_on_over_an_initial() -> None:
    text = "They wrote to Ada T. Rell, the engineer."
    assert begins_inside_name(text, span(text, "Rell, the engineer"))
    assert not begins_inside_name(text, span(text, "Ada T. Rell"))
    assert not begins_inside_name(text, span(text, "the engineer"))


def test_by_after_a_passive_cue_opens_the_source() -> None:
    text = "Rell said the dam would break if the pumps had stopped, as alleged by farmers in Tolm."
    found = reading(text, "alleged", "by farmers in Tolm")
    assert is_source_by(text, found)
    turned = alleged_before(view(text), found)
    assert turned is not None
    assert turned.source is not None
    assert turned.source.of(text) == "farmers in Tolm"
    assert [piece.of(text) for piece in turned.content] == ["the pumps had stopped"]


def test_without_as_nothing_is_left_of_a_source_after_by() -> None:
    text = "The dam was criticised by farmers in Tolm."
    assert alleged_before(view(text), reading(text, "criticised", "by farmers in Tolm")) is None


def test_an_inserted_denial_ends_at_its_comma() -> None:
    text = "Oslen and Varka, while denying any sale of rifles, have promised to deepen their ties."
    whole = span(text, "any sale of rifles, have promised to deepen their ties")
    assert inserted_end(view(text), span(text, "denying"), whole).of(text) == "any sale of rifles"
    assert inserted_end(view(text), span(text, "promised"), whole) == whole


def test_a_mention_is_whole_and_ends_before_its_relative_clause() -> None:
    text = "She and two others saw a board beside the stove, and a hunters' club that paid."
    seen = view(text)
    assert mended_mention(seen, span(text, "two others")).of(text) == "She and two others"
    assert mended_mention(seen, span(text, "hunters' club that")).of(text) == "hunters' club"
    assert mended_mention(seen, span(text, "beside the stove")).of(text).endswith("board")


def test_a_quotation_goes_on_in_the_next_sentence_but_other_words_do_not() -> None:
    text = "“The dam breaks,” said Rell. Nobody was there. “It will be soon.”"
    found = reading(text, "said", "“The dam breaks,”", "Nobody was there", "“It will be soon.”")
    kept = of_one_sentence(view(text), found)
    assert [piece.of(text) for piece in kept] == ["“The dam breaks,”", "“It will be soon.”"]
    text = "Rell said the dam would break. “It will be soon.”"
    found = reading(text, "said", "the dam would break", "“It will be soon.”")
    assert [piece.of(text) for piece in of_one_sentence(view(text), found)] == ["the dam would break"]


def test_words_in_marks_end_with_their_marks() -> None:
    text = "The guard shouted 'run' and we ran."
    assert in_its_marks(text, span(text, "'run' and"), span(text, "shouted")).of(text) == "'run'"
    text = "“Help is late.\n\n“They will die,” he added."
    assert in_its_marks(text, Span(8, text.index(" he")), span(text, "added")).of(text) == "“They will die,”"


def test_she_and_others_are_two_speakers(encoder: Encoder) -> None:
    text = "Ada Rell swam ashore. She and two other survivors said the barge had leaked for days."
    found = annotate_report(report(text), encoder=encoder).statements
    speakers = [statement.chain[-1].speaker for statement in found if statement.chain]
    assert speakers == ["Ada Rell", "two other survivors"]


def test_a_second_cue_of_one_speaker_takes_nothing_of_what_the_first_tells() -> None:
    text = "The mayor denied the leak and called for a new pump, urging the board to pay."
    pieces = (span(text, "the leak"), span(text, "a new pump"))
    assert after_second_cue(view(text), span(text, "called for"), pieces) == pieces[1:]
    hanging = (span(text, "a new pump"), span(text, "the board to pay"))
    assert after_second_cue(view(text), span(text, "urging"), hanging) == hanging[1:]


def test_what_stands_on_both_sides_of_an_only_cue_is_one_content() -> None:
    text = "The leak, the mayor said, is old."
    pieces = (span(text, "The leak"), span(text, "is old"))
    assert after_second_cue(view(text), span(text, "said"), pieces) == pieces


def test_the_rule_tells_where_a_content_begins_if_both_end_alike() -> None:
    text = "Asked twice, the mayor said that the old pump on Mill Lane will stop."
    ruled = draft(text, "the mayor", "said", "the old pump on Mill Lane will stop")
    assert is_told_by_rule(text, (span(text, "on Mill Lane will stop"),), ruled)
    assert is_told_by_rule(text, (span(text, "Asked twice"), span(text, "the old pump on Mill Lane will stop.")), ruled)
    assert is_told_by_rule(text, (span(text, "that the old pump on Mill Lane will stop"),), ruled)
    assert not is_told_by_rule(text, (span(text, "the old pump"),), ruled)


def test_the_rule_tells_where_one_piece_ends_that_the_reader_takes_further() -> None:
    text = "The mayor said the pump will stop, and the board, which owns it, left."
    ruled = draft(text, "The mayor", "said", "the pump will stop")
    assert is_told_by_rule(text, (span(text, "the pump will stop, and the board"),), ruled)
    assert not is_told_by_rule(text, (span(text, "the pump"),), ruled)


def test_the_last_word_before_a_mark_belongs_to_what_is_said() -> None:
    text = "The Post reported that the mine would close, said Ada Rell yesterday."
    assert to_the_mark(view(text), span(text, "the mine would"), []).of(text) == "the mine would close"
    assert to_the_mark(view(text), span(text, "the mine"), [span(text, "close")]).of(text) == "the mine"
    other = "The guard shouted run and we ran."
    assert to_the_mark(view(other), span(other, "run"), []).of(other) == "run"


def test_a_content_that_holds_its_own_speaker_is_the_rules() -> None:
    text = "The Post reported, citing two officials, that the mine would close."
    ruled = draft(text, "two officials", "citing", "the mine would close")
    assert is_told_by_rule(text, (span(text, "citing two officials, that the mine would"),), ruled)


def test_what_is_not_quoted_begins_with_the_sentence_of_its_cue() -> None:
    text = "Two cranes stand idle. The quay must be closed, Falk said."
    told = reading(text, "said", "Two cranes stand idle. The quay must be closed")
    second = next(each for each in views_of(report(text)) if each.tokens[0].start > 5)
    assert [piece.of(text) for piece in of_one_sentence(second, told)] == ["The quay must be closed"]


def test_whom_a_demand_is_made_of_belongs_to_it() -> None:
    text = "The mayor urged the two boards to pay. She called on the state to act, and wants the money."
    assert with_the_asked(text, span(text, "urged"), span(text, "to pay")).of(text) == "the two boards to pay"
    assert with_the_asked(text, span(text, "called on"), span(text, "to act")).of(text) == "the state to act"
    assert with_its_article(text, span(text, "wants"), span(text, "money")).of(text) == "the money"


def test_a_mention_ends_with_a_noun() -> None:
    text = "A document, a letter of the inspectorate, lists two lines."
    assert without_hanging_words(view(text), span(text, "letter of the")).of(text) == "letter"


def test_nobody_is_told_of_in_advance_unless_quoted() -> None:
    text = "It raises concerns about losses. Ada Rell said more."
    told = msgspec.structs.replace(reading(text, "raises concerns", "losses"), source=span(text, "Ada Rell"))
    assert is_told_in_advance(view(text), told)
    quoted = 'They heard "no". Ada Rell said more.'
    told = msgspec.structs.replace(reading(quoted, "heard", '"no"'), source=span(quoted, "Ada Rell"))
    assert not is_told_in_advance(view(quoted), told)


def test_a_mention_has_its_owner() -> None:
    text = "He asked Deputy Mayor Ada Rell to wait. Tuesday's letter shows no."
    assert with_its_owner(text, span(text, "'s letter")).of(text) == "Tuesday's letter"


def test_what_somebody_says_who_is_contradicted_is_what_is_rejected() -> None:
    text = "The mayor says 63 stalls burned, not 80 as her deputy told reporters."
    rejected = rejected_before(view(text), span(text, "her deputy"))
    assert rejected is not None
    assert rejected.of(text) == "80"
    assert rejected_before(view(text), span(text, "The mayor")) is None


def test_where_it_was_said_is_not_said() -> None:
    text = "The agency said in a notice issued Thursday that the mine would close, and in years that followed it did."
    told = span(text, "in a notice issued Thursday that the mine would close")
    assert after_the_place(text, span(text, "said"), told).of(text) == "the mine would close"
    other = span(text, "in years that followed it did")
    assert after_the_place(text, span(text, "and"), other) == other


def test_a_denial_ends_before_the_next_clause_and_a_semicolon_ends_what_is_said() -> None:
    text = "Toman ruled out a sale but did not exclude a lease."
    ruled = draft(text, "Toman", "ruled out", "a sale but did not exclude a lease")
    ruled.cue_class = "deny"
    assert not is_told_by_rule(text, (span(text, "a sale"),), ruled)
    assert ends_at_semicolon("It rained; it said so.", (Span(0, 9),))


def test_what_follows_on_another_cue_is_not_told_by_this_one(encoder: Encoder) -> None:
    text = "Tolm and Reik, while denying any sale of arms, have promised to strengthen their ties."
    found = annotate_report(report(text), encoder=encoder).statements
    promised = {each.content[0].of(text) for each in found if each.stance == "pledged"}
    assert promised == {"strengthen their ties"}


def test_the_same_words_of_the_same_speaker_are_one_statement(encoder: Encoder) -> None:
    text = "The ministry rejected on Monday the claim that it had hidden the report, said Ada Rell of the Tolm Post."
    found = annotate_report(report(text), encoder=encoder).statements
    assert len({each.id for each in found}) == len(found)


def test_the_number_of_a_post_names_nobody() -> None:
    text = "3/ A spokesman said no."
    assert without_number(text, span(text, "3/ A spokesman")).of(text) == "A spokesman"
    assert without_number(text, span(text, "A spokesman")).of(text) == "A spokesman"


def test_by_behind_an_adverb_opens_the_source_too() -> None:
    text = "The wall, recommended afterwards by a committee in Tolm, was never built."
    assert is_source_by(text, reading(text, "recommended", "afterwards by a committee in Tolm"))
