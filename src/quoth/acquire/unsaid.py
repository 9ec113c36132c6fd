"""What a page shows and its outlet does not say: words struck out, captions, posts of others, readers' comments."""

import re
from typing import TYPE_CHECKING

from quoth.acquire.blocks import line_of, one_line
from quoth.acquire.page import outermost, remove
from quoth.text.counting import counted
from quoth.text.posts import ends_as_post

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

STRUCK_OUT = "del, s, strike, [style*='line-through']"
# Where more of a page is struck out, an element that somebody forgot to close runs through it.
MOST_STRUCK = 0.5
POSTS = (
    "blockquote[class*='twitter-' i], blockquote[class*='instagram-' i], blockquote[class*='tiktok-' i], blockquote[class*='bluesky-' i],"
    " blockquote[class*='reddit-' i], blockquote[class*='mastodon-' i], blockquote[class*='imgur-' i], .fb-post, .fb-video,"
    " twitter-widget, blockquote[cite*='//twitter.com/'], blockquote[cite*='//x.com/'], blockquote[cite*='//bsky.app/']"
)
# Captions by the names that sites give them ("wp-caption-text", "imageCaption").
CAPTION = re.compile(
    r"(?:^|[-_ ])(?:wp|image|img|photo|picture|pic|figure|fig|media|gallery|video|slide|lead)?[-_]{0,2}captions?[-_]{0,2}"
    r"(?:text|container|wrap|wrapper|credit|title|body)?(?:$|[-_ ])"
)
LONGEST_CAPTION = 700
COMMENTS = re.compile(
    r"(?:^|[-_ ])(?:(?:reader|user)s?[-_]?comments?|comments|comment[-_]?(?:list|thread|section|area|body|content|text)|commentlist"
    r"|disqus(?:[-_]thread)?)(?:$|[-_ ])"
)
HOLDERS = frozenset({"div", "section", "aside", "ul", "ol", "li", "article", "p", "span"})
# Below comments and beside captions so much of a page's paragraphs is left, or they are no such thing.
LEAST_LEFT = 400


def without_struck_words(tree: "LexborHTMLParser") -> None:
    """Takes out what is struck out, unless that is most of the page."""
    nodes = tree.css(STRUCK_OUT)
    struck = sum(len(node.text(deep=True)) for node in nodes)
    if tree.body is not None and struck <= MOST_STRUCK * len(tree.body.text(deep=True)):
        for node in outermost(nodes):
            remove(node)


def without_words_of_others(tree: "LexborHTMLParser") -> tuple[str, ...]:
    """Takes out captions, posts of others and readers' comments; gives what of it readers are told about."""
    told = sum(not into_line(node, tree) for node in outermost(tree.css(POSTS)) if line_of(node))
    take_out([node for node in named_like(tree, CAPTION) if len(line_of(node)) <= LONGEST_CAPTION], tree)
    take_out(named_like(tree, COMMENTS), tree)
    return (counted(told, "post") + " of others within the story",) if told else ()


def into_line(post: "LexborNode", tree: "LexborHTMLParser") -> bool:
    """Puts a post that is signed into one line, still set apart, by whose end the next stage knows it; one that is not is taken out."""
    words = one_line(post.text(deep=True, separator=" "))
    signed = ends_as_post(words)
    if signed:
        apart, line = tree.create_node("blockquote"), tree.create_node("p")
        line.insert_child(words)
        apart.insert_child(line)
        post.replace_with(apart)
    else:
        post.decompose()
    return signed


def named_like(tree: "LexborHTMLParser", names: re.Pattern[str]) -> list["LexborNode"]:
    """The elements of which a class or the name is one of those that sites give to something."""
    return [
        node
        for node in tree.css("[class], [id]")
        if node.tag in HOLDERS
        and names.search(f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".casefold())
    ]


def take_out(nodes: list["LexborNode"], tree: "LexborHTMLParser") -> None:
    """Takes out elements, each that leaves enough of the page and holds no title of it."""
    left = sum(len(node.text(deep=True)) for node in tree.css("p"))
    for node in outermost(nodes):
        held = sum(len(line.text(deep=True)) for line in node.css("p"))
        if left - held >= LEAST_LEFT and node.css_first("h1") is None:
            left -= held
            node.decompose()
