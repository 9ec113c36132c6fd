"""Two reports side by side, paragraphs aligned by what they say and not by line; the whole text of both is there."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from quoth.compare.points import every_statement
from quoth.compose.stands import leaving_open, statements_of
from quoth.edges.web.notes import Notes
from quoth.edges.web.serving.answers import NotThere, as_json, document, id_in, listed_as, page, site_of
from quoth.edges.web.serving.led_on import since_then
from quoth.edges.web.serving.report_page import report_of
from quoth.edges.web.serving.text_rows import Painted, paragraph_rows
from quoth.edges.web.serving.told import ToldStory, told_story
from quoth.types import AnnotatedReport, Difference
from quoth.types.lineage import DERIVATION

Numbered = list[tuple[int, Difference]]


class Pair(Struct, frozen=True):
    """Two reports of a story, the left and the right, with the differences in which both take part."""

    told: ToldStory
    left: AnnotatedReport
    right: AnnotatedReport
    differences: Numbered


def read(request: Request) -> Response:
    """Two reports of a story."""
    form = listed_as(request)
    with site_of(request).reading() as connection:
        told = told_story(connection, id_in(request.path_params["story"]))
        since = since_then(request, connection, told)
    left, right = usual_pair(told)
    pair = pair_of(told, request.query_params.get("l", left), request.query_params.get("r", right))
    rows = aligned(pair)
    if form:
        return as_form(pair, rows, form)
    notes = Notes(told.view.reports, told.view.letters, "e")
    sides = [
        {**notes.badge(one.id), "name": notes.name(one.id), "address": told.report_address(one.id)}
        for one in (pair.left, pair.right)
    ]
    left, right = (told.view.letters[one.id] for one in (pair.left, pair.right))
    return page(
        "reading.html", title=f"{left} beside {right}", rows=rows, sides=sides, crumbs=[("stories", "/"), told.crumb],
        story=told.story.title, since=since,
        points=[{"number": number, "question": one.question} for number, one in pair.differences],
        choices=[{"letter": told.view.letters[report], "name": notes.name(report)} for report in told.story.reports],
        action=f"{told.address}/read", swapped=f"{told.address}/read?l={right}&r={left}", forms=f"{told.address}/read?l={left}&r={right}",
        same=sum(bool(row["left"] and row["right"]) for row in rows),
    )  # fmt: skip


def usual_pair(told: ToldStory) -> tuple[str, str]:
    """The letters of the pair that is shown where none is named: a report and what was made from it, else the first two."""
    letters = told.view.letters
    for edge in told.story.lineage.edges:
        if edge.kind in DERIVATION and edge.parent in letters:
            return letters[edge.parent], letters[edge.child]
    return "A", "B"


def pair_of(told: ToldStory, left: str, right: str) -> Pair:
    """The two reports of two letters; raises `NotThere`."""
    one, other = report_of(told, left), report_of(told, right)
    if one.id == other.id:
        raise NotThere
    both = [
        found
        for found in told.differences
        if {one.id, other.id} <= {p.report for side in found.sides for p in side.spans}
    ]
    return Pair(told, one, other, list(enumerate(both, 1)))


def aligned(pair: Pair) -> list[dict[str, Any]]:
    """Rows of paragraphs: those of the left in their order, each with those of the right that say the same.

    What the right alone says stands behind what it follows there.
    """
    left = {row["number"]: row for row in paragraph_rows(pair.left, painted(pair, pair.left, "l", "r"), prefix="l")}
    right = {row["number"]: row for row in paragraph_rows(pair.right, painted(pair, pair.right, "r", "l"), prefix="r")}
    partner, elsewhere = partners_of(pair), told_elsewhere(pair)
    rows: list[dict[str, Any]] = [
        {
            "left": row,
            "right": [right[there] for there in right if partner.get(there) == here],
            "there": elsewhere.get(("l", here), ""),
        }
        for here, row in left.items()
    ]
    at = 0
    for there, row in right.items():
        holder = next((n for n, one in enumerate(rows) if any(each is row for each in one["right"])), None)
        if holder is not None:
            at = holder + 1
        elif there not in partner:
            rows.insert(at, {"left": None, "right": [row], "there": elsewhere.get(("r", there), "")})
            at += 1
    return rows


def partners_of(pair: Pair) -> dict[int, int]:
    """For each paragraph of the right the one of the left with which it has most claims and passages in common."""
    shared: Counter[tuple[int, int]] = Counter()
    for here, there in common_places(pair):
        shared[pair.left.report.paragraph_of(here), pair.right.report.paragraph_of(there)] += 1
    if pair.left.report.headline and pair.right.report.headline:
        shared[0, 0] += 1
    best: dict[int, int] = {}
    for (here, there), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault(there, here)
    return best


def told_elsewhere(pair: Pair) -> dict[tuple[str, int], str]:
    """For a paragraph of the left ("l") or the right the paragraphs of the other in which something of it is told too."""
    found: dict[tuple[str, int], set[int]] = {}
    for here, there in (*common_places(pair), *differing_places(pair)):
        left, right = pair.left.report.paragraph_of(here), pair.right.report.paragraph_of(there)
        found.setdefault(("l", left), set()).add(right)
        found.setdefault(("r", right), set()).add(left)
    letters = {"l": pair.told.view.letters[pair.right.id], "r": pair.told.view.letters[pair.left.id]}
    return {
        key: ", ".join(f"{letters[key[0]]}{number}" for number in sorted(numbers)) for key, numbers in found.items()
    }


def differing_places(pair: Pair) -> Iterator[tuple[int, int]]:
    """Where the two reports differ."""
    for _, one in pair.differences:
        places = [place for side in one.sides for place in side.spans if place.part == "text"]
        here = [place.start for place in places if place.report == pair.left.id]
        there = [place.start for place in places if place.report == pair.right.id]
        yield from zip(here[:1], there[:1], strict=False)


def common_places(pair: Pair) -> Iterator[tuple[int, int]]:
    """Where both reports say one thing: statements of one claim, passages of a link between them."""
    starts = {said.id: said.content[0].start for read in (pair.left, pair.right) for said in every_statement(read)}
    for claim in pair.told.story.claims:
        supports = [*claim.asserted, *claim.denied, *claim.undecided]
        here = [starts[one.statement] for one in supports if one.report == pair.left.id and one.statement in starts]
        there = [starts[one.statement] for one in supports if one.report == pair.right.id and one.statement in starts]
        yield from ((one, other) for one in here for other in there)
    for edge in pair.told.story.lineage.edges:
        for passage in edge.passages:
            ends = {passage.child.report: passage.child.start, passage.parent.report: passage.parent.start}
            if pair.left.id in ends and pair.right.id in ends:
                yield ends[pair.left.id], ends[pair.right.id]


def painted(pair: Pair, read: AnnotatedReport, own: str, other: str) -> Iterator[Painted]:
    """The marks of one side: what both say, and what differs, with the number that leads to the other side."""
    both = {pair.left.id, pair.right.id}
    said, shared = statements_of((pair.left, pair.right)), set()
    for claim in pair.told.story.claims:
        for supports in (claim.asserted, claim.denied, leaving_open(claim, said)):
            if both <= {one.report for one in supports}:
                shared |= {one.statement for one in supports}
    for statement in every_statement(read):
        if statement.id in shared:
            yield from (Painted(piece.start, piece.end, "same") for piece in statement.content)
    for number, one in pair.differences:
        places = sorted({p for side in one.sides for p in side.spans if p.report == read.id and p.part == "text"})
        for place in places[:1]:
            yield Painted(
                place.start, place.end, "differs", str(number), f"#{other}d{number}", one.kind, f"{own}d{number}"
            )


def as_form(pair: Pair, rows: list[dict[str, Any]], form: str) -> Response:
    """The rows as a document."""
    left, right = (pair.told.view.letters[one.id] for one in (pair.left, pair.right))
    name = f"{pair.told.story.id}-{left}-{right}"
    told = [
        {
            f"{left}_paragraph": row["left"]["number"] if row["left"] else None,
            left: words_of(row["left"]) if row["left"] else None,
            f"{right}_paragraph": " ".join(str(one["number"]) for one in row["right"]),
            right: " ".join(words_of(one) for one in row["right"]),
        }
        for row in rows
    ]
    if form == "json":
        return document(as_json(told), form, name)
    if form == "csv":
        from quoth.edges.formats.tables import csv_of

        return document(csv_of(told), form, name)
    if form == "md":
        from quoth.edges.formats.markdown import plain

        lines = [
            f"| {left} {plain(pair.told.view.name(pair.left.id))} | {right} {plain(pair.told.view.name(pair.right.id))} |",
            "| --- | --- |",
            *(f"| {plain(row[left] or '–')} | {plain(row[right] or '–')} |" for row in told),
        ]
        return document(("\n".join(lines) + "\n").encode(), form, name)
    raise NotThere


def words_of(paragraph: dict[str, Any]) -> str:
    """The words of a paragraph."""
    return "".join(piece["words"] for piece in paragraph["pieces"])
