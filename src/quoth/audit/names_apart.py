"""What the sources are called where two are of one outlet: "Torran Press 09:05" and "Torran Press 11:30"."""

import re
from collections import Counter

from msgspec.structs import replace

from quoth.audit.reasons import called
from quoth.types import AnnotatedReport, AuditFinding

TIME = re.compile(r"T(\d\d:\d\d)")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def names_apart(sources: tuple[AnnotatedReport, ...]) -> dict[str, str]:
    """A name for each source by its id: the outlet alone where one has it, else with its time or day, else with a letter."""
    plain = [called(source) for source in sources]
    shared = Counter(plain)
    names: dict[str, str] = {}
    for number, (source, name) in enumerate(zip(sources, plain, strict=True)):
        alike = [stamps_of(s) for s, n in zip(sources, plain, strict=True) if n == name]
        own = stamps_of(source)
        one = next((w for at, w in enumerate(own) if w and len({s[at] for s in alike}) == len(alike)), None)
        letter = LETTERS[number % len(LETTERS)]
        names[source.id] = name if shared[name] == 1 else f"{name} {one or letter}"
    return names


def stamps_of(source: AnnotatedReport) -> tuple[str, str, str]:
    """The time of day at which a source came out, its day, and both."""
    published = source.report.raw.published or ""
    time = TIME.search(published)
    hour = time[1] if time else ""
    return hour, published[:10], f"{published[:10]} {hour}".strip()


def with_names_apart(finding: AuditFinding, sources: tuple[AnnotatedReport, ...]) -> AuditFinding:
    """A finding whose reason names its source so that no other has the name."""
    source = next((s for s in sources if finding.source is not None and s.id == finding.source.report), None)
    name = names_apart(sources)[source.id] if source is not None else ""
    if source is None or name == called(source) or name in finding.why:
        return finding
    pieces = finding.why.split('"')
    for number in range(0, len(pieces), 2):
        if called(source) in pieces[number]:
            pieces[number] = pieces[number].replace(called(source), name)
            break
    return replace(finding, why='"'.join(pieces))
