"""How often something is told: reports or outlets, origins and sources in words."""

from quoth.compose.material import Material, reports_of
from quoth.compose.wording import listed, ranged
from quoth.text.counting import counted
from quoth.text.names import same_speaker, speaker_groups
from quoth.text.outlets import outlets_behind
from quoth.types import Claim, Interval, Link, Support


def counts_of(material: Material, claim: Claim, kept: tuple[Support, ...]) -> str:
    """Reports or outlets, origins and sources of those who give what is told; what could not be counted is left out."""
    told = [material.reports[r] for r in reports_of(kept)]
    outlets = outlets_behind(read.report.raw for read in told)
    # What the claim leaves open is as open for all of its reports, unless some only leave it open.
    whole = not claim.undecided and {*reports_of(kept)} == {*reports_of(claim.asserted)}
    origins = interval_of(claim.origins if whole else None, len({s.origin for s in kept}))
    people = interval_of(claim.sources if whole else None, len(sources_of(material, kept)))
    pieces = [counted(outlets, "outlet") if outlets else counted(len(told), "report"), ranged(*origins, "origin")]
    return ", ".join([*pieces, ranged(*people, "source")]) if people[1] else listed(pieces)


def interval_of(known: Interval | None, number: int) -> tuple[int, int]:
    """The ends of a count that is known, else the number that was counted here."""
    if known is None or known.low is None or known.high is None:
        return number, number
    return known.low, known.high


def sources_of(material: Material, kept: tuple[Support, ...]) -> list[str]:
    """The distinct people and bodies behind the supports: a paper of somebody who is named here too is no other."""
    chains = [material.statements[s.statement][1].chain for s in kept if s.statement in material.statements]
    everybody = [link.speaker for chain in chains for link in chain]
    inner = [chain[-1] for chain in chains if chain]
    people = [link for link in inner if link.kind != "document"] or inner
    # Who speaks for a body, or is quoted through it, is one voice with it.
    told = [next((one.speaker for one in chain if is_one_of(one.speaker, people)), "") for chain in chains if chain]
    names = [name for name in told if name] or everybody[:1]
    groups = speaker_groups(names)
    found: dict[str, str] = {}
    for group in groups:
        name = names[min(group)]
        found.setdefault(name.casefold().split()[-1], name)
    return list(found.values())


def is_one_of(name: str, links: list[Link]) -> bool:
    """Whether a speaker is one of those linked."""
    return any(same_speaker(name, link.speaker) for link in links)
