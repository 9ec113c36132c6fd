"""One report that came in twice: as a file and as a line of JSON Lines, or under two addresses."""

from msgspec.structs import replace

from quoth.types import RawReport

DAY = len("2026-03-12")


def merged(reports: list[RawReport]) -> tuple[RawReport, ...]:
    """The reports, each once, where it first stood; the one that says most of itself stays and names the others in `also`.

    Two are one report where they tell the same words and neither outlet, day nor headline stands against it. The same words under two
    outlets stay two reports: a copy.
    """
    stories: dict[str, list[RawReport]] = {}
    for report in reports:
        stories.setdefault(words_told(report), []).append(report)
    kept: dict[str, RawReport] = {}
    homes: dict[str, str] = {}
    for same in stories.values():
        chosen: list[RawReport] = []
        for report in sorted(same, key=telling_most):
            at = next((n for n, other in enumerate(chosen) if may_be_one(report, other)), None)
            if at is None:
                chosen.append(report)
            else:
                chosen[at] = replace(chosen[at], also=(*chosen[at].also, report.input, *report.also))
                homes[report.id] = chosen[at].id
        kept |= {report.id: report for report in chosen}
    return tuple(kept[name] for name in dict.fromkeys(homes.get(report.id, report.id) for report in reports))


def words_told(report: RawReport) -> str:
    """The words of the story, without the headline where that is the first line of the text."""
    text = report.text.strip()
    if report.title and not report.title_apart and text.startswith(report.title.strip()):
        text = text[len(report.title.strip()) :]
    return " ".join(text.split()) or report.text


def telling_most(report: RawReport) -> tuple[int, str, str]:
    """The order in which one of several is kept: by what it says of itself, then by identifier."""
    known = sum(value is not None for value in (report.outlet, report.published, report.url, report.title))
    return (-known, report.id, report.input)


def may_be_one(one: RawReport, other: RawReport) -> bool:
    """Whether neither outlets nor days nor headlines of two reports with the same words say that they are two."""
    outlets = {(r.outlet or "").casefold().removeprefix("the ").strip() for r in (one, other)} - {""}
    days = {(r.published or "")[:DAY] for r in (one, other)} - {""}
    titles = {" ".join((r.title or "").casefold().split()) for r in (one, other)} - {""}
    return len(outlets) < 2 and len(days) < 2 and len(titles) < 2
