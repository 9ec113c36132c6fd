"""Labels of speakers: "ORVIK:", "SPEAKER 1:", "Bo Riis:", "Q:", "@harbour:" where somebody's words begin.

What one label is, its form tells; whether labels name speakers at all, only all the labels of a text together tell.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from quoth.lexicons import load_word_set
from quoth.types import Span

Sort = Literal["capitals", "part", "name", "letter", "handle"]

# A time or a mark of a list before the label, an aside behind it: "[00:02:14] ORVIK (via video link):".
LABEL = re.compile(
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]{1,3}[-–]?[ \t]{0,3})?(?P<rt>RT )?"
    r"(?P<name>[^\s:()\[\]\"“”„!?;|][^\n:()\[\]\"“”„!?;|\t]{0,58})(?P<aside> ?[(\[][^()\[\]\n]{1,60}[)\]])?(?P<colon> ?:)[ \t]{1,3}(?=\S)"
)
LETTER = re.compile(r"(?P<name>[QA])(?P<colon>\.)[ \t]{1,3}(?=\S)")
LETTERS = {"q": "q", "question": "q", "a": "a", "answer": "a"}
HANDLE = re.compile(r"\.?@\w{2,30}")
WORD = re.compile(r"[^\W_][\w.'’&-]*")
# Words of a label; a longer one is a clause.
MOST_WORDS = 7
MOST_NAME_WORDS = 5
# Labels are speakers from so many on, one of which comes again; so many of them before a whole sentence.
FEWEST = 3
PLAIN = ("capitals", "part")
RUN = re.compile(r"[^\W\d_a-z][\w.'’&-]*(?: (?:[^\W\d_a-z][\w.'’&-]*|de|von|van|bin|al|el|der|la))*")
SENTENCES = 0.5
ENDS = frozenset(".?!…”\"’')]—–")


class Label(NamedTuple):
    """A label: the name in it, its colon, where the words of the speaker begin, and by what form it was known."""

    name: Span
    colon: Span
    words: int
    sort: Sort


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label that a sentence or line from `start` to `end` opens with; None where it opens with none."""
    match = LETTER.match(text, start, end) or LABEL.match(text, start, min(end, start + 160))
    if match is None:
        return None
    name = Span(*match.span("name"))
    words = name.of(text).rstrip()
    groups = match.groupdict()
    sort = sort_of(words, bool(groups.get("rt")) or "@" in (groups.get("aside") or ""))
    name = Span(name.start, name.start + len(words))
    return Label(name, Span(match.end("colon") - 1, match.end("colon")), match.end(), sort) if sort else None


def sort_of(name: str, handled: bool) -> Sort | None:
    """By what form the words before a colon may be a speaker; None where they cannot."""
    if name.casefold() in LETTERS:
        return "letter"
    if handled or HANDLE.fullmatch(name):
        return "handle"
    words = WORD.findall(name)
    letters = [word for word in words if not word[0].isdigit()]
    if not letters or len(words) > MOST_WORDS or words[0][0].isdigit():
        return None
    if any(word.casefold() in load_word_set("parts_spoken") for word in letters):
        return "part"
    if all(word.upper() == word for word in letters) and len("".join(letters)) > 2:
        return "capitals"
    small = load_word_set("function_words") | {"de", "von", "van", "bin", "al", "el", "der", "la"}
    capital = all(word[0].isupper() or word.casefold() in small for word in letters)
    return "name" if capital and letters[0][0].isupper() and len(letters) <= MOST_NAME_WORDS else None


def speaking(text: str, labels: Sequence[Label], ends: Sequence[int]) -> list[bool]:
    """Which of the labels of a text name speakers; `ends` are where the first words after each of them end.

    A handle always does. Letters do where both questions and answers are marked. Others do where there are three, one
    comes again, and whole sentences follow them; of names, one that comes again has to be told of without a colon, too.
    """
    letters = [LETTERS[label.name.of(text).casefold()] for label in labels if label.sort == "letter"]
    asked = len(letters) >= FEWEST and set(letters) == {"q", "a"}
    names = [label for label in labels if label.sort == "name"]
    known = names_without_colon(text) if len(names) > 1 else frozenset()
    told = [n for n, label in enumerate(labels) if label.sort in PLAIN or label.name.of(text) in known]
    beside = sorted({*told, *joining(text, labels)})
    heard = Counter(labels[number].name.of(text) for number in beside)
    again = any(heard[labels[number].name.of(text)] > 1 for number in told)
    whole = sum(text[ends[number] - 1] in ENDS for number in beside)
    spoken = frozenset(beside if len(beside) >= FEWEST and again and whole >= SENTENCES * len(beside) else ())
    return [
        asked if label.sort == "letter" else label.sort == "handle" or number in spoken
        for number, label in enumerate(labels)
    ]


def joining(text: str, labels: Sequence[Label]) -> list[int]:
    """The labels that are names of several words, or come again: beside known speakers they are speakers, too."""
    often = Counter(label.name.of(text) for label in labels)
    return [
        number
        for number, label in enumerate(labels)
        if label.sort == "name" and (" " in label.name.of(text) or often[label.name.of(text)] > 1)
    ]


def names_without_colon(text: str) -> frozenset[str]:
    """The runs of capitals of a text that no colon follows, and those within them; single words only behind others."""
    found: set[str] = set()
    for run in RUN.finditer(text):
        words = run[0].split(" ")
        labelled = text[run.end() : run.end() + 2].lstrip()[:1] in (":", "(")
        last = len(words) - labelled
        for end in range(1, last + 1):
            for start in range(max(0, end - MOST_NAME_WORDS), end):
                if end - start > 1 or start:
                    found.add(" ".join(words[start:end]).rstrip("."))
    return frozenset(found)


def labelled_lines(lines: Sequence[str]) -> list[bool]:
    """Which lines of a text open with the label of a speaker."""
    text = "\n".join(lines)
    found: list[tuple[int, Label, int]] = []
    at = 0
    for number, line in enumerate(lines):
        label = label_at(text, at, at + len(line))
        if label:
            found.append((number, label, at + len(line)))
        at += len(line) + 1
    spoken = speaking(text, [label for _, label, _ in found], [end for _, _, end in found])
    kept = {number for (number, _, _), speaks in zip(found, spoken, strict=True) if speaks}
    return [number in kept for number in range(len(lines))]
