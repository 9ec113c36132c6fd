"""Every noun of a dossier made by hand: an invented closure of a ferry, two reports, one rewritten from the other.

Places are given as words of a report's text, so that a test reads as what it says.
"""

from typing import Any

import msgspec
from msgspec.structs import replace

from quoth.types import (
    AnnotatedReport,
    Audit,
    AuditedSentence,
    AuditFinding,
    AuditOmission,
    BriefSentence,
    Claim,
    Date,
    Difference,
    Dossier,
    Edge,
    Figure,
    FigureValue,
    Interval,
    Lineage,
    Link,
    Mark,
    Measure,
    Omission,
    Origin,
    Origins,
    Passage,
    Place,
    RawReport,
    Rejected,
    Report,
    Side,
    Span,
    Speaker,
    Statement,
    Story,
    Support,
)

HARBOUR = (
    "Ferry to Osk stops for about 12 days\n\n"
    "The ferry to Osk will stop for about 12 days, harbour master Ada Rell said on Monday.\n\n"
    "The crew denied that the engine had failed. Tickets stay valid.\n"
)
HERALD = (
    "Osk ferry halted for 12 days\n\n"
    "The Osk ferry will stop for 12 days after its engine failed.\n\n"
    "Ada Rell spoke on Monday.\n\n"
    "Share this story\n"
)


def report(name: str, text: str, **known: object) -> AnnotatedReport:
    """A report of paragraphs; the first is the headline, each of the others cut into sentences at its full stops."""
    paragraphs, at = [], 0
    for piece in text.split("\n\n"):
        words = piece.rstrip("\n")
        paragraphs.append(Span(at, at + len(words)))
        at += len(piece) + 2
    sentences = [paragraphs[0], *(one for paragraph in paragraphs[1:] for one in cut(text, paragraph))]
    raw = RawReport(
        **{
            "id": name, "input": f"{name}.txt", "also": (), "title": paragraphs[0].of(text), "outlet": None,
            "publisher": None, "authors": (), "published": None, "url": None, "language": "en", "text": text,
            "title_apart": False, "found": {"charset": "utf-8, declared"}, **known,
        }  # type: ignore[arg-type]
    )  # fmt: skip
    made = Report(raw, paragraphs[0], tuple(sentences), tuple(paragraphs), (), None)
    return AnnotatedReport(made, (), (), (), (), None, None, None)


def cut(text: str, paragraph: Span) -> list[Span]:
    """The sentences of a paragraph, ended by a full stop and a space."""
    spans, start = [], paragraph.start
    for piece in paragraph.of(text).split(". "):
        end = min(start + len(piece) + 1, paragraph.end)
        spans.append(Span(start, end))
        start = end + 1
    return spans


def place(read: AnnotatedReport, words: str) -> Place:
    """Where the words stand for the first time."""
    start = read.text.index(words)
    return Place(read.id, start, start + len(words))


def statement(read: AnnotatedReport, name: str, words: str, *speakers: str, **known: object) -> Statement:
    """A statement of the words by the speakers, the outermost first."""
    chain = tuple(Link(speaker, None, "person", None, None, None, None) for speaker in speakers)
    fields = {"id": name, "content": (place(read, words).span,), "chain": chain, "stance": "asserted", "form": "indirect",
              "parent": None, "rule": "speaker_says_content"}  # fmt: skip
    return Statement(**{**fields, **known})  # type: ignore[arg-type]


def harbour(text: str = HARBOUR) -> AnnotatedReport:
    """The first report, as read."""
    read = report("harbour", text, outlet="Harbour Gazette", published="2026-05-04T10:00:00+00:00")
    said = (
        statement(read, "s1", "The ferry to Osk will stop for about 12 days", "Ada Rell"),
        statement(read, "s2", "the engine had failed", "The crew", stance="denied"),
        statement(read, "s3", "Tickets stay valid", form="own", rule="clause_without_a_speaker"),
    )
    monday = place(read, "Monday")
    return replace(
        read, statements=said, dates=(Date(monday.start, monday.end, "2026-05-04", "2026-05-04", "day", "s1"),)
    )


def herald(text: str = HERALD) -> AnnotatedReport:
    """The second report, as read: undated, with a line that is no part of the story."""
    read = report("herald", text, outlet="Osk Herald")
    said = (
        statement(read, "t1", "The Osk ferry will stop for 12 days", form="own"),
        statement(read, "t2", "its engine failed", form="own"),
    )
    share, monday = read.report.paragraphs[-1], place(read, "Monday")
    marked = replace(
        read.report, marks=(Mark(share.start, share.end, "share"),), sentences=read.report.sentences[:-1]
    )  # fmt: skip
    return replace(
        read, report=marked, statements=said, dates=(Date(monday.start, monday.end, None, None, "day", None),)
    )


def support(name: str, read: AnnotatedReport, speaker: str | None) -> Support:
    """One statement behind a claim."""
    return Support(name, read.id, "o1", speaker)


def difference(name: str, *sides: Side, **known: object) -> Difference:
    """A difference between reports about the length of the stop."""
    fields = {"id": name, "kind": "bound", "between": "reports", "verdict": "conflict", "reason": None,
              "about": "the ferry", "why": '"about 12" against "12": the same number with another bound.', "sides": sides,
              "question": "About 12, or 12?", "severity": "medium", "rule": "bound_was_lost_or_added"}  # fmt: skip
    return Difference(**{**fields, **known})  # type: ignore[arg-type]


def figure_value(where: Place, number: int, speaker: str | None, **known: object) -> FigureValue:
    """One wording of a figure."""
    fields = {"low": number, "high": number, "bound": "exactly", "scope": (), "speaker": speaker, "span": where,
              "as_of": None, "origins": ("o1",)}  # fmt: skip
    return FigureValue(**{**fields, **known})  # type: ignore[arg-type]


def lineage(first: AnnotatedReport, second: AnnotatedReport) -> Lineage:
    """The second report is a rewrite of the first."""
    passage = Passage(place(second, "The Osk ferry will stop"), place(first, "The ferry to Osk will stop"), 0.9)
    measures = (
        Measure("order", 1.0, "2 of 2 matched sentences in the same order", (passage.child,)),
        Measure("runs", 0.1, "10% of runs of five words shared", ()),
    )
    edge = Edge(second.id, first.id, "rewrite", "likely", 0.9, 0.8, (passage,), measures, "It came later.")
    origin = Origin("o1", "Harbour Gazette", first.id, (first.id, second.id))
    return Lineage((edge,), Origins(1, 1, "2 reports go back to Harbour Gazette.", (origin,)))


def story(first: AnnotatedReport, second: AnnotatedReport, **known: object) -> Story:
    """The story of both reports with one of everything that a dossier can tell."""
    about, bare = place(first, "about 12 days"), place(second, "12 days after")
    denied, failed = place(first, "the engine had failed"), place(second, "its engine failed")
    stop = Claim(
        "c1", "The ferry to Osk will stop for about 12 days", place(first, "The ferry to Osk will stop for about 12 days"),
        "agreed", (support("s1", first, "Ada Rell"), support("t1", second, None)), (), (), Interval(1, 1), Interval(1, 2), 2,
    )  # fmt: skip
    engine = Claim("c2", "its engine failed", failed, "disputed", (support("t2", second, None),),
                   (support("s2", first, "The crew"),), (), Interval(1, 1), Interval(None, None), None)  # fmt: skip
    tickets = place(first, "Tickets stay valid")
    alone = Claim("c3", "Tickets stay valid for all", tickets, "single", (support("s3", first, None),), (), (),
                  Interval(1, 1), Interval(1, 1), 1)  # fmt: skip
    fields = {
        "id": "osk-ferry", "title": "Ferry to Osk stops for about 12 days", "reports": (first.id, second.id),
        "first": None, "last": None, "lineage": lineage(first, second), "claims": (stop, engine, alone),
        "differences": (
            difference("d1", Side((about,), "Ada Rell", ("o1",), "12, not exactly"), Side((bare,), None, ("o1",))),
            difference("d2", Side((failed,), None, ("o1",)), Side((denied,), "The crew", ("o1",)), kind="polarity",
                       between="speakers", question="The engine failed: yes or no?", why="The crew denies it.",
                       rule="one_denies_what_another_asserts"),
            difference("d3", Side((place(first, "on Monday"),), None, ("o1",)), Side((place(second, "on Monday"),), None, ("o1",)),
                       kind="date", verdict="compatible", reason="precision", question="Monday, or Monday?"),
            difference("d4", Side((place(second, "halted"),), None, ("o1",)), Side((place(second, "will stop"),), None, ("o1",)),
                       kind="status", between="itself", question="Halted, or will stop?"),
        ),
        "figures": (Figure("days", "day", (figure_value(about, 12, "Ada Rell", bound="about"), figure_value(bare, 12, None))),),
        "speakers": (Speaker("Ada Rell", "person", "harbour master", ("Ms Rell",), ("s1",)),),
        "omissions": (Omission(second.id, "c2", "The report it was made from has a denial here."),),
        "brief": (BriefSentence("Ada Rell: “The ferry to Osk will stop for about 12 days”.", (about, bare)),),
    }  # fmt: skip
    return Story(**{**fields, **known})  # type: ignore[arg-type]


def dossier(first: AnnotatedReport | None = None, second: AnnotatedReport | None = None, **known: object) -> Dossier:
    """A dossier of the two reports and one input that could not be read."""
    one, two = first or harbour(), second or herald()
    rejected = (Rejected("photo.jpg", "binary", "It is no text. Paste the text instead."),)
    return Dossier((one, two), rejected, (story(one, two, **known),))


def audit(article: AnnotatedReport | None = None, source: AnnotatedReport | None = None) -> Audit:
    """The second report held against the first: a changed bound, a sentence carried, a denial left out."""
    article, source = article or herald(), source or harbour()
    bare, about = place(article, "12 days after"), place(source, "about 12 days")
    verdicts = ("supported", "distorted", "own")
    sentences = [
        AuditedSentence(s.start, s.end, verdict, (about,))  # type: ignore[arg-type]
        for s, verdict in zip(article.report.sentences, verdicts, strict=False)
    ]
    share = article.report.paragraphs[-1]
    sentences.append(AuditedSentence(share.start, share.end, "mark", ()))
    found = AuditFinding("bound", "medium", bare, about, '"12" against "about 12".', "bound_was_lost_or_added")
    left = AuditOmission(place(source, "the engine had failed"), "The source has a denial here.")
    return Audit(article, (source,), tuple(sentences), (found,), (left,))


# Fields that carry words from outside, in any noun.
OUTSIDE = {"name", "title", "outlet", "publisher", "input", "why", "about", "question", "rule", "reading", "speaker",
           "counts", "unit", "words", "detail", "role", "also", "authors", "variants", "scope", "found", "url", "agency"}  # fmt: skip


def poisoned(value: Any, payload: str) -> Any:
    """The value with the payload behind every word from outside; ids, spans and texts of reports stay."""
    if isinstance(value, tuple):
        return tuple(poisoned(each, payload) for each in value)
    if not isinstance(value, msgspec.Struct):
        return value
    changed = {}
    for field in msgspec.structs.fields(value):
        held = getattr(value, field.name)
        outside = field.name in OUTSIDE or (field.name == "text" and not isinstance(value, RawReport))
        changed[field.name] = with_payload(held, payload) if outside else poisoned(held, payload)
    return replace(value, **changed)


def with_payload(held: Any, payload: str) -> Any:
    """Words, several words, or named words with the payload behind them."""
    if isinstance(held, str):
        return held + payload
    if isinstance(held, tuple):
        return tuple(with_payload(each, payload) for each in held) or (payload,)
    return {key: each + payload for key, each in held.items()} if isinstance(held, dict) else held
