"""The same sentence in quotation marks in reports of different origin: a word exchanged in it, or only shortened."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from quoth.compare import Finding
from quoth.compare.keys import key_of
from quoth.compare.quoted_words import Quoted, same_words, sentences_in
from quoth.lexicons import load_word_set
from quoth.reconcile.members import Members
from quoth.reconcile.merging import Found
from quoth.reconcile.provenance import Provenance
from quoth.text.numbers import number_at
from quoth.text.quotation import quoted_spans
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport
from quoth.types.claims import Severity

# Two quotations are of one sentence where they have so many words in one order, so many of the shorter, and so densely.
COMMON, SHARE, DENSE = 6, 0.75, 0.8
# So many words in a row make it worth a look; so many quotations that share them are held against each other.
RUN, COUNTED = 3, 12
# An exchanged word, of so many words at most, stands between so many words that are the same.
AROUND, LONGEST = 4, 2


class Held(NamedTuple):
    """A sentence of a quotation with its report."""

    report: AnnotatedReport
    quoted: Quoted


def find_quoted_twice(members: Members, provenance: Provenance) -> Iterator[Found]:
    """Every pair of such quotations whose words are not the same."""
    reports = {member.report.id: member.report for member in members.listed}
    runs: dict[tuple[str, ...], list[Held]] = {}
    for report in reports.values():
        for held in quotations_of(report):
            words = held.quoted.words
            for at in range(len(words) - RUN + 1):
                listed = runs.setdefault(words[at : at + RUN], [])
                if held not in listed[-1:]:
                    listed.append(held)
    seen: set[tuple[str, int, str, int]] = set()
    for run in sorted(runs):
        for one, other in combinations(runs[run][:COUNTED], 2):
            key = (one.report.id, one.quoted.span.start, other.report.id, other.quoted.span.start)
            if key in seen or one.report.id == other.report.id:
                continue
            seen.add(key)
            if provenance.relation(one.report.id, other.report.id) == "independent":
                yield from told_differently(one, other)


def quotations_of(report: AnnotatedReport) -> Iterator[Held]:
    """The sentences in quotation marks that are long enough."""
    for span in quoted_spans(report.text):
        for piece in sentences_in(report.text, span):
            if len(piece.words) >= COMMON:
                yield Held(report, piece)


def told_differently(one: Held, other: Held) -> Iterator[Found]:
    """What differs between two quotations of one sentence."""
    left, right = one.quoted, other.quoted
    if left.line in right.line or right.line in left.line or same_words(left, right):
        return
    matcher = SequenceMatcher(None, left.words, right.words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    common = sum(block.size for block in blocks)
    if common < COMMON or common < SHARE * min(len(left.words), len(right.words)):
        return
    reach = max(
        blocks[-1].a + blocks[-1].size - blocks[0].a,
        blocks[-1].b + blocks[-1].size - blocks[0].b,
    )
    if common >= DENSE * reach:
        numbers = other_number(left.line, right.line)
        words = numbers or exchanged_in(left.words, right.words, matcher)
        yield found_of(one, other, words, "high" if numbers else "medium" if words else "low")


def other_number(left: str, right: str) -> tuple[str, str] | None:
    """The first number of each sentence that the other has not, in its words; None where one of them has no such number."""
    told = [numbers_of(line) for line in (left, right)]
    apart = [next((words for value, words in own.items() if value not in other), None)
             for own, other in (told, told[::-1])]  # fmt: skip
    return (apart[0], apart[1]) if apart[0] and apart[1] else None


def numbers_of(line: str) -> dict[float, str]:
    """The values of the numbers in some words, each in its words."""
    tokens = tokens_of(line)
    found = (number for at in range(len(tokens)) if (number := number_at(tokens, at)) and not number.vague)
    return {float(n.value): line[tokens[n.first].start : tokens[n.last - 1].end].strip() for n in found}


def exchanged_in(
    left: tuple[str, ...], right: tuple[str, ...], matcher: "SequenceMatcher[str]"
) -> tuple[str, str] | None:
    """The word that stands for another one in the middle of the sentence, with that one; None where none does."""
    codes = matcher.get_opcodes()
    for before, code, behind in zip(codes, codes[1:], codes[2:], strict=False):
        kind, a, b, c, d = code
        whole = before[0] == behind[0] == "equal" and before[2] - before[1] + behind[2] - behind[1] >= AROUND
        if kind == "replace" and whole and 1 in (b - a, d - c) and max(b - a, d - c) <= LONGEST:
            one, other = content_word(left[a:b]), content_word(right[c:d])
            if (one and other and key_of(one) != key_of(other)) or (one and other and verb_forms(one, other)):
                return " ".join(left[a:b]), " ".join(right[c:d])
    return None


def content_word(words: tuple[str, ...]) -> str | None:
    """The last word that is neither a small one nor a number."""
    told = [
        w for w in words if w not in load_word_set("function_words") and not any(c.isdigit() for c in w) and len(w) > 2
    ]
    return told[-1] if told else None


def verb_forms(one: str, other: str) -> bool:
    """Whether a verb stands in another form: "he's run", "he's running"."""
    return one != other and one.endswith("ing") != other.endswith("ing")


def found_of(one: Held, other: Held, words: tuple[str, str] | None, severity: Severity) -> Found:
    """The two quotations as a finding."""
    asked = f"“{words[0]}”, or “{words[1]}”?" if words else "Quoted in which words?"
    finding = Finding(
        kind="quote-altered",
        verdict="conflict" if words else "compatible",
        reason=None if words else "wording",
        left=(one.report.report.place(one.quoted.span),),
        right=(other.report.report.place(other.quoted.span),),
        left_speaker=None,
        right_speaker=None,
        about="quotation",
        question=asked,
        why=f'One report quotes "{words[0]}", the other "{words[1]}" in the same sentence.'
        if words
        else "The two quote one sentence with small differences.",
        severity=severity,
        rule="quoted_in_other_words",
    )
    return Found(finding, "reports")
