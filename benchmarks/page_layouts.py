"""Pages for `pages.py`: twelve layouts as news sites have them, around invented stories whose text is known.

Each layout takes a story and gives its page: what is the story stands in `blocks`, all else is what real pages put around it.
"""

import json
import random
from collections.abc import Callable
from html import escape
from typing import NamedTuple

Block = tuple[str, str]
PLACES = ("Tolm", "Brusk", "Orvalla", "Hesk", "Marn", "Ildova", "Quenn", "Ulst")
NAMES = (
    "Anna Reik",
    "Olaf Brenn",
    "Mira Tessel",
    "Jon Darrow",
    "Ilse Vanter",
    "Piet Komar",
    "Rosa Ehlin",
    "Karl Usher",
)
OUTLETS = (
    "The Gazette",
    "Harbour Post",
    "Morning Ledger",
    "The Valley Star",
    "Courier & Times",
    "Northern Echo Online",
)
SUBJECTS = (
    ("bridge", "engineers", "crack", "pillar"), ("hospital", "doctors", "shortage", "ward"), ("school", "inspectors", "leak", "roof"),
    ("harbour", "pilots", "collision", "pier"), ("railway", "signallers", "fault", "junction"), ("dam", "surveyors", "slide", "spillway"),
)  # fmt: skip
TOLD = (
    "The {body} in {place} will stay closed for at least {few} weeks after {experts} found a {harm} in a {part}, the city said on Monday.",
    "About {many} people use it every day, according to a count that the council published in March.",
    "“We have known that {part} for years, and nobody listened,” said {first}, who speaks for the {experts}.",
    "{second}, the mayor, denied that the city had been warned and called the accusation “an insult to everyone who works here”.",
    "Repairs would cost between {few} and {more} million crowns, the treasurer told reporters after the meeting.",
    "The ministry said in a statement that it would send its own {experts} within {few} days.",
    "Shops along the road reported that takings had fallen by {more} per cent since the weekend.",
    "A second {harm} may have been overlooked in an earlier inspection, two people who have read the report said.",
    "The union wants an inquiry; the company that runs the {body} did not answer questions by Tuesday evening.",
    "In {other}, {more} kilometres to the north, a similar {harm} closed a {body} for most of last year.",
    "{first} said that the first signs had been seen as early as 2019, when a {part} was painted and not examined.",
    "Buses go round by {other}, which takes {few} minutes longer, and the last one leaves before midnight.",
    "The council meets on Thursday to hear both sides, and the full report is to be published before that.",
)
QUOTED = (
    "We asked for the money three times and were told each time that the {part} would hold until next summer.",
    "There is no danger to anyone, and there never was; what we have is a {harm} the length of a hand.",
)


class Story(NamedTuple):
    """What a page tells: `blocks` are kind and words ("p", "quote", "h2", "item", "row"), in order."""

    title: str
    author: str
    outlet: str
    published: str
    url: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The words of the story."""
        return "\n".join(words for _, words in self.blocks)

    @property
    def quotes(self) -> list[str]:
        """The words of its quotations set apart."""
        return [words for kind, words in self.blocks if kind == "quote"]


def story(number: int) -> Story:
    """An invented story."""
    chance = random.Random(number)
    body, experts, harm, part = SUBJECTS[number % len(SUBJECTS)]
    place, other = chance.sample(PLACES, 2)
    first, second = chance.sample(NAMES, 2)
    told = {"body": body, "experts": experts, "harm": harm, "part": part, "place": place, "other": other, "first": first,
            "second": second, "few": chance.randint(3, 9), "more": chance.randint(11, 48), "many": f"{chance.randint(2, 90)},000"}  # fmt: skip
    lines = [TOLD[0], *chance.sample(TOLD[1:], 9)]
    blocks = [("p", line.format(**told)) for line in lines]
    blocks.insert(5, ("quote", QUOTED[number % 2].format(**told)))
    if number % 3 == 0:
        blocks.insert(8, ("h2", f"What is known about the {harm}"))
        blocks[9:9] = [
            ("item", f"The {part} was built in {chance.randint(1950, 1999)}."),
            ("item", f"It carries {told['more']} tonnes."),
        ]
    title = f"{body.capitalize()} in {place} closed after {experts} find {harm}"
    hour = f"{chance.randint(6, 22):02}:{chance.randint(0, 59):02}"
    published = f"2026-{chance.randint(1, 9):02}-{chance.randint(10, 28)}T{hour}:00+02:00"
    outlet = OUTLETS[number % len(OUTLETS)]
    return Story(
        title, chance.choice(NAMES), outlet, published, f"https://news.example/{place.lower()}/{number}", tuple(blocks)
    )


def told_in(blocks: tuple[Block, ...]) -> str:
    """The blocks of a story as plain elements."""
    out: list[str] = []
    for kind, words in blocks:
        said = escape(words)
        if kind == "item":
            closed = out and out[-1].endswith("</ul>")
            out[-1:] = [out[-1][:-5] + f"<li>{said}</li></ul>"] if closed else [*out[-1:], f"<ul><li>{said}</li></ul>"]
        else:
            out.append(
                {"p": f"<p>{said}</p>", "quote": f"<blockquote><p>{said}</p></blockquote>", "h2": f"<h2>{said}</h2>"}[
                    kind
                ]
            )
    return "\n".join(out)


MENU = "".join(
    f'<li><a href="/{name.lower()}">{name}</a></li>'
    for name in ("Home", "World", "Business", "Sport", "Culture", "Weather")
)
NAV = f'<header class="site-header"><nav aria-label="Main"><ul>{MENU}</ul></nav><a href="/login">Sign in</a></header>'
COOKIES = (
    '<div id="cookie-banner" role="dialog" class="consent"><p>We and our 312 partners store and access information on your '
    "device, such as cookies, to show you advertising that fits you.</p><button>Accept all</button><button>Settings</button></div>"
)
RELATED = "".join(
    f'<li><a href="/{n}">{line}</a></li>'
    for n, line in enumerate(
        ("Storm cuts power to thousands", "Five things to know before the vote", "The best soups for winter")
    )
)
FOOTER = (
    '<footer><p>© 2026 All rights reserved. Reproduction without permission is prohibited.</p><ul><li><a href="/terms">Terms of '
    'use</a></li><li><a href="/privacy">Privacy policy</a></li><li><a href="/contact">Contact us</a></li></ul></footer>'
)
SHARE = '<div class="share"><a href="#">Share on Facebook</a> <a href="#">Post</a> <a href="#">Copy link</a></div>'


def page(head: str, body: str, *, attributes: str = 'lang="en"') -> str:
    return f'<!DOCTYPE html>\n<html {attributes}><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def article_data(told: Story, kind: str = "NewsArticle") -> dict[str, object]:
    return {"@type": kind, "headline": told.title, "datePublished": told.published, "author": {"@type": "Person", "name": told.author},
            "publisher": {"@type": "Organization", "name": told.outlet}, "mainEntityOfPage": told.url}  # fmt: skip


def open_graph(told: Story) -> str:
    return (
        f'<meta property="og:title" content="{escape(told.title)}"><meta property="og:site_name" content="{escape(told.outlet)}">'
        f'<meta property="article:published_time" content="{told.published}"><meta property="og:url" content="{told.url}">'
    )


def title_tag(told: Story) -> str:
    return f"<title>{escape(told.title)} | {escape(told.outlet)}</title>"


def broadsheet(told: Story) -> str:
    """JSON-LD in a graph behind a list of crumbs, cookie banner, menu, standfirst, share line, related links, footer."""
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Home"}]}
    data = {
        "@context": "https://schema.org",
        "@graph": [crumbs, {"@type": "WebSite", "name": told.outlet}, article_data(told)],
    }
    body = (
        f'{COOKIES}{NAV}<main><article><h1>{escape(told.title)}</h1><p class="byline">By <a href="/a">{told.author}</a></p>{SHARE}'
        f'<figure><img src="a.jpg" alt="View"><figcaption>The site on Monday morning. Photograph: P. Lens/Agency</figcaption></figure>'
        f"{told_in(told.blocks)}</article><aside><h2>Most read</h2><ul>{RELATED}</ul></aside></main>{FOOTER}"
    )
    return page(title_tag(told) + linked(data), body)


def blog(told: Story) -> str:
    """A blog of divs: Open Graph, tags, a bio, and six comments longer than many a paragraph."""
    comments = "".join(
        f'<li class="comment"><div class="comment-author">reader{n}</div><div class="comment-body"><p>I drive there every day, and number '
        f"{n} in this thread is right: they should have closed it years ago, and somebody ought to resign.</p></div></li>"
        for n in range(6)
    )
    body = (
        f'<div id="page">{NAV}<div class="post"><h1 class="entry-title">{escape(told.title)}</h1><div class="entry-meta">Posted on '
        f'<time class="entry-date" datetime="{told.published}">{told.published[:10]}</time></div><div class="entry-content">'
        f'{told_in(told.blocks)}</div><div class="tags">Tags: <a href="#">city</a>, <a href="#">council</a></div><div class="author-box">'
        f"<p>{told.author} writes about cities and lives with two cats.</p></div></div>"
        f'<div id="comments"><h3>6 comments</h3><ol class="comment-list">{comments}</ol></div></div>{FOOTER}'
    )
    return page(title_tag(told) + open_graph(told), body)


def tabloid(told: Story) -> str:
    """Pull quotes that repeat the story, captions, "read more" lines between paragraphs, a player, advertisements."""
    paragraphs = told_in(told.blocks).split("\n")
    repeated = escape(told.blocks[2][1])
    paragraphs.insert(3, f'<aside class="pullquote"><p>{repeated}</p></aside>')
    paragraphs.insert(
        6, '<p class="read-more"><strong>READ MORE: <a href="/x">Ten bridges that nearly fell</a></strong></p>'
    )
    paragraphs.insert(8, '<div class="ad"><span>Advertisement</span></div><figure><img src="b.jpg"><figcaption>Crowds at the barrier. '
                         "Picture: Getty</figcaption></figure>")  # fmt: skip
    body = (
        f'{NAV}<div class="article"><h1>{escape(told.title)}</h1><div class="video"><span>0:00 / 1:24</span> <span>Play video</span></div>'
        f'{"".join(paragraphs)}<div class="taboola"><h4>You may also like</h4><ul>{RELATED}</ul></div></div>{FOOTER}'
    )
    return page(
        title_tag(told) + open_graph(told) + linked({"@context": "https://schema.org", **article_data(told)}), body
    )


def live(told: Story) -> str:
    """A live page: each stretch of the story under a time and a heading of its own."""
    entries = "".join(
        f'<article class="entry" id="e{n}"><header><time datetime="{told.published[:11]}{hour(n).replace(".", ":")}:00+02:00">{hour(n)}'
        f'</time></header>{told_in((block,))}<div class="entry-share"><a href="#">Share</a></div></article>'
        for n, block in enumerate(told.blocks)
    )
    data = {
        "@context": "https://schema.org",
        **article_data(told, "LiveBlogPosting"),
        "coverageStartTime": told.published,
    }
    body = f'{COOKIES}{NAV}<main><h1>{escape(told.title)}</h1><div class="live-badge">Live</div><section>{entries}</section></main>{FOOTER}'
    return page(title_tag(told) + linked(data), body)


def hour(number: int) -> str:
    """The hour of an entry of a live page."""
    return f"{9 + number // 2:02}.{number % 2 * 30:02}"


def with_hours(told: Story) -> Story:
    """A story with an hour above each of its blocks."""
    return told._replace(blocks=tuple(each for n, block in enumerate(told.blocks) for each in (("p", hour(n)), block)))


def teaser(told: Story) -> str:
    """A page behind a wall: the first paragraphs and an offer; `paywalled` gives the story that is there."""
    offer = (
        '<div class="paywall"><h2>Subscribe to continue reading</h2><p>Get unlimited access for 1 crown a week. Cancel at any time.</p>'
        '<a href="/offer">See all offers</a><p>Already a subscriber? <a href="/login">Log in</a></p></div>'
    )
    data = {"@context": "https://schema.org", **article_data(told), "isAccessibleForFree": False}
    seen = told_in(paywalled(told).blocks)
    body = f'{NAV}<article><h1>{escape(told.title)}</h1><div class="body">{seen}</div>{offer}</article>{FOOTER}'
    return page(title_tag(told) + linked(data), body)


def paywalled(told: Story) -> Story:
    """The part of a story before the wall."""
    return told._replace(blocks=told.blocks[:6])


def amp(told: Story) -> str:
    """An AMP page: its own elements for pictures and advertisements, a menu at the side."""
    paragraphs = told_in(told.blocks).split("\n")
    paragraphs.insert(4, '<amp-ad width="300" height="250" type="x"><div placeholder>Ad loading</div></amp-ad>')
    paragraphs.insert(2, '<amp-img src="a.jpg" width="600" height="400"></amp-img>')
    body = (
        f'<amp-sidebar id="side"><ul>{MENU}</ul></amp-sidebar><header><button on="tap:side">Menu</button></header><main><article>'
        f'<h1>{escape(told.title)}</h1><p class="meta">{told.author}</p>{"".join(paragraphs)}</article></main>'
        f'<amp-list src="/more.json"><template type="amp-mustache"><p>{{{{title}}}}</p></template></amp-list>{FOOTER}'
    )
    head = f'<link rel="canonical" href="{told.url}">{title_tag(told)}' + linked(
        [{"@context": "https://schema.org", **article_data(told)}]
    )
    return page(head, body, attributes="amp lang='en'")


def line_breaks(told: Story) -> str:
    """An agency's page: one element, paragraphs parted by two line breaks, the date in a meta element."""
    lines = "<br><br>\n".join(
        f"<blockquote>{escape(words)}</blockquote>" if kind == "quote" else escape(words) for kind, words in told.blocks
    )
    head = f'{title_tag(told)}<meta name="date" content="{told.published}"><meta name="application-name" content="{escape(told.outlet)}">'
    return page(
        head, f'{NAV}<div id="content"><h1>{escape(told.title)}</h1><div class="text">{lines}</div></div>{FOOTER}'
    )


def in_tables(told: Story) -> str:
    """A page of the old kind: laid out in tables, menu in a cell, no heading element, Dublin Core's date."""
    cells = "".join(f'<tr><td><a href="/{n}"><font size="1">Section {n}</font></a></td></tr>' for n in range(9))
    head = f'<title>{escape(told.title)} - {escape(told.outlet)}</title><meta name="dc.date" content="{told.published}">' \
           f'<meta property="og:site_name" content="{escape(told.outlet)}">'  # fmt: skip
    body = (
        f'<table width="780"><tr><td colspan="2"><b>{escape(told.outlet)}</b></td></tr><tr><td width="120"><table>{cells}</table></td><td>'
        f'<font size="5"><b>{escape(told.title)}</b></font>{told_in(told.blocks)}</td></tr><tr><td colspan="2"><font size="1">Best viewed '
        "with 1024 x 768. Webmaster: web@news.example</font></td></tr></table>"
    )
    return page(head, body)


def with_data(told: Story) -> str:
    """Microdata, a table of figures that belongs to the story, a `time` element as the only date."""
    rows = "".join(f"<tr><td>{name}</td><td>{count}</td></tr>" for name, count in tabled(told)[1:])
    head = "".join(f"<th>{name}</th>" for name in tabled(told)[0])
    body = (
        f'{NAV}<main><article itemscope itemtype="https://schema.org/NewsArticle"><header><h1 itemprop="headline">{escape(told.title)}</h1>'
        f'<time itemprop="datePublished" datetime="{told.published}">{told.published[:10]}</time> <span itemprop="author">{told.author}</span>'
        f'</header><div itemprop="articleBody">{told_in(told.blocks)}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        f"</article></main>{FOOTER}"
    )
    return page(title_tag(told), body)


def tabled(told: Story) -> list[tuple[str, str]]:
    """The table of a story of that layout."""
    return [("Year", "Closures"), *((str(2020 + n), str(len(told.title) * (n + 1) % 17 + 2)) for n in range(4))]


def with_table(told: Story) -> Story:
    """A story with its table."""
    return told._replace(blocks=(*told.blocks, *(("row", " ".join(row)) for row in tabled(told))))


def cards(told: Story) -> str:
    """Cards of other stories between the paragraphs, a sign-up form, a bio, "more from" at the end."""
    card = (
        '<div class="card promo"><a href="/other"><h3>Storm cuts power to thousands</h3><p>Crews work through the night as trees block the '
        "lines in three valleys.</p></a></div>"
    )
    form = '<form class="newsletter"><h3>Morning briefing</h3><p>The day in five minutes, in your inbox.</p><input><button>Sign up</button></form>'
    paragraphs = told_in(told.blocks).split("\n")
    paragraphs.insert(7, form)
    paragraphs.insert(3, card)
    body = (
        f'{COOKIES}{NAV}<div class="layout"><div class="story"><h1>{escape(told.title)}</h1><div class="story-body">{"".join(paragraphs)}</div>'
        f'<p class="bio"><em>{told.author} is a reporter at {escape(told.outlet)}.</em></p></div><section class="more"><h2>More from the region</h2>'
        f"<ul>{RELATED}</ul></section></div>{FOOTER}"
    )
    return page(title_tag(told) + open_graph(told), body)


def interview(told: Story) -> str:
    """Questions in bold, the answer set apart, subheads, footnotes' marks."""
    paragraphs = [
        f"<p><strong>{escape(words)}</strong></p>" if n % 4 == 2 and kind == "p" else told_in(((kind, words),))
        for n, (kind, words) in enumerate(told.blocks)
    ]
    body = (
        f'{NAV}<main id="main"><article class="longform"><header><h1>{escape(told.title)}</h1><p class="dek"></p></header>{"".join(paragraphs)}'
        f'</article><div role="complementary"><h2>Popular</h2><ol>{RELATED}</ol></div></main>{FOOTER}'
    )
    return page(
        title_tag(told) + linked({"@context": "https://schema.org", **article_data(told, "ReportageNewsArticle")}), body
    )


def application(told: Story) -> str:
    """A page drawn by script and saved: its state as JSON, hidden dialogues, labels of advertisements, a post that is shown."""
    paragraphs = told_in(told.blocks).split("\n")
    paragraphs.insert(
        6, '<div class="ad-label">Advertisement</div><div class="ad-note">Story continues below advertisement</div>'
    )
    state = json.dumps({"article": {"body": told.text[:400]}, "menus": ["Home"] * 9})
    body = (
        f'<div id="root"><div class="modal" aria-hidden="true"><h2>Welcome back</h2><p>Choose an edition to go on.</p></div>{NAV}<div class='
        f'"css-1x2y3z"><h1 class="css-9">{escape(told.title)}</h1><div class="css-4"><section name="articleBody">{"".join(paragraphs)}</section>'
        f"</div></div>{FOOTER}</div><noscript><p>Please enable JavaScript to read this site.</p></noscript><script>window.__STATE__={state}"
        "</script>"
    )
    return page(title_tag(told) + open_graph(told), body)


LAYOUTS: dict[str, tuple[Callable[[Story], str], Callable[[Story], Story]]] = {
    "broadsheet": (broadsheet, lambda told: told), "blog": (blog, lambda told: told), "tabloid": (tabloid, lambda told: told),
    "live": (live, with_hours), "teaser": (teaser, paywalled), "amp": (amp, lambda told: told),
    "line breaks": (line_breaks, lambda told: told), "in tables": (in_tables, lambda told: told),
    "with data": (with_data, with_table), "cards": (cards, lambda told: told), "interview": (interview, lambda told: told),
    "application": (application, lambda told: told),
}  # fmt: skip
