"""PROV-JSON: which report was made from which, which claim stands in which report, who is behind it, and that quoth read them."""

from typing import Any

from quoth.compose.likelihood import LIKELY
from quoth.compose.stands import stands_in_words, statements_of
from quoth.compose.views import StoryView, view_of
from quoth.edges.formats.lasting import Voices, names_of_claims
from quoth.edges.formats.writers.names import OURS, address, as_json, without_empty
from quoth.types import AnnotatedReport, Dossier, Story
from quoth.types.lineage import DERIVATION, EXTERNAL, Edge

PREFIX = {"quoth": OURS, "schema": "https://schema.org/"}
RELATIONS = ("wasDerivedFrom", "wasInfluencedBy", "alternateOf", "wasAttributedTo", "used", "wasGeneratedBy",
             "wasAssociatedWith")  # fmt: skip
AGENTS = {"person": "prov:Person", "organisation": "prov:Organization", "government": "prov:Organization",
          "media": "prov:Organization"}  # fmt: skip


def write(dossier: Dossier, table: str = "") -> bytes:
    """One document."""
    from quoth import __version__

    made: dict[str, dict[str, Any]] = {"prefix": PREFIX, "entity": {}, "agent": {}, "activity": {}}
    relations: dict[str, dict[str, Any]] = {kind: {} for kind in RELATIONS}
    made["agent"]["quoth:quoth"] = {"prov:type": typed("prov:SoftwareAgent"), "schema:version": __version__}
    for read in dossier.reports:
        made["entity"][key("report", read.id)] = report_entity(read)
        publisher(read, made, relations)
    for story in dossier.stories:
        add_story(story, made, relations)
        add_claims(view_of(dossier, story), made, relations)
    filled = {kind: held for kind, held in {**made, **relations}.items() if held}
    return as_json(filled)


def key(kind: str, name: str) -> str:
    """A qualified name of ours, in letters that such a name may have in every form of PROV: JSON, XML, PROV-N, RDF."""
    safe = "".join(char if char.isascii() and (char.isalnum() or char == "-") else f"_{ord(char):x}_" for char in name)
    return f"quoth:{kind}.{safe}"


def typed(name: str) -> dict[str, str]:
    """A type of the standard."""
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def report_entity(read: AnnotatedReport) -> dict[str, Any]:
    """A report: what it is called, where and when it was published."""
    raw = read.report.raw
    link = address(raw.url)
    return without_empty(
        {
            "prov:label": raw.title,
            "schema:url": {"$": link, "type": "xsd:anyURI"} if link else None,
            "schema:datePublished": raw.published,
            "schema:inLanguage": raw.language,
        }
    )


def publisher(read: AnnotatedReport, made: dict[str, dict[str, Any]], relations: dict[str, dict[str, Any]]) -> None:
    """The outlet of a report as the one whom it is due to."""
    outlet = read.report.raw.outlet
    if outlet:
        made["agent"][key("outlet", outlet)] = {"prov:label": outlet, "prov:type": typed("prov:Organization")}
        relation(
            relations, "wasAttributedTo", {"prov:entity": key("report", read.id), "prov:agent": key("outlet", outlet)}
        )


def speaker_agent(name: str, kind: str | None) -> dict[str, Any]:
    """A speaker: a person or an organisation where that is known."""
    known = AGENTS.get(kind or "")
    return without_empty({"prov:label": name, "prov:type": typed(known) if known else None})


def relation(relations: dict[str, dict[str, Any]], kind: str, held: dict[str, Any]) -> None:
    """One relation under a name that its order gives it."""
    relations[kind][f"_:{kind}{len(relations[kind]) + 1}"] = held


def add_story(story: Story, made: dict[str, dict[str, Any]], relations: dict[str, dict[str, Any]]) -> None:
    """The making of the dossier, and the lineage of its reports."""
    reading, dossier = key("reading", story.id), key("dossier", story.id)
    made["activity"][reading] = {"prov:label": "reading of the reports of a story"}
    made["entity"][dossier] = {"prov:label": story.title}
    relation(relations, "wasAssociatedWith", {"prov:activity": reading, "prov:agent": "quoth:quoth"})
    relation(relations, "wasGeneratedBy", {"prov:entity": dossier, "prov:activity": reading})
    for report in story.reports:
        relation(relations, "used", {"prov:activity": reading, "prov:entity": key("report", report)})
    for edge in story.lineage.edges:
        add_edge(edge, made, relations)


def add_claims(view: StoryView, made: dict[str, dict[str, Any]], relations: dict[str, dict[str, Any]]) -> None:
    """Each claim, quoted from those reports alone that say so; what the others do with it has its word beside it."""
    voices, names, said = Voices(view), names_of_claims(view), statements_of(view.reports.values())
    for claim in view.story.claims:
        entity = key("claim", names[claim.id])
        made["entity"][entity] = {"prov:value": claim.text, "quoth:status": claim.status, "quoth:id": claim.id}
        stands = dict.fromkeys((one.report, stand) for one, stand in stands_in_words(claim, said))
        for name, stand in stands:
            report = key("report", name)
            if not stand:
                quoted = {
                    "prov:generatedEntity": entity,
                    "prov:usedEntity": report,
                    "prov:type": typed("prov:Quotation"),
                }
                relation(relations, "wasDerivedFrom", quoted)
            else:
                held = {"prov:influencee": entity, "prov:influencer": report, "quoth:stand": stand}
                relation(relations, "wasInfluencedBy", held)
        for speaker in dict.fromkeys(voices.name(one.speaker) for one in claim.asserted if one.speaker):
            # Two stories' speakers of one name need not be the same.
            agent = key("speaker", voices.key(speaker))
            made["agent"][agent] = speaker_agent(speaker, voices.kind(speaker))
            relation(relations, "wasAttributedTo", {"prov:entity": entity, "prov:agent": agent})


def add_edge(edge: Edge, made: dict[str, dict[str, Any]], relations: dict[str, dict[str, Any]]) -> None:
    """What was made from what, with how surely; only links of derivation say so, and one that joins nothing does not.

    Where nobody knows which of the two came first they are versions of one another, which is told without a number.
    """
    if edge.kind not in DERIVATION or edge.unmatched:
        return
    if edge.direction == "unknown":
        if edge.probability >= LIKELY and not edge.parent.startswith(EXTERNAL):
            ends = {"prov:alternate1": key("report", edge.child), "prov:alternate2": key("report", edge.parent)}
            relation(relations, "alternateOf", ends)
        return
    if edge.parent.startswith(EXTERNAL):
        name = edge.parent.removeprefix(EXTERNAL)
        parent = key("external", name)
        made["entity"][parent] = {"prov:label": f"a report of {name} that is not here"}
    else:
        parent = key("report", edge.parent)
    relation(
        relations,
        "wasDerivedFrom",
        {
            "prov:generatedEntity": key("report", edge.child),
            "prov:usedEntity": parent,
            "quoth:kind": edge.kind,
            "quoth:direction": edge.direction,
            "quoth:probability": edge.probability,
            "prov:label": edge.why,
        },
    )
