"""Bylines and credits: who wrote, reported, edited; a line of an agency's name alone; the initials of a desk."""

import re
from functools import cache

from quoth.clean.lines import Line, all_names
from quoth.clean.stock import beginning, stock
from quoth.lexicons import load_table, load_word_set
from quoth.text.bylines import read_byline
from quoth.types.reports import MarkKind

# Bylines stand at the top, below captions in saved pages, or at the end.
TOP, END = 12, 4
LONGEST_BYLINE = 140
# What tells about an author without the name, and with it.
LONGEST_BIOGRAPHY, LONGEST_PORTRAIT = 300, 600
WITH_AGENCIES = frozenset({"staff", "agencies", "wires", "own report", "own reports", "our correspondent"})
DESK = re.compile(r"[a-z]{2,5}(?:[-/ ][a-z0-9]{1,5}){1,5}$")
OFFICE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|writers?|columnists?|staff|bureau chief|newsroom|desk|photographer)$",
    re.IGNORECASE,
)
MAKERS = re.compile(
    r"\(?(?:(?:additional|extra|with|further) )?"
    r"(?:reporting|writing|editing|compiled|written|edited|reported|translated) "
    r"(?:and (?:writing|editing|reporting) )?by ",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|journalists?|producers?|staff|press|reuters|news)\b[^.;]{0,160}\bcontributed\b",
    re.IGNORECASE,
)
REPORTER_LINE = re.compile(
    r"(?:[Ff]rom )?(?:[^\W\d_a-z][\w.'’-]{0,30} ){2,4}"
    r"(?:(?:in|from|reports from|reporting from) [^\W\d_a-z][\w ]{1,40}|\| [^\W\d_a-z][\w .]{1,40})$"
)
ABOUT_AUTHOR = re.compile(
    r"the (?:author|writer|columnist) (?:is|was|has|holds|owns|teaches|works|writes)\b|about the author"
)
REPORTED_FROM = re.compile(r"(?:[A-Z][\w.'’-]{1,30},? ){1,4}(?:and (?:[A-Z][\w.'’-]{1,30} ){1,3})?reported from [A-Z]")


@cache
def agency_names() -> frozenset[str]:
    """Names of agencies and of known outlets as they stand in lines of their own, in small letters, without "the"."""
    listed = (form for _, forms in load_table("agencies") for form in forms.split("|"))
    agencies = (form.strip("()") for form in listed if not form.startswith("(") or form.strip("()").isupper())
    outlets = (outlet for _, outlets in load_table("publishers") for outlet in outlets.split("|"))
    return frozenset(name.casefold().removeprefix("the ") for name in (*agencies, *outlets) if len(name) > 1)


def names_its_author(line: Line) -> MarkKind | None:
    """A short line that begins with "By" and a name: at the top or the end, elsewhere only if it says nothing else."""
    byline = read_byline(line.words)
    if byline is None:
        return None
    return "byline" if byline.whole or line.near_start(TOP) or line.near_end(END) else None


def names_people_and_their_outlet(line: Line) -> MarkKind | None:
    """A short line of names at the top that ends with an agency, an outlet or a reporter's office."""
    if not (line.near_start(TOP) or line.near_end(END)) or len(line.words) > LONGEST_BYLINE or line.ends_as_sentence():
        return None
    if beginning(line.folded, stock("photo").starts):
        return None
    before, comma, after = line.words.rpartition(",")
    if comma and OFFICE.search(after) and all_names(before) and len(after.split()) <= 6:
        return "byline"
    parts = re.split(r", | [|•–—-] ", line.words)
    if line.near_start(2) and REPORTER_LINE.match(line.words):
        return "byline"
    known = parts[-1].strip(" •|").casefold().removeprefix("the ") in agency_names()
    return "byline" if known and len(parts) > 1 and all_names(line.words) else None


def is_an_agency_alone(line: Line) -> MarkKind | None:
    """A line that is nothing but the name of an agency or outlet, in brackets or after a dash."""
    bare = line.folded.strip("()[]|-–—• .").removeprefix("the ").removeprefix("source: ")
    if bare in line.names:
        return "byline"
    pieces = [piece.strip().removeprefix("the ") for piece in re.split(r"/|, | and | & ", bare)]
    known = [piece in agency_names() for piece in pieces]
    others = all(known or piece in WITH_AGENCIES for known, piece in zip(known, pieces, strict=True))
    return "credit" if len(pieces) <= 4 and any(known) and others else None


def tells_about_its_author(line: Line) -> MarkKind | None:
    """One of the last lines that tells who the author is."""
    if not line.near_end(END) or len(line.words) > LONGEST_PORTRAIT:
        return None
    known = any(line.folded.startswith((f"{name} is ", f"{name} was ")) for name in line.names if " " in name)
    about = len(line.words) <= LONGEST_BIOGRAPHY and ABOUT_AUTHOR.match(line.folded)
    return "byline" if known or about else None


def credits_its_makers(line: Line) -> MarkKind | None:
    """A line that tells who reported, wrote, edited or contributed."""
    if MAKERS.match(line.words) and (line.words.startswith("(") or len(line.words) <= 200):
        return "credit"
    known = any(line.folded.startswith(f"{name} reported from ") for name in line.names if " " in name)
    if (known or line.near_end(END)) and REPORTED_FROM.match(line.words.lstrip("_-–— ")) and len(line.words) <= 250:
        return "credit"
    return "credit" if len(line.words) <= 320 and CONTRIBUTED.search(line.words) and contributed_here(line) else None


def contributed_here(line: Line) -> bool:
    """What writers contributed is this report: it says so, or nothing follows the word."""
    after = line.folded.rpartition("contributed")[2].strip(" .)")
    return not after or after.startswith(("to this", "to the report", "to the story", "reporting", "from", "research"))


def is_a_desk_code(line: Line) -> MarkKind | None:
    """Initials of a desk at the end of an agency's text ("tgb/mw/jc")."""
    if not line.near_end(END) or len(line.words) > 24 or not DESK.match(line.words):
        return None
    return None if any(piece in load_word_set("function_words") for piece in line.words.split()) else "credit"
