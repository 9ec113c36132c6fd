"""The report's own words as pieces of a sentence of ours: cleaned at the edges, quoted whole, never rephrased."""

import re

from quoth.lexicons import load_word_set, load_words
from quoth.text.counting import counted
from quoth.types import AnnotatedReport, Span

SPACES = re.compile(r"\s+")
LONGEST = 26
# What may stand after a comma and be left out without changing what stands before it is a list (`brief_tails.txt`);
# what limits or doubts may not (`brief_limits.txt`).
LONG_BEFORE_A_TAIL = 6
CLOSING_STRAIGHT = re.compile(r"'(?!\w)")
# An apostrophe within a word closes nothing.
CLOSING_CURLY = re.compile(r"’(?!\w)")
DOUBLE_MARKS = re.compile('["“”„«»]')


def clause(read: AnnotatedReport, pieces: tuple[Span, ...], *, most: int = LONGEST) -> str:
    """The words of a statement in one line, without the mark at its end; shortened at a word where it is very long."""
    words = one_line(" … ".join(piece.of(read.text) for piece in pieces))
    listed = words.split(" ")
    if len(listed) <= most:
        return words
    kept = listed[:most]
    while len(kept) > 1 and kept[-1].casefold() in load_word_set("function_words"):
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–—-") + " …"


def one_line(text: str) -> str:
    """The text in one line without spaces, commas and stops at its edges."""
    return SPACES.sub(" ", text).strip(" ,;:.–—-")


def without_tail(words: str) -> str:
    """The words up to the first comma behind which only a remark follows, where nothing there limits or doubts."""
    tails, limits = load_words("brief_tails"), set(load_words("brief_limits"))
    at = words.find(", ")
    while at >= 0:
        rest = words[at + 2 :]
        head = words[:at]
        opens_tail = any(rest.casefold().startswith(f"{tail} ") for tail in tails)
        if (
            opens_tail
            and len(head.split()) >= LONG_BEFORE_A_TAIL
            and not limits & set(rest.casefold().replace(",", "").split())
            and balanced(head)
        ):
            return head
        at = words.find(", ", at + 2)
    return words


def balanced(words: str) -> bool:
    """Whether every quotation mark and bracket that opens is closed."""
    return words.count('"') % 2 == 0 and words.count("“") == words.count("”") and words.count("(") == words.count(")")


def within_brackets(words: str) -> str:
    """The words up to a bracket that closes what was opened before them, or that is not closed behind them."""
    depth = 0
    for at, char in enumerate(words):
        if char == ")" and depth == 0:
            return words[:at].rstrip(" ,;:")
        depth += (char == "(") - (char == ")")
    return words if depth == 0 else words[: words.rfind("(")].rstrip(" ,;:")


def quoted(words: str) -> str:
    """Words in quotation marks; a quotation that is the whole loses its own marks, marks inside become single ones.

    A mark of which the words hold one end only gets the other.
    """
    inner = DOUBLE_MARKS.sub(single, unwrapped(evened(words.strip().rstrip(" ,;:"))))
    if inner[:1] in "‘'" and not inner[1:2].isspace():
        rest = inner[1:]
        closed = len(CLOSING_STRAIGHT.findall(rest)) + len(CLOSING_CURLY.findall(rest))
        inner = rest[:-1] if rest.endswith(("’", "'")) and closed == 1 else rest if not closed else inner
    return f"“{inner.rstrip(' ,;:')}”"


def evened(words: str) -> str:
    """Words with the double marks that are cut off: one that only closes is opened before them, one that only opens closed."""
    opened, before = 0, ""
    for mark in DOUBLE_MARKS.finditer(words):
        if single(mark) == "‘":
            opened += 1
        elif opened:
            opened -= 1
        elif not (mark[0] == '"' and words[: mark.start()][-1:].isdigit()):  # 6" is a length
            before = "“"
    return f"{before}{words}{'”' if opened else ''}"


def unwrapped(words: str) -> str:
    """Words that stand whole within one pair of double marks, without that pair."""
    trimmed = words.rstrip(" ,;:.")
    if len(trimmed) > 1 and trimmed[0] in '"“' and trimmed[-1] in '"”' and not DOUBLE_MARKS.search(trimmed[1:-1]):
        return trimmed[1:-1]
    return words


def inner_marks(text: str) -> str:
    """A text with single marks for its double ones, each letter in its place."""
    return DOUBLE_MARKS.sub(single, text)


def single(mark: re.Match[str]) -> str:
    """The single mark for a double one: it opens before a letter that follows a gap, and closes elsewhere."""
    if mark[0] in "“„«":
        return "‘"
    before = mark.string[mark.start() - 1 : mark.start()]
    opens = not before or before.isspace() or before in "([—–"
    return "‘" if mark[0] == '"' and opens else "’"


def curly(words: str) -> str:
    """Straight double marks as curly ones, closed where the last one is open."""
    opened = False
    made = []
    for char in words:
        if char == '"':
            made.append("”" if opened else "“")
            opened = not opened
        else:
            opened = {"“": True, "”": False}.get(char, opened)
            made.append(char)
    return "".join(made) + ("”" if opened else "")


def listed(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def capital(words: str) -> str:
    """The words with a capital at the beginning; the name of a file keeps its own."""
    first = words.split(" ", 1)[0]
    return words if "#" in first or "." in first[:-1] else words[:1].upper() + words[1:]


def ranged(low: int, high: int, noun: str) -> str:
    """ "1 origin", "2 origins", "1 to 2 origins"."""
    return counted(low, noun) if low == high else f"{low} to {high} {noun}s"


def lower_first(sentence: str) -> str:
    """A sentence behind a colon: its first word is small unless it is a name or a letter by itself."""
    first = sentence.split(" ", 1)[0]
    return sentence[:1].lower() + sentence[1:] if first in ("It", "One", "The", "Both", "A", "No") else sentence
