"""A story as the plain rows that its template prints, section by section in the order of the page."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quoth.compose.crediting import credits_in_words
from quoth.compose.days import day_rows
from quoth.compose.kinds import kind_in_words
from quoth.compose.left_out import OmissionRow, omission_rows
from quoth.compose.rule_words import rule_in_words
from quoth.compose.singles import SingleRow, single_rows
from quoth.compose.views import (
    ABOVE_THE_FOLD,
    StoryView,
    changed_over_time,
    conflicts_between,
    day_in_words,
    milder,
    names_in_story,
    nearby_in_words,
    origins_in_words,
    outlets_in_words,
    people_quoted,
    speakers_in_words,
)
from quoth.compose.voices import voices_of
from quoth.edges.formats.writers.names import address
from quoth.edges.web.contents import contents_of, folded_in_words, shown_in_words
from quoth.edges.web.matrix import matrix_rows
from quoth.edges.web.notes import OWN_VOICE, Notes, one_line
from quoth.edges.web.origin_rows import origin_rows
from quoth.edges.web.plot import agreed_rows, charts_of
from quoth.text.counting import counted
from quoth.types import Difference, Place, Side

MOST_PLACES, MOST_SINGLES = 4, 12
# Of many reports on one side, or that leave out one thing, so many are named by their letters.
MOST_BADGES = 12
# Of hundreds of differences of one event those after these are told alike, of other pairs of reports.
MOST_CARDS = 80
# Of a longer list of reports the first stand open.
MOST_REPORTS, FIRST_REPORTS = 12, 6
# So many different words of one day are told.
MOST_WORDS = 8


def story_rows(view: StoryView, number: int) -> dict[str, Any]:
    """Everything that the template of a story shows; `number` keeps its addresses apart from other stories'."""
    notes = Notes(view.reports, view.letters, f"e{number}")
    story = view.story
    credited = credits_in_words(view, story.reports)
    conflicts = conflicts_between(story, "reports")
    told = [*conflicts, *milder(story)]
    called = names_in_story(view)
    rows = [difference_row(notes, d, n, called) for n, d in enumerate(told[:MOST_CARDS], 1)]
    further = further_rows(view, notes, len(told), called)
    fold = min(ABOVE_THE_FOLD, len(conflicts)) or min(ABOVE_THE_FOLD, len(told))
    made = {
        "id": f"s{number}",
        "title": story.title,
        "nearby": nearby_in_words(view),
        "counts": counts_of(view),
        "reports": [report_row(view, notes, report, credited.get(report, "")) for report in story.reports],
        "shown": len(story.reports) if len(story.reports) <= MOST_REPORTS else FIRST_REPORTS,
        "origin": origin_rows(view, notes),
        "points": len(conflicts),
        "disagreements": rows[:fold],
        "milder": rows[fold:],
        "folded": folded_in_words(told[fold:]),
        "here": shown_in_words(told, fold),
        "unlisted": len(told) - len(rows),
        "disputes": further["disputes"],
        "changed": further["changed"],
        "changes": len(changed_over_time(story)),
        "itself": further["itself"],
        "charts": charts_of(view, notes),
        "agreed": agreed_rows(view, notes),
        "matrix": matrix_rows(view, notes, told[:MOST_CARDS]),
        "speakers": speaker_rows(view),
        "people": speakers_in_words(view),
        "through": len(view.story.speakers) - len(people_quoted(view)),
        "singles": only_rows(view, notes),
        "omissions": left_out_rows(view, notes),
        "times": time_rows(view, notes),
        "brief": [{"text": s.text, **some_marks(notes, s.citations)} for s in story.brief],
        "furniture": furniture_rows(view, notes),
    }
    return {**made, "contents": contents_of(made), "notes": notes.cards()}


def some_marks(notes: Notes, places: Sequence[Place]) -> dict[str, Any]:
    """The marks of the first places, one a paragraph, and how many more there are."""
    return {"cards": notes.marks_once(places[:MOST_PLACES]), "more": max(0, len(places) - MOST_PLACES)}


def further_rows(
    view: StoryView, notes: Notes, before: int, called: Mapping[str, str]
) -> dict[str, list[dict[str, Any]]]:
    """What speakers differ on, what changed over time, what a report says against itself; numbered on from `before`."""
    story, made = view.story, {}
    lists = {
        "disputes": conflicts_between(story, "speakers"),
        "changed": changed_over_time(story),
        "itself": conflicts_between(story, "itself"),
    }
    for section, found in lists.items():
        made[section] = [difference_row(notes, d, before + n, called) for n, d in enumerate(found[:MOST_CARDS], 1)]
        before += len(found)
    return made


def counts_of(view: StoryView) -> str:
    """Reports, origins, speakers, and which reports carry no date."""
    story = view.story
    undated = [view.letters[r] for r in story.reports if not view.reports[r].report.raw.published]
    outlets = outlets_in_words(view)
    pieces = [
        counted(len(story.reports), "report"),
        *([outlets] if outlets else []),
        origins_in_words(story),
        speakers_in_words(view),
    ]
    if undated:
        pieces.append("no report is dated" if len(undated) == len(story.reports) else f"undated: {', '.join(undated)}")
    return " · ".join(pieces)


def report_row(view: StoryView, notes: Notes, report: str, credit: str) -> dict[str, Any]:
    """One report under its letter, with what is known of its file."""
    raw = view.reports[report].report.raw
    statements = view.reports[report].statements
    own = sum(not s.chain for s in statements)
    unnamed = sum(bool(s.chain) and s.chain[-1].kind == "unnamed" for s in statements)
    return {
        **notes.badge(report),
        "name": notes.name(report),
        "title": raw.title,
        "credit": credit,
        "published": day_in_words(view.reports[report]),
        "file": raw.input.rsplit("/", 1)[-1],
        "id": report,
        "also": [name.rsplit("/", 1)[-1] for name in raw.also],
        "url": raw.url,
        "link": link_to(raw.url),
        "found": [f"{name}: {how}" for name, how in sorted(raw.found.items())],
        "voices": f"{counted(len(statements) - own - unnamed, 'statement')} with a named speaker, {unnamed} with an unnamed one, "
        f"{own} in its own voice",
    }


def link_to(url: str | None) -> str | None:
    """The address that a page may link: http or https with a host, as it stands in one; none where it is no such."""
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return address(url) if host else None


def difference_row(
    notes: Notes, difference: Difference, number: int, called: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """One difference with its sides in the order of the reports, what was read and by which rule; speakers as `called`."""
    whose = difference.kind.startswith("attribution")
    facing = difference.sides if difference.between == "speakers" else sorted(difference.sides, key=notes.order_of)
    return {
        "number": number,
        "id": f"{notes.prefix}-{difference.id}",
        "kind": kind_in_words(difference.kind),
        "between": difference.between,
        "verdict": difference.verdict,
        "severity": difference.severity,
        "reason": difference.reason,
        "question": difference.question,
        "why": difference.why,
        "rule": rule_in_words(difference.rule),
        "sides": [side_row(notes, side, whose=whose, called=called or {}) for side in facing],
    }


def side_row(notes: Notes, side: Side, *, whose: bool, called: Mapping[str, str]) -> dict[str, Any]:
    """One side: its reports, its first place in its sentence, the marks of the others; `whose` asks for the speaker.

    Where the difference is not about who speaks, a side without a speaker takes the one its words have in the report.
    """
    first = notes.evidence(side.spans[0]) if side.spans else None
    second = second_sentence(notes, side, first)
    voices = voice_rows(notes, side, called, otherwise=OWN_VOICE if whose or first is None else first["speakers"])
    # Two sentences of two speakers are told one after the other, each with its own.
    apart = second is not None and len(voices) > 1
    return {
        **badges_of(notes, [place.report for place in side.spans]),
        "speaker": voices[0]["speaker"],
        "own": voices[0]["own"],
        "voices": voices[:1] if apart else voices,
        "voices_of_second": voices[1:] if apart else [],
        "reading": None
        if side.reading in (None, side.speaker, "the report's own voice")
        else side.reading.replace(" < ", " → "),
        "first": first,
        "second": second,
    }


def voice_rows(notes: Notes, side: Side, called: Mapping[str, str], *, otherwise: str) -> list[dict[str, Any]]:
    """Who says the wordings of a side, each with the marks of his; a side of one voice that names nobody has `otherwise`."""
    voices = voices_of(notes.reports, side, called)
    rows = []
    for voice in voices:
        speaker = voice.name or (otherwise if len(voices) == 1 else OWN_VOICE)
        own = speaker == OWN_VOICE and not voice.headline
        rows.append({"speaker": speaker, "own": own, "headline": voice.headline, **some_marks(notes, voice.places)})
    return rows


def second_sentence(notes: Notes, side: Side, first: dict[str, Any] | None) -> dict[str, Any] | None:
    """Where a side was read from two sentences of one report ("10,000 troops", then "twice that"), the second."""
    if first is None or not side.reading or len(side.spans) < 2 or side.spans[1].report != side.spans[0].report:
        return None
    second = notes.evidence(side.spans[1])
    return None if second["id"] == first["id"] else second


def badges_of(notes: Notes, reports: Iterable[str]) -> dict[str, Any]:
    """The badges of some reports, each once and in the order of the story, and how many more there are."""
    badges = notes.badges(reports)
    return {"badges": badges[:MOST_BADGES], "unlisted": max(0, len(badges) - MOST_BADGES)}


def speaker_rows(view: StoryView) -> list[dict[str, Any]]:
    """The speakers with their spellings and the reports in which they speak."""
    home = {s.id: read.id for read in view.reports.values() for s in read.statements}
    rows = []
    for speaker in view.story.speakers:
        spoken = [home[s] for s in speaker.statements if s in home]
        counts = [f"{view.letters[r]} {spoken.count(r)}" for r in view.story.reports if r in spoken]
        rows.append(
            {
                "name": speaker.name,
                "kind": speaker.kind,
                "role": speaker.role,
                "variants": [v for v in speaker.variants if v != speaker.name],
                "counts": " · ".join(counts),
            }
        )
    return rows


def only_rows(view: StoryView, notes: Notes) -> list[dict[str, Any]]:
    """What only one report says, with those who say it."""
    return [
        {
            **notes.badge(report),
            "name": notes.name(report),
            "count": len(rows),
            "claims": [only_row(notes, row) for row in rows[:MOST_SINGLES]],
            "more": [only_row(notes, row) for row in rows[MOST_SINGLES:]],
        }
        for report, rows in single_rows(view).items()
    ]


def only_row(notes: Notes, row: SingleRow) -> dict[str, Any]:
    """One claim with its speakers."""
    card = notes.evidence(row.place)
    return {"card": card, "speakers": OWN_VOICE if row.own_voice else card["speakers"]}


def left_out_rows(view: StoryView, notes: Notes) -> list[dict[str, Any]]:
    """Denials and limits that reports leave out, each once with all that leave it out."""
    found: dict[tuple[str, str], list[OmissionRow]] = {}
    for row in omission_rows(view):
        found.setdefault((row.what, view.words(row.place)), []).append(row)
    return [
        {
            **badges_of(notes, [row.report for row in rows]),
            "why": f"{'drops' if len({row.report for row in rows}) == 1 else 'drop'} {what}:",
            "card": notes.evidence(rows[0].place),
        }
        for (what, _), rows in found.items()
    ]


def time_rows(view: StoryView, notes: Notes) -> list[dict[str, Any]]:
    """The dates in order; those that could not be placed last and together."""
    rows = day_rows(view)
    made = [{"day": row.day, "told": words_of_day(view, notes, row.places)} for row in rows if row.day]
    loose = [place for row in rows if not row.day for place in row.places]
    return [*made, {"day": "not placed", "told": words_of_day(view, notes, loose)}] if loose else made


def words_of_day(view: StoryView, notes: Notes, places: Iterable[Place]) -> list[dict[str, Any]]:
    """The words that name a day, each once with its places."""
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(view.words(place), []).append(place)
    return [{"words": words, **some_marks(notes, given)} for words, given in list(found.items())[:MOST_WORDS]]


def furniture_rows(view: StoryView, notes: Notes) -> list[dict[str, Any]]:
    """The lines left out as no part of the story."""
    return [
        {**notes.badge(report), "kind": mark.kind, "words": one_line(view.reports[report].text[mark.start : mark.end])}
        for report in view.story.reports
        for mark in view.reports[report].report.marks
    ]
