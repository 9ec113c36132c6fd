"""The brief: a few cited sentences by rules from the ledger, in the reports' own clauses, each with whose word it is."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from quoth.compose.wording import capital, clause, listed, places_of, quoted
from quoth.types import (
    AnnotatedReport,
    BriefSentence,
    Claim,
    Difference,
    Ledger,
    Lineage,
    Place,
    Side,
    Statement,
    Support,
)

# So many of each kind of sentence are tried, the most telling first; the brief ends where its words are used up.
DIFFERENCES, DISPUTES, CLAIMS, SINGLES = 4, 2, 3, 2
SHORTEST_CLAUSE = 4


class Material(Struct, frozen=True):
    """What the brief is made of."""

    reports: dict[str, AnnotatedReport]
    statements: dict[str, tuple[AnnotatedReport, Statement]]
    lineage: Lineage
    ledger: Ledger


def write_brief(
    members: tuple[AnnotatedReport, ...], lineage: Lineage, ledger: Ledger, *, most: int
) -> tuple[BriefSentence, ...]:
    """The sentences of the brief, at most `most` words, each with the places it rests on."""
    material = Material(
        {read.id: read for read in members},
        {s.id: (read, s) for read in members for s in read.statements},
        lineage,
        ledger,
    )
    made: list[BriefSentence] = []
    left = most
    for rule in RULES:
        for sentence in rule(material):
            words = len(sentence.text.split())
            if words <= left and sentence.citations and sentence not in made:
                made.append(sentence)
                left -= words
    return tuple(made)


def what_is_agreed(material: Material) -> Iterator[BriefSentence]:
    """What most origins carry, with the three counts."""
    shared = [c for c in material.ledger.claims if c.status == "agreed" and not c.denied and supports(c)]
    for claim in sorted(shared, key=lambda c: (-(c.origins.low or 0), -len(supports(c)), c.id))[:CLAIMS]:
        told = attributed(material, claim)
        if told is not None:
            text, places = told
            yield BriefSentence(f"{text} ({counts_of(claim)}).", places)


def where_reports_differ(material: Material) -> Iterator[BriefSentence]:
    """The reports' disagreements that change a fact, both wordings side by side."""
    conflicts = [d for d in material.ledger.differences if d.between == "reports" and d.verdict == "conflict"]
    for difference in [d for d in conflicts if d.severity == "high" or d.kind in ("figure", "bound")][:DIFFERENCES]:
        yield from told_difference(material, difference)


def told_difference(material: Material, difference: Difference) -> Iterator[BriefSentence]:
    """ "A has “…”, B has “…”" with the speaker where both sides have one."""
    if len(difference.sides) < 2:
        return
    one, other = (side_in_words(material, side) for side in difference.sides[:2])
    if one is None or other is None:
        return
    whose = speaker_of_both(difference)
    begin = f"On the word of {whose}, " if whose else ""
    text = f"{begin}{one[0]} has {one[1]}; {other[0]} has {other[1]}."
    places = tuple(side.spans[0] for side in difference.sides[:2])
    yield BriefSentence(capital(text), places)


def side_in_words(material: Material, side: Side) -> tuple[str, str] | None:
    """The report of a side by its name, and its words in quotation marks."""
    place = next((p for p in side.spans if p.part == "text"), None)
    if place is None or place.report not in material.reports:
        return None
    read = material.reports[place.report]
    last = side.spans[-1] if len(side.spans) > 1 and side.spans[-1].report == place.report and side.reading else place
    words = clause(read, (place.span, last.span) if last != place else (place.span,), most=14)
    return name_of(read), quoted(words)


def name_of(read: AnnotatedReport) -> str:
    """How a report is called: its outlet, or the name it came by."""
    raw = read.report.raw
    return raw.outlet or raw.input.rsplit("/", 1)[-1]


def speaker_of_both(difference: Difference) -> str | None:
    """The speaker that both sides give, where it is one."""
    names = {side.speaker for side in difference.sides[:2]}
    return next(iter(names)) if len(names) == 1 else None


def where_speakers_differ(material: Material) -> Iterator[BriefSentence]:
    """Who denies what."""
    disputed = [c for c in material.ledger.claims if c.denied]
    for claim in disputed[:DISPUTES]:
        deniers = speakers_in(claim.denied)
        support = next((s for s in claim.denied if s.speaker), None)
        if not deniers or support is None or support.statement not in material.statements:
            continue
        read, statement = material.statements[support.statement]
        words = clause(read, statement.content)
        sayers = [name for name in speakers_in(claim.asserted) if name not in deniers]
        against = f", which {listed(sayers[:3])} {'asserts' if len(sayers) == 1 else 'assert'}" if sayers else ""
        text = f"{capital(listed(deniers[:3]))} {'denies' if len(deniers) == 1 else 'deny'} {quoted(words)}{against}."
        yield BriefSentence(text, cited(material, (*claim.denied, *claim.asserted)))


def what_is_not_known(material: Material) -> Iterator[BriefSentence]:
    """What somebody says is not known."""
    for claim in material.ledger.claims:
        support = next((s for s in claim.undecided if s.speaker and s.statement in material.statements), None)
        if support is None:
            continue
        read, statement = material.statements[support.statement]
        if statement.stance == "unknown":
            words = clause(read, statement.content)
            yield BriefSentence(
                f"{capital(support.speaker or '')} leaves open: {quoted(words)}.", cited(material, (support,))
            )
            return


def what_only_one_says(material: Material) -> Iterator[BriefSentence]:
    """What one origin alone carries and a named speaker stands for."""
    if len(material.lineage.origins.groups) < 2:
        return
    singles = [c for c in material.ledger.claims if c.status == "single" and supports(c) and (c.origins.high or 0) == 1]
    for claim in singles[:SINGLES]:
        told = attributed(material, claim)
        if told is not None:
            outlet = name_of(material.reports[supports(claim)[0].report])
            yield BriefSentence(f"Only {outlet}: {told[0]}.", told[1])


def how_many_origins(material: Material) -> Iterator[BriefSentence]:
    """How many origins the reports go back to, where that is fewer than reports."""
    reports, origins = len(material.reports), material.lineage.origins
    edge = next(iter(material.lineage.edges), None)
    if edge is None or origins.high >= reports:
        return
    number = f"{origins.low}" if origins.low == origins.high else f"{origins.low} to {origins.high}"
    places = tuple(p.child for p in edge.passages[:1]) or tuple(p for m in edge.measures for p in m.spans)[:1]
    yield BriefSentence(
        f"The {reports} reports go back to {number} {'origin' if number == '1' else 'origins'}.", places
    )


RULES: tuple[Callable[[Material], Iterator[BriefSentence]], ...] = (
    what_is_agreed,
    where_speakers_differ,
    where_reports_differ,
    what_is_not_known,
    how_many_origins,
    what_only_one_says,
)


def supports(claim: Claim) -> tuple[Support, ...]:
    """Those who assert a claim."""
    return claim.asserted


def speakers_in(listed_supports: tuple[Support, ...]) -> list[str]:
    """The named speakers, each once, in order."""
    return list(dict.fromkeys(s.speaker for s in listed_supports if s.speaker))


def attributed(material: Material, claim: Claim) -> tuple[str, tuple[Place, ...]] | None:
    """A claim in the words of a report with its speaker, or with the report where nobody is named."""
    spoken = next((s for s in claim.asserted if s.speaker and s.statement in material.statements), None)
    support = spoken or next((s for s in claim.asserted if s.statement in material.statements), None)
    if support is None:
        return None
    read, statement = material.statements[support.statement]
    words = clause(read, statement.content)
    if len(words.split()) < SHORTEST_CLAUSE:
        return None
    speaker = support.speaker or name_of(read)
    return f"{capital(speaker)}: {quoted(words)}", cited(
        material, (support, *(s for s in claim.asserted if s != support))
    )


def cited(material: Material, used: tuple[Support, ...]) -> tuple[Place, ...]:
    """The first place of each supporting statement, one a report."""
    places: dict[str, Place] = {}
    for support in used:
        if support.statement in material.statements:
            read, statement = material.statements[support.statement]
            places.setdefault(read.id, places_of(read, statement.content)[0])
    return tuple(places.values())


def counts_of(claim: Claim) -> str:
    """Outlets, origins and sources in words; what could not be counted is left out."""
    pieces = []
    if claim.outlets is not None:
        pieces.append(counted(claim.outlets, claim.outlets, "outlet"))
    for interval, noun in ((claim.origins, "origin"), (claim.sources, "source")):
        if interval.low is not None and interval.high is not None:
            pieces.append(counted(interval.low, interval.high, noun))
    return ", ".join(pieces)


def counted(low: int, high: int, noun: str) -> str:
    """ "1 origin", "2 origins", "1 to 2 origins"."""
    number = f"{low}" if low == high else f"{low} to {high}"
    return f"{number} {noun}" if number == "1" else f"{number} {noun}s"
