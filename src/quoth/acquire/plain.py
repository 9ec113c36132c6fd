"""Plain text: the first line that stands alone is the headline, and stays in the text."""

from quoth.acquire.draft import Draft

# Headlines of newspapers have up to about 20 words; longer first lines are first paragraphs.
LONGEST_HEADLINE = 160


def draft_of_text(text: str, name: str) -> Draft:
    """A text file as a draft: nothing is known of it but its words."""
    title = headline_of(text)
    return Draft(text=text, title=title, found={"title": "first line"} if title else {})


def headline_of(text: str) -> str | None:
    """The first line, if a blank line follows it and more text after that."""
    lines = text.lstrip("\n").split("\n", 2)
    first = lines[0].strip()
    rest = lines[2] if len(lines) > 2 else ""
    if len(lines) < 2 or lines[1].strip() or not rest.strip() or not first or len(first) > LONGEST_HEADLINE:
        return None
    return first
