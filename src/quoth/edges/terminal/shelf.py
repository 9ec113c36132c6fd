"""What is in the store, on a terminal: stories two lines each, reports found with the words around what was looked for."""

from collections.abc import Iterable

from quoth.compose.wording import ranged
from quoth.edges.store.listing import FoundReport, ListedStory
from quoth.edges.terminal.dossier import finished, style_of
from quoth.edges.terminal.layout import Style, row, shortened
from quoth.text.counting import counted

DAY = len("2026-03-12")


def render_listed(stories: Iterable[ListedStory], *, width: int, ascii: bool) -> str:
    """The stories: title and id, then counts with the largest disagreement as a question."""
    style = style_of(width, ascii, False)
    return finished("\n".join(line for story in stories for line in story_lines(story, style)), style)


def story_lines(story: ListedStory, style: Style) -> list[str]:
    """The two lines of a story."""
    pieces = [counted(story.reports, "report"), ranged(story.origins_low, story.origins_high, "origin")]
    pieces += [counted(story.conflicts, "disagreement")] if story.conflicts else []
    pieces += [f"{counted(story.disputes, 'dispute')} between speakers"] if story.disputes else []
    pieces += [f"largest: {story.question}"] if story.question else []
    title = shortened(story.title, style.width - len(story.id) - 2)
    return [row(title, story.id, style.width), "  " + shortened(" · ".join(pieces), style.width - 2)]


def render_found(reports: Iterable[FoundReport], *, width: int, ascii: bool) -> str:
    """The reports found: title and id, then outlet, day and the words."""
    style = style_of(width, ascii, False)
    lines = []
    for found in reports:
        title = shortened(found.title or "Untitled", style.width - len(found.id) - 2)
        known = [piece for piece in (found.outlet, (found.published or "")[:DAY]) if piece]
        where = f"{' · '.join(known)}: " if known else ""
        lines += [row(title, found.id, style.width), "  " + shortened(f"{where}…{found.words}…", style.width - 2)]
    return finished("\n".join(lines), style)
