"""The dossier as Markdown: brief, origins, disagreements, disputes, figures, what one says alone, with footnotes."""

import re

from quoth.compose.views import StoryView, conflicts_between, counted, milder, origins_in_words, view_of
from quoth.edges.terminal.gate import visible
from quoth.edges.terminal.plot import in_words, scope_in_words
from quoth.types import Difference, Dossier, Place

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~-])")


def render_markdown(dossier: Dossier) -> str:
    """All stories of a dossier."""
    return "\n".join(line for story in dossier.stories for line in story_lines(view_of(dossier, story))) + "\n"


def plain(words: str) -> str:
    """Words of a report with every mark of Markdown and every acting character made harmless."""
    return SPECIAL.sub(r"\\\1", " ".join(visible(words).split()))


def story_lines(view: StoryView) -> list[str]:
    """One story, heading first."""
    story = view.story
    lines = [f"# {plain(story.title)}", "", f"{counted(len(story.reports), 'report')}, {origins_in_words(story)}", ""]
    lines += [
        f"- **{view.letters[r]}** {plain(view.name(r))}, {view.reports[r].report.raw.published or 'undated'}"
        for r in story.reports
    ]
    notes: list[Place] = []
    if story.brief:
        told = " ".join(f"{plain(s.text)}{''.join(note(view, notes, p) for p in s.citations)}" for s in story.brief)
        lines += ["", "## Brief", "", told]
    lines += ["", "## Origin", "", plain(story.lineage.origins.why)]
    for heading, found in (
        ("The reports disagree", [*conflicts_between(story, "reports"), *milder(story)]),
        ("The speakers disagree", conflicts_between(story, "speakers")),
        ("The reports against themselves", conflicts_between(story, "itself")),
    ):
        if found:
            lines += ["", f"## {heading}", "", *(line for d in found for line in difference_lines(view, notes, d))]
    if story.figures:
        lines += ["", "## Figures", "", "| counts | whose word | value | place |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {plain(f.counts or f.unit or '')} | {plain(v.speaker or 'own voice')} "
            f"| {plain(in_words(v) + scope_in_words(v))} | {view.mark(v.span)} |"
            for f in story.figures for v in f.values
        ]  # fmt: skip
    singles = [c for c in story.claims if c.status == "single"]
    if singles and len(story.reports) > 1:
        lines += [
            "",
            "## Only one says it",
            "",
            *(f"- “{plain(c.text)}”{note(view, notes, c.span)}" for c in singles[:40]),
        ]
    lines += [
        "",
        *(
            f"[^{n}]: {view.mark(p)}, {plain(view.name(p.report))}: “{plain(view.words(p))}”"
            for n, p in enumerate(notes, 1)
        ),
    ]
    return lines


def difference_lines(view: StoryView, notes: list[Place], difference: Difference) -> list[str]:
    """One difference: question, sides, reason."""
    verdict = "" if difference.verdict == "conflict" else f" ({difference.verdict})"
    lines = [f"- **{plain(difference.question)}** {difference.kind}{verdict}"]
    for side, (letters, words, _) in zip(difference.sides, view.sides(difference), strict=True):
        speaker = f", {plain(side.speaker)}" if side.speaker else ""
        lines.append(f"  - {letters}: “{plain(words)}”{speaker}{''.join(note(view, notes, p) for p in side.spans[:2])}")
    return [*lines, f"  - {plain(difference.why)}"]


def note(view: StoryView, notes: list[Place], place: Place) -> str:
    """A footnote mark; the same place has the same number."""
    if place not in notes:
        notes.append(place)
    return f"[^{notes.index(place) + 1}]"
