"""Words through another, told beside the statement: citing, quoted by, and what the report itself puts in."""

import pytest

from quoth.annotate.attribution import Attribution, find_attributions
from quoth.clean import clean_report
from quoth.types import RawReport


def chains(text: str) -> dict[str, str]:
    """Each statement by its content: "outer speaker > inner speaker"."""
    raw = RawReport("r", "r.txt", (), None, None, None, (), None, None, "en", text, title_apart=False, found={})
    found = find_attributions(clean_report(raw))
    return {" / ".join(piece.of(text) for piece in one.content): chain_of(text, found, one) for one in found}


def chain_of(text: str, found: tuple[Attribution, ...], one: Attribution) -> str:
    outer = [chain_of(text, found, found[one.parent])] if one.parent is not None else []
    return " > ".join([*outer, *(source.mention.of(text) if source.mention else "?" for source in one.sources)])


CITED = [
    ("Ida Holt, who relied on findings of the harbour divers, said the fire began in the hold.",
     "the fire began in the hold", "Ida Holt > findings of the harbour divers"),
    ("The Lund Courier reported, based on information from the coast guard, that the ship was empty.",
     "the ship was empty", "The Lund Courier > information from the coast guard"),
    ("The Lund Courier reported, citing someone who had been told about it, that the mayor would quit.",
     "the mayor would quit", "The Lund Courier > someone"),
    ("Three boats sank, Ida Holt told reporters, citing a first estimate by the coast guard.",
     "Three boats sank", "Ida Holt > a first estimate by the coast guard"),
    ("According to Ocean Now, which cites the Directorate of Fisheries, 48 whales were killed.",
     "48 whales were killed", "Ocean Now > the Directorate of Fisheries"),
    ("According to the police, who referred to lists from the firm, the dead include two builders.",
     "the dead include two builders", "the police > lists from the firm"),
    ("Reading from a report by the inspectorate, Ida Holt said the valve was open.",
     "the valve was open", "Ida Holt > a report by the inspectorate"),
    ("The mayor denied this, quoting geologists who had assured him that no rock had moved.",
     "no rock had moved", "The mayor > geologists"),
    ("An aide, quoted by Reuters, said that the vote was lost.",
     "the vote was lost", "Reuters > An aide"),
    ("The dam is intact, according to the energy ministry, which was quoted by the state news agency.",
     "The dam is intact", "the state news agency > the energy ministry"),
    ("“It is over and nobody will ask,” public broadcaster NRV quoted Holt as saying.",
     "“It is over and nobody will ask,”", "public broadcaster NRV > Holt"),
    ("The newspaper reported that guards were paid in cash, according to a commander.",
     "guards were paid in cash", "The newspaper > a commander"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "chain"), CITED)
def test_a_source_named_beside_the_statement_is_a_link_of_its_chain(text: str, content: str, chain: str) -> None:
    assert chains(text)[content] == chain


PLAIN = [
    ("The valve was open, Ida Holt said, referring to the main pipe.", "The valve was open", "Ida Holt"),
    ("Ida Holt resigned on Monday, citing ill health, and said the firm was sound.", "the firm was sound", "Ida Holt"),
]


@pytest.mark.parametrize(("text", "content", "chain"), PLAIN)
def test_a_reason_or_a_thing_meant_is_no_link(text: str, content: str, chain: str) -> None:
    assert chains(text)[content] == chain


PUT_IN = [
    ("Ida Holt said the fire had reached the mill, which she called a disaster.", "a disaster", "she"),
    ("Critics said the plan was bad, calling it a gift to landlords.", "it a gift to landlords", "Critics"),
    ("Ida Holt praised the bill, which the mayor said was dead.", "was dead", "the mayor"),
]


@pytest.mark.parametrize(("text", "content", "chain"), PUT_IN)
def test_what_the_report_puts_in_is_not_within_what_is_said(text: str, content: str, chain: str) -> None:
    assert chains(text).get(content, chain) == chain


def test_of_a_whole_sentence_by_one_named_after_it_the_inner_saying_is_a_link() -> None:
    text = "The man was in a wheelchair, which he claimed he needed, officials said."
    assert [chain for chain in chains(text).values() if "he" in chain.split(" > ")] in ([], ["officials > he"])
