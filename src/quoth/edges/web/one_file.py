"""The dossier and the audit as one HTML file: no script, no request, evidence opens by click or Enter."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from quoth.compose.views import ABOVE_THE_FOLD, StoryView, conflicts_between, counted, milder, origins_in_words, view_of
from quoth.edges.web.plot import charts_of
from quoth.types import Audit, Dossier, Place

if TYPE_CHECKING:
    from jinja2 import Environment

CONTEXT = 70
VERDICTS = {"supported": "carried", "partly": "changed in part", "distorted": "changed", "not-found": "not in the source",
            "own": "own judgement", "mark": "site furniture"}  # fmt: skip


def render_page(dossier: Dossier) -> str:
    """All stories of a dossier as one page."""
    views = [view_of(dossier, story) for story in dossier.stories]
    title = views[0].story.title if len(views) == 1 else f"{len(views)} stories"
    page: str = template("dossier.html").render(
        title=title, stories=[story_rows(view) for view in views], rejected=dossier.rejected, **frame()
    )
    return page


def render_audit_page(audit: Audit) -> str:
    """An audit as one page: the article with its findings beside the source's words."""
    reads = {read.id: read for read in (audit.article, *audit.sources)}

    def words(place: Place) -> str:
        return " ".join(place.span.of(reads[place.report].text).split())

    def name(report: str) -> str:
        raw = reads[report].report.raw
        return raw.outlet or raw.input.rsplit("/", 1)[-1]

    rows = [
        {
            "verdict": VERDICTS[sentence.verdict],
            "words": " ".join(audit.article.text[sentence.start : sentence.end].split()),
            "paragraph": audit.article.report.paragraph_of(sentence.start),
            "findings": [
                {"kind": f.kind, "severity": f.severity, "why": f.why, "words": words(f.article),
                 "source": words(f.source) if f.source else None, "name": name(f.source.report) if f.source else None}
                for f in audit.findings
                if sentence.start <= f.article.start < sentence.end and sentence.verdict != "mark"
            ],
        }
        for sentence in audit.sentences
    ]  # fmt: skip
    omissions = [{"why": o.why, "words": words(o.source), "name": name(o.source.report)} for o in audit.omissions]
    page: str = template("audit.html").render(
        title=f"{name(audit.article.id)} held against its sources",
        article=name(audit.article.id),
        sources=[name(source.id) for source in audit.sources],
        rows=rows,
        count=len(audit.findings),
        omissions=omissions,
        **frame(),
    )
    return page


def story_rows(view: StoryView) -> dict[str, Any]:
    """Everything that the template of a story shows, as plain rows."""
    story = view.story
    conflicts = conflicts_between(story, "reports")
    return {
        "id": story.id,
        "title": story.title,
        "counts": f"{counted(len(story.reports), 'report')} · {origins_in_words(story)} · {counted(len(story.speakers), 'speaker')}",
        "reports": [report_row(view, report) for report in story.reports],
        "groups": [
            {"name": g.name, "letters": [view.letters[r] for r in g.reports], "external": (g.root or "").startswith("external:")}
            for g in story.lineage.origins.groups
        ],
        "why": story.lineage.origins.why,
        "edges": [edge_row(view, edge) for edge in story.lineage.edges],
        "disagreements": [difference_row(view, d, n) for n, d in enumerate(conflicts[:ABOVE_THE_FOLD], 1)],
        "milder": [difference_row(view, d, n) for n, d in enumerate([*conflicts[ABOVE_THE_FOLD:], *milder(story)], ABOVE_THE_FOLD + 1)],
        "disputes": [difference_row(view, d, n) for n, d in enumerate(conflicts_between(story, "speakers"), 1)],
        "itself": [difference_row(view, d, n) for n, d in enumerate(conflicts_between(story, "itself"), 1)],
        "charts": charts_of(view),
        "matrix": matrix_rows(view),
        "singles": single_rows(view),
        "times": time_rows(view),
        "brief": [{"text": s.text, "marks": [evidence(view, p) for p in s.citations]} for s in story.brief],
        "furniture": furniture_rows(view),
    }  # fmt: skip


def report_row(view: StoryView, report: str) -> dict[str, Any]:
    """One report under its letter."""
    raw = view.reports[report].report.raw
    return {"letter": view.letters[report], "name": view.name(report), "title": raw.title, "published": raw.published,
            "id": report, "found": sorted(raw.found.items()), "url": raw.url}  # fmt: skip


def edge_row(view: StoryView, edge: Any) -> dict[str, Any]:
    """One link of lineage with its five measures."""
    parent = view.letters.get(edge.parent) or edge.parent.removeprefix("external:")
    return {"child": view.letters.get(edge.child, "?"), "parent": parent, "kind": edge.kind, "why": edge.why,
            "direction": edge.direction, "share": f"{edge.probability:.0%}", "measures": edge.measures}  # fmt: skip


def evidence(view: StoryView, place: Place) -> dict[str, Any]:
    """A place with the words around it: what an evidence card shows."""
    read = view.reports[place.report]
    text = (read.report.raw.title or "") if place.part == "title" else read.text
    low, high = bounds_of(view, place, len(text))
    return {
        "mark": view.mark(place),
        "letter": view.letters[place.report],
        "name": view.name(place.report),
        "before": whole_words(text, max(low, place.start - CONTEXT), place.start),
        "words": " ".join(text[place.start : place.end].split()),
        "after": whole_words(text, place.end, min(high, place.end + CONTEXT)),
        "where": f"characters {place.start} to {place.end}",
        "report": place.report,
    }


def bounds_of(view: StoryView, place: Place, length: int) -> tuple[int, int]:
    """Where the sentence of a place begins and ends; a headline is one sentence."""
    if place.part == "title":
        return 0, length
    sentences = view.reports[place.report].report.sentences
    held = [s for s in sentences if s.start < place.end and place.start < s.end]
    return (held[0].start, held[-1].end) if held else (place.start, place.end)


def whole_words(text: str, start: int, end: int) -> str:
    """The words of a stretch in one line without those that its ends cut, with a space where the text has one."""
    piece = text[start:end]
    cut_before = start > 0 and text[start - 1].isalnum() and piece[:1].isalnum()
    cut_after = text[end : end + 1].isalnum() and piece[-1:].isalnum()
    words = piece.split()
    line = " ".join(words[1 if cut_before else 0 : len(words) - 1 if cut_after else len(words)])
    return f"{' ' if piece[:1].isspace() else ''}{line}{' ' if piece[-1:].isspace() else ''}"


def difference_row(view: StoryView, difference: Any, number: int) -> dict[str, Any]:
    """One difference with both sides, what was read and by which rule."""
    return {
        "number": number,
        "id": difference.id,
        "kind": difference.kind.replace("-", " "),
        "verdict": difference.verdict,
        "question": difference.question,
        "why": difference.why,
        "rule": difference.rule.replace("_", " "),
        "sides": [
            {"speaker": side.speaker, "reading": side.reading, "places": [evidence(view, p) for p in side.spans[:6]]}
            for side in difference.sides
        ],
    }


def matrix_rows(view: StoryView) -> list[dict[str, Any]]:
    """Claims of two reports or more: who says it in each, through whom."""
    links = {s.id: s.chain for read in view.reports.values() for s in read.statements}
    rows = []
    for claim in view.story.claims:
        supports = [
            *((s, "says") for s in claim.asserted),
            *((s, "denies") for s in claim.denied),
            *((s, "leaves open") for s in claim.undecided),
        ]
        if len({s.report for s, _ in supports}) < 2:
            continue
        cells = [
            {"letter": view.letters[s.report], "word": word,
             "chain": " → ".join(link.speaker for link in reversed(links.get(s.statement, ()))) or "own voice"}
            for s, word in supports if s.report in view.letters
        ]  # fmt: skip
        rows.append({"text": claim.text, "place": evidence(view, claim.span), "status": claim.status, "cells": cells,
                     "outlets": claim.outlets, "origins": claim.origins, "sources": claim.sources})  # fmt: skip
    return rows[:40]


def single_rows(view: StoryView) -> list[dict[str, Any]]:
    """What only one report says."""
    rows = []
    for report in view.story.reports:
        claims = [
            evidence(view, c.span) for c in view.story.claims
            if c.status == "single" and {s.report for s in (*c.asserted, *c.denied, *c.undecided)} == {report}
        ]  # fmt: skip
        if claims and len(view.story.reports) > 1:
            rows.append(
                {
                    "letter": view.letters[report],
                    "name": view.name(report),
                    "claims": claims[:20],
                    "more": max(0, len(claims) - 20),
                }
            )
    return rows


def time_rows(view: StoryView) -> list[dict[str, Any]]:
    """The dates in order, those that could not be placed last."""
    rows: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for report in view.story.reports:
        read = view.reports[report]
        for date in read.dates:
            key = (date.earliest or "~", date.latest or "~")
            rows.setdefault(key, []).append(evidence(view, read.report.place(date.span)))
    return [
        {
            "day": "not placed" if first == "~" else first if first == last else f"{first} to {last}",
            "places": places[:6],
        }
        for (first, last), places in sorted(rows.items())
    ]


def furniture_rows(view: StoryView) -> list[dict[str, Any]]:
    """The lines left out as no part of the story."""
    return [
        {
            "letter": view.letters[report],
            "kind": mark.kind,
            "words": " ".join(view.reports[report].text[mark.start : mark.end].split()),
        }
        for report in view.story.reports
        for mark in view.reports[report].report.marks
    ]


@cache
def environment() -> "Environment":
    """Templates with escaping for every file and no undefined names."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(loader=PackageLoader("quoth.edges.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                       lstrip_blocks=True)  # fmt: skip


def template(name: str) -> Any:
    """One template."""
    return environment().get_template(name)


@cache
def style() -> str:
    """The style sheet."""
    return (files("quoth.edges.web") / "templates" / "page.css").read_text(encoding="utf-8").replace("\r\n", "\n")


def frame() -> dict[str, str]:
    """Version, style sheet and the policy that lets this style and nothing else in."""
    from markupsafe import Markup

    from quoth import __version__

    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'none'; base-uri 'none'"
    # The style sheet is our own file and must reach the page as it stands, since the policy holds its hash.
    return {"version": __version__, "css": Markup(style()), "policy": policy}
