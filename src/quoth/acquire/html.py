"""Saved pages: the story's text by the kept extractor, frozen as the report's text; its title stands apart."""

from typing import TYPE_CHECKING, Any

from quoth.acquire.blocks import blocks_of, line_of, one_line
from quoth.acquire.doubts import LEFT_OUT
from quoth.acquire.front_pages import refuse_lists, teasers_of
from quoth.acquire.layout import without_boxes, without_layout_tables, without_other_stories, without_teasers
from quoth.acquire.linked_story import HOW as LINKED_STORY
from quoth.acquire.linked_story import linked_story
from quoth.acquire.live import with_hours
from quoth.acquire.metadata import Metadata, read_head, read_metadata, tells_a_story, web_address
from quoth.acquire.neighbours import with_neighbours
from quoth.acquire.page import make_visible, open_page, stands_aside
from quoth.acquire.page_raised import lay_down
from quoth.acquire.stubs import refuse_beginning, refuse_what_asks
from quoth.acquire.unsaid import without_struck_words, without_words_of_others
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

# Where the extractor finds less than this share of what the paragraphs of a page hold, they are taken as they are.
LEAST_SHARE = 0.3
# News pages have 1,000 to 5,000 elements. The extractor's time grows with the square of a row's cells: 200,000 of them
# take it 195 s, 20,000 take it 2 s.
MOST_ELEMENTS = 20_000
# Above a title stand a section, a kicker, a time: a few lines of few characters.
MOST_ABOVE, LONGEST_ABOVE = 4, 80
# News pages have some 300 paragraphs; of more, none is looked at for where it stands.
MOST_ASIDE = 5000
BEHIND_A_WALL = "what may follow for subscribers"
MOST_LINKS, LONGEST_ADDRESS = 200, 1000


def draft_of_html(page: str, settings: Settings, *, address: str | None = None) -> Draft:
    """A page as a draft; `address` is where it was found, where that is known.

    Raises `ReportUnreadable` for one that nests too deeply, is too long or holds no story.
    """
    tree = open_page(page)
    head = read_head(tree, address)
    make_visible(tree)
    without_struck_words(tree)
    meta = read_metadata(tree, head)
    seen = visible_length(tree)
    if seen > settings.max_characters:
        raise ReportUnreadable(
            "too-large", f"The page's text is longer than {settings.max_characters:,} characters (max_characters)."
        )
    small = len(tree.css("*")) <= MOST_ELEMENTS
    left_out: tuple[str, ...] = ()
    teasers = teasers_of(tree, meta.url)
    if small:
        lay_down(tree)
        left_out = without_words_of_others(tree)
        without_teasers(tree)
        left_out += without_other_stories(tree, meta.title)
        without_boxes(tree)
        without_layout_tables(tree)
    paragraphs = with_neighbours(tree, story_of(tree.html or ""), meta.title) if seen and small else []
    plain, how = plain_paragraphs(tree), "extracted from the page"
    if sum(map(len, paragraphs)) < LEAST_SHARE * sum(map(len, plain)):
        paragraphs = plain
        how = "paragraphs of a page that could not be extracted"
    paragraphs = below_title(paragraphs, meta.title)
    refuse_what_asks(tree, (head.title, meta.title or ""), paragraphs)
    refuse_lists(teasers, paragraphs, told_as_story=tells_a_story(head))
    linked = linked_story(head.article, paragraphs)
    if linked:
        paragraphs, how = linked, LINKED_STORY
    elif not paragraphs:
        raise ReportUnreadable(
            "no-text",
            "The page holds no paragraph of a story: perhaps a picture page or a paywall.",
            hint="Save the article as text and give that file.",
        )
    if refuse_beginning(meta.title, paragraphs, free=head.article.get("isAccessibleForFree")):
        left_out += (BEHIND_A_WALL,)
    found = {"text": how} | ({LEFT_OUT: ", ".join(left_out)} if left_out else {})
    links = links_in(tree, frozenset(paragraphs))
    return draft_with(meta, "\n\n".join(with_hours(tree, paragraphs)), found, links)


def below_title(paragraphs: list[str], title: str | None) -> list[str]:
    """The paragraphs without the title, where it stands at the top, and without the few words of a kicker above it."""
    top = paragraphs[:MOST_ABOVE]
    place = next((place for place, line in enumerate(top) if title and same_line(line, title)), None)
    if place is None:
        return paragraphs
    above = paragraphs[:place]
    kept = above if sum(map(len, above)) > LONGEST_ABOVE else []
    return [*kept, *paragraphs[place + 1 :]]


def links_in(tree: "LexborHTMLParser", paragraphs: frozenset[str]) -> tuple[str, ...]:
    """The addresses that paragraphs of the story link, each once; those of menus and teasers are none of its own."""
    found: dict[str, None] = {}
    for node in tree.css("p:has(a[href]), li:has(a[href]), blockquote:has(a[href])"):
        if line_of(node) in paragraphs:
            addresses = (web_address(link.attributes.get("href")) for link in node.css("a[href]"))
            found |= dict.fromkeys(address[:LONGEST_ADDRESS] for address in addresses if address)
    return tuple(found)[:MOST_LINKS]


def draft_with(meta: Metadata, text: str, found: dict[str, str], links: tuple[str, ...]) -> Draft:
    """The draft of a page whose text has been taken out."""
    return Draft(
        text=text,
        title=meta.title,
        title_apart=meta.title is not None,
        outlet=meta.outlet,
        authors=meta.authors,
        published=meta.published,
        url=meta.url,
        links=links,
        language=meta.language,
        found={**meta.found, **found},
    )


def visible_length(tree: "LexborHTMLParser") -> int:
    """The number of characters of the page's text."""
    return len(tree.body.text(deep=True)) if tree.body is not None else 0


def story_of(page: str) -> list[str]:
    """The paragraphs of the story by trafilatura: on characters, towards recall, never with its duplicate filter.

    Marks that come along are found by the next stage; what is lost here is lost.
    """
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        with_metadata=False,
        favor_recall=True,
    )
    return list(blocks_of(found.body)) if found is not None and found.body is not None else []


def plain_paragraphs(tree: "LexborHTMLParser") -> list[str]:
    """The `<p>` elements as they stand but for those aside, or all text of a page without any, for pages that the extractor cannot take."""
    nodes = tree.css("p")
    own = [node for node in nodes if not stands_aside(node)] if len(nodes) <= MOST_ASIDE else nodes
    lines = [line for node in own or nodes if (line := line_of(node))]
    if lines or tree.body is None:
        return lines
    return [line for piece in tree.body.text(deep=True, separator="\n").split("\n") if (line := one_line(piece))]


def same_line(left: str, right: str) -> bool:
    """Whether two lines are the same but for case and space."""
    return one_line(left).casefold() == one_line(right).casefold()
