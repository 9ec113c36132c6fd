"""How often something is told: reports or outlets, origins and sources in words."""

from quoth.compose.material import Material, reports_of
from quoth.compose.wording import listed, ranged
from quoth.text.counting import counted
from quoth.text.names import same_speaker, speaker_groups
from quoth.text.outlets import outlets_behind
from quoth.types import Claim, Link, Support


def counts_of(material: Material, claim: Claim, kept: tuple[Support, ...]) -> str:
    """Reports or outlets, origins and sources in words; what could not be counted is left out.

    Where some of the claim's reports do not give what is told, only those that are `kept` are counted.
    """
    if len(kept) < len(claim.asserted):
        told = [material.reports[r] for r in reports_of(kept)]
        outlets = outlets_behind(read.report.raw for read in told)
        origins, people = len({s.origin for s in kept}), len(sources_of(material, kept))
        pieces = [counted(outlets, "outlet") if outlets else counted(len(told), "report"), counted(origins, "origin")]
        return ", ".join([*pieces, counted(people, "source")]) if people else listed(pieces)
    # Origins and sources count those too who leave it open, so the reports must as well.
    reports = len(reports_of((*claim.asserted, *claim.undecided)))
    pieces = [ranged(claim.outlets, claim.outlets, "outlet") if claim.outlets else ranged(reports, reports, "report")]
    for interval, noun in ((claim.origins, "origin"), (claim.sources, "source")):
        if interval.low is not None and interval.high is not None:
            pieces.append(ranged(interval.low, interval.high, noun))
    return listed(pieces) if len(pieces) < 3 else ", ".join(pieces)


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
