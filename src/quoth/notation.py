"""The three notations of the tests and the docs: marks in a sentence, arrows of a chain, ladders of values.

Each can be read and written without loss, so that a failing case shows two lines one under the other and an output
that a person has judged can be pasted in as a new case. `docs/notation.md` shows them with examples.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from quoth.errors import WrongUse

ESCAPED = re.compile(r"[\\{}\n]")
VALUE_ESCAPED = re.compile(r"[\\{}:\n]")
HEAD = re.compile(r"([a-z][a-z-]{0,30})(?:\.(\d{1,4}))?(\+)?(?:=((?:\\.|[^\\:{}]){0,200}))?: ?")
HAS_IT_FROM = " < "
SIDES = "  |  "


class Marked(Struct, frozen=True):
    """One mark: label, number ("who.2"), whether it takes up the mark before (`more`), value, and its span."""

    label: str
    start: int
    end: int
    value: str | None = None
    number: int | None = None
    more: bool = False


def read_cases(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The cases of a file: comment lines (without `#`) as the rule, then the lines it holds for, blank line between."""
    rule: list[str] = []
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("#"):
            rule.append(line.removeprefix("#").strip())
        elif line.strip():
            lines.append(line)
        elif lines:
            yield " ".join(rule), tuple(lines)
            rule, lines = [], []


def read_marks(line: str) -> tuple[str, tuple[Marked, ...]]:
    """A marked sentence as text and marks, outer before inner; raises `WrongUse` for a brace without its partner."""
    text: list[str] = []
    marks: list[Marked | None] = []
    open_marks: list[tuple[int, Marked]] = []
    index = 0
    while index < len(line):
        char = line[index]
        if char == "\\":
            text.append({"n": "\n"}.get(line[index + 1 : index + 2], line[index + 1 : index + 2]))
            index += 2
        elif char == "{":
            head = HEAD.match(line, index + 1)
            if head is None:
                raise WrongUse(f"A brace opens no mark: {line[index : index + 40]!r}")
            label, number, plus, value = head.groups()
            mark = Marked(label, len(text), len(text), _plain(value), int(number) if number else None, bool(plus))
            open_marks.append((len(marks), mark))
            marks.append(None)
            index = head.end()
        elif char == "}":
            if not open_marks:
                raise WrongUse(f"A brace closes no mark: {line[: index + 1]!r}")
            place, mark = open_marks.pop()
            marks[place] = Marked(mark.label, mark.start, len(text), mark.value, mark.number, mark.more)
            index += 1
        else:
            text.append(char)
            index += 1
    if open_marks:
        raise WrongUse(f"A mark is not closed: {open_marks[-1][1].label}")
    return "".join(text), tuple(mark for mark in marks if mark is not None)


def write_marks(text: str, marks: Iterable[Marked]) -> str:
    """A sentence with its marks; raises `WrongUse` where two of them cross, which wants a second line."""
    order = sorted(enumerate(marks), key=lambda item: (item[1].start, -item[1].end, item[0]))
    written: list[str] = []
    open_ends: list[int] = []
    at = 0

    def go_to(offset: int) -> None:
        nonlocal at
        while open_ends and open_ends[-1] <= offset:
            end = open_ends.pop()
            written.append(_escape(ESCAPED, text[at:end]) + "}")
            at = end
        written.append(_escape(ESCAPED, text[at:offset]))
        at = offset

    for _, mark in order:
        go_to(mark.start)
        if open_ends and mark.end > open_ends[-1]:
            raise WrongUse(f"The mark {mark.label} crosses another: write it on a second line.")
        written.append("{" + _head(mark) + ": ")
        open_ends.append(mark.end)
    go_to(len(text))
    return "".join(written)


def read_arrows(line: str) -> tuple[tuple[str, ...], str | None]:
    """A chain ("Courier < Agency < ?") as its links and the kind after a colon; "?" is an honest end."""
    chain, _, kind = line.partition(" : ")
    return tuple(link.strip() for link in chain.split(HAS_IT_FROM.strip())), kind.strip() or None


def write_arrows(links: Iterable[str], kind: str | None = None) -> str:
    """A chain in arrows, whoever has it from whom, with its kind."""
    return HAS_IT_FROM.join(links) + (f" : {kind}" if kind else "")


def read_rung(line: str) -> tuple[str, str, str]:
    """Two values and the rung they land on: "12 dead  |  9 dead    contradict"."""
    left, _, rest = line.partition("|")
    right, rung = re.split(r"\s{2,}(?=\S+(?: \S+){0,5}$)", rest.strip(), maxsplit=1)
    return left.strip(), right.strip(), rung.strip()


def write_rung(left: str, right: str, rung: str) -> str:
    """Two values and their rung on one line."""
    return f"{left}{SIDES}{right}    {rung}"


def read_list(lines: Iterable[str]) -> tuple[str, tuple[tuple[str, str | None], ...]]:
    """One value and its surfaces, each with what follows a tilde ("some 14k people ~ about")."""
    head, *rest = lines
    surfaces = []
    for line in rest:
        words, _, note = line.strip().partition(" ~ ")
        surfaces.append((words.strip(), note.strip() or None))
    return head.strip(), tuple(surfaces)


def write_list(value: str, surfaces: Iterable[tuple[str, str | None]]) -> str:
    """A value and its surfaces, a line each."""
    return "\n".join([value, *(f"    {words} ~ {note}" if note else f"    {words}" for words, note in surfaces)])


def _head(mark: Marked) -> str:
    number = f".{mark.number}" if mark.number is not None else ""
    value = f"={_escape(VALUE_ESCAPED, mark.value)}" if mark.value is not None else ""
    return f"{mark.label}{number}{'+' if mark.more else ''}{value}"


def _escape(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: "\\n" if match[0] == "\n" else f"\\{match[0]}", text)


def _plain(value: str | None) -> str | None:
    return None if value is None else re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
