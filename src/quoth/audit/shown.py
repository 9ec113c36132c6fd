"""What is shown of either side: the words of a denial with the verb that makes them one."""

from quoth.types import AnnotatedReport, Place, Statement
from quoth.types.claims import DifferenceKind
from quoth.types.statements import Stance

# Read alone, the words of such a statement say the contrary, or more than their speaker does.
TURNED: frozenset[Stance] = frozenset({"denied", "unknown", "alleged", "hedged", "demanded", "pledged"})
# A figure, a day or a name is shown by itself.
CLAUSES: frozenset[DifferenceKind] = frozenset(
    {
        "polarity",
        "certainty",
        "status",
        "scope",
        "attribution-dropped",
        "attribution-changed",
        "attribution-merged",
        "cause",
    }
)
# The cue stands at most so many characters before what is said.
CLOSE = 60


def with_its_verb(read: AnnotatedReport, place: Place, *, whatever: bool = False) -> Place:
    """A place at which what somebody denies, doubts or demands begins, from the word that says so; any other as it is.

    `whatever` takes the word of saying with all statements: "confirmed" beside "denied".
    """
    held = [s for s in read.statements if (whatever or s.stance in TURNED) and begins_there(read, s, place)]
    cue = held[-1].chain[-1].cue if held and held[-1].chain else None
    return Place(place.report, cue.start, place.end) if cue is not None else place


def begins_there(read: AnnotatedReport, statement: Statement, place: Place) -> bool:
    """Whether a place is the beginning of a statement's content, whose cue stands shortly before it in one sentence."""
    content, cue = statement.content[0], statement.chain[-1].cue if statement.chain else None
    if cue is None or not content.start <= place.start <= content.start + 1 or place.end > content.end:
        return False
    near = 0 <= content.start - cue.end <= CLOSE
    return near and any(s.start <= cue.start and place.end <= s.end for s in read.report.sentences)
