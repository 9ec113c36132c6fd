"""FollowTheMoney: reports as Article, speakers as Person, PublicBody, Organization or LegalEntity, and Documentation between them."""

import hashlib
from typing import Any

import msgspec

from quoth.compose.views import view_of
from quoth.edges.formats.lasting import Voices
from quoth.edges.formats.writers.names import address, utc_time
from quoth.lexicons import load_toml
from quoth.text.names import name_form
from quoth.types import AnnotatedReport, Dossier, Speaker

SCHEMATA = {"person": "Person", "government": "PublicBody", "organisation": "Organization", "media": "Organization",
            "group": "LegalEntity"}  # fmt: skip
LANGUAGES = {"en": "eng"}
QUOTED = "quoted in the report"


def write(dossier: Dossier, table: str = "") -> bytes:
    """An entity a line, as the tools of FollowTheMoney take them."""
    entities = {one["id"]: one for read in dossier.reports for one in [article(read)]}
    for story in dossier.stories:
        view = view_of(dossier, story)
        voices = Voices(view)
        home = {said.id: read.id for read in view.reports.values() for said in read.statements}
        for speaker in story.speakers:
            if not is_named(speaker):
                continue
            entity = speaker_entity(voices.key(speaker.name), speaker)
            entities[entity["id"]] = entity
            for report in dict.fromkeys(home[said] for said in speaker.statements if said in home):
                link = documentation(report, entity["id"])
                entities[link["id"]] = link
    return b"".join(msgspec.json.encode(one) + b"\n" for one in entities.values())


def name_for(*parts: str) -> str:
    """An id of letters and digits, the same for the same parts."""
    return "quoth-" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def entity(schema: str, key: str, /, **properties: list[str | None]) -> dict[str, Any]:
    """An entity with the properties that have a value."""
    held = {prop: kept for prop, values in properties.items() if (kept := [clean(one) for one in values if one])}
    return {"id": key, "schema": schema, "properties": held}


def clean(words: str) -> str:
    """Words that can stand in a file."""
    return " ".join(words.encode("utf-8", "replace").decode().split())


def article(read: AnnotatedReport) -> dict[str, Any]:
    """A report."""
    raw = read.report.raw
    return entity(
        "Article",
        name_for("report", read.id),
        title=[raw.title],
        author=list(raw.authors),
        publisher=[raw.outlet],
        publishedAt=[utc_time(raw.published) if raw.published else None],
        sourceUrl=[address(raw.url)],
        language=[LANGUAGES.get(raw.language)],
        keywords=[read.id],
    )


def is_named(speaker: Speaker) -> bool:
    """Whether a speaker is somebody whom others may find again: not "two engineers", "attackers", "a group"."""
    common = speaker.kind != "government" and " " not in speaker.name and speaker.name.islower()
    return speaker.kind in SCHEMATA and name_form(speaker.name).sort != "nameless" and not common


def speaker_entity(key: str, speaker: Speaker) -> dict[str, Any]:
    """A speaker, in one story: two stories' speakers of one name need not be the same."""
    aliases: list[str | None] = [name for name in speaker.variants if name != speaker.name]
    role = position(speaker.role or "")
    told = {"position": [role]} if speaker.kind == "person" else {"description": [role]}
    return entity(SCHEMATA[speaker.kind], name_for("speaker", key), name=[speaker.name], alias=aliases, **told)


def position(role: str) -> str | None:
    """An office or description that can be read alone: "chairman" of "its chairman", nothing of "one of them"."""
    words = load_toml("speakers")
    told = role.split()
    while told and told[0].casefold() in words["determiners"]:
        del told[0]
    return " ".join(told) if words["pronouns"].keys().isdisjoint(word.casefold() for word in told) else None


def documentation(report: str, speaker: str) -> dict[str, Any]:
    """That a report quotes a speaker."""
    document = name_for("report", report)
    return entity("Documentation", name_for(document, speaker), document=[document], entity=[speaker], role=[QUOTED])
