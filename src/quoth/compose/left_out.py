"""What a report leaves out of the report it was made from, first the denials, then the limits."""

from msgspec import Struct

from quoth.compose.elsewhere import says_too
from quoth.compose.telling import UNNAMED, statement_at
from quoth.compose.views import StoryView
from quoth.compose.wording import one_line
from quoth.text.names import same_speaker
from quoth.types import Claim, Place

# A claim of fewer words tells nobody what was left out.
SHORTEST = 3
# Of a limit in other words half may be found by its words alone.
HALF = 0.5


class OmissionRow(Struct, frozen=True):
    """What one report drops: in a word or two with whose it is, the words, and where they stand."""

    report: str
    what: str
    words: str
    place: Place


def omission_rows(view: StoryView) -> tuple[OmissionRow, ...]:
    """The omissions in the order of their weight: denials before limits, those of somebody before the outlet's own."""
    claims = {claim.id: claim for claim in view.story.claims}
    ordered = []
    for omission in view.story.omissions:
        claim = claims.get(omission.claim)
        if claim is None or omission.report not in view.letters or len(claim.text.split()) < SHORTEST:
            continue
        place = place_in_parent(view, omission.report, claim)
        if UNNAMED.match(view.words(place)) or is_carried(view, omission.report, claim, place):
            continue
        speaker = speaker_of(view, claim, place)
        what = f"{possessive(speaker)} denial" if claim.denied else f"{possessive(speaker)} limit"
        key = (not claim.denied, speaker is None, len(view.letters[omission.report]), view.letters[omission.report])
        ordered.append((*key, place, OmissionRow(omission.report, what, one_line(view.words(place)), place)))
    return tuple(item[-1] for item in sorted(ordered, key=lambda item: item[:-1]))


def is_carried(view: StoryView, report: str, claim: Claim, place: Place) -> bool:
    """Whether the report has it in other words: a limit, hedged or not; a denial as a denial of the same speaker."""
    read = view.reports[report]
    if not says_too(read, view.reports[place.report], place, view.words(place), alone=HALF):
        return False
    speaker = speaker_of(view, claim, place)
    return not claim.denied or any(
        s.stance == "denied" and s.chain and speaker and same_speaker(s.chain[-1].speaker, speaker)
        for s in read.statements
    )


def place_in_parent(view: StoryView, report: str, claim: Claim) -> Place:
    """Where a report that this one was made from says it; the claim's own wording where none does."""
    parents = {edge.parent for edge in view.story.lineage.edges if edge.child == report}
    if claim.span.report in parents:
        return claim.span
    for support in (*claim.denied, *claim.undecided, *claim.asserted):
        if support.report in parents and support.report in view.reports:
            read = view.reports[support.report]
            found = next((s for s in read.statements if s.id == support.statement), None)
            if found is not None:
                return read.report.place(found.content[0])
    return claim.span


def speaker_of(view: StoryView, claim: Claim, place: Place) -> str | None:
    """Whose word the wording at the place is."""
    statement = statement_at(view.reports[place.report], place)
    if statement is not None and statement.chain:
        return statement.chain[-1].speaker
    return next((s.speaker for s in (*claim.denied, *claim.undecided, *claim.asserted) if s.speaker), None)


def possessive(speaker: str | None) -> str:
    """ "Maud Esker's", "the residents'", "a" where nobody is named."""
    if speaker is None:
        return "a"
    return f"{speaker}'" if speaker.endswith("s") else f"{speaker}'s"
