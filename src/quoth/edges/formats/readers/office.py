"""What Word documents and OpenDocument texts share: lines with the names of their styles, made a draft."""

import msgspec

from quoth.acquire.plain import draft_of_text
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

# A title stands among the first lines.
TOP = 5


def draft_of_styled(styled: list[tuple[str, str]], titles: tuple[str, ...], settings: Settings, **more: str) -> Draft:
    """Lines with their styles as a draft, the title by its style; `more` is kept as found. Raises `ReportUnreadable` without any."""
    lines = [(line, style) for line, style in styled if line]
    if not lines:
        raise ReportUnreadable("no-text", "The document holds no text in its body.")
    draft = draft_of_text("\n\n".join(line for line, _ in lines), settings)
    found = {**draft.found, "text": "body of the document", **more}
    title = next((line for line, style in lines[:TOP] if style in titles), None)
    if title is None:
        return msgspec.structs.replace(draft, found=found)
    return msgspec.structs.replace(
        draft, title=title, title_apart=lines[0][0] != title, found={**found, "title": "style"}
    )
