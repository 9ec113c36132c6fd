"""On what ground a source speaks, where the text says so: intelligence, papers, pictures, its own eyes, other media."""

import re
from collections.abc import Callable

from msgspec import Struct

from quoth.types.statements import Basis, SpeakerKind


class Ground(Struct, frozen=True):
    """What a ground is read from: the kind of the speaker, its words and role, the words around cue and content."""

    kind: SpeakerKind
    who: str
    clause: str
    content: str


PAPERS = re.compile(r"\b(?:documents?|papers?|records?|files?|filings?|minutes|reports? (?:by|from)|memos?)\b")
PICTURES = re.compile(
    r"\b(?:satellite (?:images?|imagery|photos?|pictures?)|aerial photos?|footage|videos?|photographs?)\b"
)
SPIES = re.compile(r"\b(?:intelligence|spy|intercept(?:s|ed)?|spies)\b")
SEEING = re.compile(r"\b(?:witness(?:es)?|eyewitness(?:es)?|survivors?|bystanders?|onlookers?)\b")
SAW = re.compile(r"\b(?:I|we|We) (?:saw|heard|watched|felt)\b")


def is_a_paper(ground: Ground) -> bool:
    """The source is itself a paper or record."""
    return ground.kind == "document"


def is_an_outlet(ground: Ground) -> bool:
    """The source is another outlet."""
    return ground.kind == "media"


def spies_on_it(ground: Ground) -> bool:
    """The source is an intelligence service, or cites intelligence."""
    return bool(SPIES.search(ground.who) or SPIES.search(ground.clause))


def shows_pictures(ground: Ground) -> bool:
    """The source cites pictures."""
    return bool(PICTURES.search(ground.clause))


def cites_papers(ground: Ground) -> bool:
    """The source cites papers or records."""
    return bool(re.search(r"\bciting\b|\baccording to\b", ground.clause) and PAPERS.search(ground.clause))


def was_there(ground: Ground) -> bool:
    """The source is called a witness, or says that it saw or heard it."""
    return bool(SEEING.search(ground.who) or (ground.kind in ("person", "unnamed") and SAW.search(ground.content)))


RULES: tuple[tuple[Basis, Callable[[Ground], bool]], ...] = (
    ("document", is_a_paper),
    ("media", is_an_outlet),
    ("intelligence", spies_on_it),
    ("imagery", shows_pictures),
    ("document", cites_papers),
    ("witness", was_there),
)


def basis_of(ground: Ground) -> Basis | None:
    """The first ground that holds; None where the text gives none."""
    return next((basis for basis, holds in RULES if holds(ground)), None)
