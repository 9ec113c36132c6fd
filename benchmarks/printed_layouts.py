"""Pages for `printed_pages.py`: layouts that a browser prints with all that stands around a story, unlike those of `page_layouts.py`.

Each takes a story and gives its page; what is the story stands in `blocks`, which `linked` gives links to other pages.
"""

import random
from collections.abc import Callable
from html import escape

from benchmarks.page_layouts import Block, Story, story

TEASERS = (
    (
        "Ferry line to the islands returns after two years",
        "Tickets go on sale on Friday, the shipping company announced.",
    ),
    ("Why this winter’s onions are so expensive", "Growers blame a wet summer and a lack of hands at harvest."),
    (
        "“We nearly gave up”: the couple who saved a cinema",
        "A first night with 40 guests, a broken boiler and soup for everyone.",
    ),
    ("Quiz of the week: who painted the blue door?", "Nine questions about the news. Can you beat our editor’s score?"),
    ("Court lets the airport keep its night flights", "Neighbours will go to the highest court, their lawyer said."),
    ("Ten walks that start at a railway station", "From an hour to a whole day, with maps and places to eat."),
)
SECTIONS = ("News", "Politics", "Money", "Opinion", "Sport", "Lifestyle", "Travel", "Podcasts", "Puzzles", "Jobs")
DAYS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FONT = "font:16px/1.5 Georgia,serif;"


def longer(told: Story, number: int) -> Story:
    """The story in paragraphs of one to three sentences, with sentences of another."""
    chance = random.Random(number)
    lines = [words for kind, words in (*told.blocks, *story(number + 40).blocks[1:8]) if kind == "p"]
    blocks: list[Block] = []
    while lines:
        count = chance.randint(1, 3)
        blocks.append(("p", " ".join(lines[:count])))
        lines = lines[count:]
    quotes = [block for block in told.blocks if block[0] == "quote"]
    blocks[4:4] = quotes
    blocks.insert(7, ("h2", "A question of money"))
    return told._replace(blocks=tuple(blocks))


def linked(told: Story, often: int = 3) -> str:
    """The blocks with links on some words of some paragraphs, as sites have them."""
    out = []
    for number, (kind, words) in enumerate(told.blocks):
        said = escape(words)
        parts = said.split(" ")
        if kind == "p" and number % often == 0 and len(parts) > 12:
            said = " ".join([*parts[:3], f'<a href="/topic/{number}">{" ".join(parts[3:9])}</a>', *parts[9:]])
        out.append({"p": f"<p>{said}</p>", "quote": f"<blockquote><p>{said}</p></blockquote>", "h2": f"<h2>{said}</h2>",
                    "item": f"<p>• {said}</p>"}[kind])  # fmt: skip
    return "\n".join(out)


def day_of(told: Story) -> str:
    """The day as words: 12 March 2026."""
    year, month, day = told.published[:10].split("-")
    return f"{int(day)} {DAYS[int(month) - 1]} {year}"


def links(words: tuple[str, ...], between: str = " ") -> str:
    return between.join(f'<a href="/{number}/x">{escape(one)}</a>' for number, one in enumerate(words))


def cards(count: int, start: int = 0) -> str:
    """Teasers with a picture: headline under a link, a sentence that is under none."""
    return "".join(
        f'<div class="card"><div class="pic"></div><h3><a href="/c{n}">{escape(head)}</a></h3><p>{escape(line)}</p></div>'
        for n, (head, line) in enumerate((TEASERS * 2)[start : start + count])
    )


def page(told: Story, style: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(told.title)} | {escape(told.outlet)}</title>'
        f"<style>body{{{FONT}}} .pic{{background:#ccc;height:60px}} {style}</style></head><body>{body}</body></html>"
    )


def magazine(told: Story) -> str:
    """A column of teasers beside the story, whose sentences are under no link, a sign-up box between its paragraphs."""
    parts = linked(told, 2).split("\n")
    parts.insert(
        3,
        '<div class="box"><h4>The Saturday letter</h4><p>Our best stories, every Saturday. <a href="/s">Sign up here</a>.</p></div>',
    )
    style = ".g{display:flex;gap:24px} .m{flex:3} .s{flex:1;font-size:13px} .box{border:1px solid} h1{font-size:34px}"
    body = f'<header><b>{escape(told.outlet)}</b> {links(SECTIONS)}</header><div class="g"><div class="m"><h1>{escape(told.title)}</h1>' \
           f'<p>By <a href="/a">{told.author}</a> · {day_of(told)}</p>{"".join(parts)}</div><div class="s"><h3>Editor’s choice' \
           f'</h3>{cards(5)}</div></div>' \
           f'<footer>{links(("Contact", "Imprint", "Privacy"), " | ")}<p>© {escape(told.outlet)} 2026</p></footer>'  # fmt: skip
    return page(told, style, body)


def portal(told: Story) -> str:
    """Menus parted by bars, a path, "text size", related links between paragraphs and in a list behind them."""
    parts = linked(told).split("\n")
    parts.insert(4, f'<p><b>Read also: <a href="/r">{escape(TEASERS[0][0])}</a></b></p>')
    parts.insert(8, f'<p><a href="/r2">{escape(TEASERS[4][0])}</a></p>')
    items = "".join(f'<li><a href="/l{n}">{escape(head)}</a></li>' for n, (head, _) in enumerate(TEASERS))
    body = f'<div>{links(SECTIONS, " | ")}</div><div style="font-size:12px">{links(("Home", "World", "Region"), " &gt; ")}</div>' \
           f'<h1>{escape(told.title)}</h1><div style="font-size:12px">Text size A A A | <a href="/p">Print</a> | <a href="/e">E-mail</a></div>' \
           f'<div style="font-size:12px">Updated {day_of(told)} {told.published[11:16]}</div>{"".join(parts)}<h3>Related stories</h3>' \
           f'<ul>{items}</ul>' \
           f'<div style="font-size:12px">{links(("About us", "Advertise", "Cookie settings", "Terms"), " | ")}</div>'  # fmt: skip
    return page(told, "body{font-family:Arial}", body)


def wire(told: Story) -> str:
    """An agency's page: figures of the exchange in a line, kicker, topics, a line on standards, a grid of teasers."""
    style = ".t span{margin-right:18px} .grid{display:grid;grid-template-columns:1fr 1fr 1fr;gap:12px;font-size:13px} h1{font:bold 38px Arial}"
    ticker = "".join(
        f"<span>{name} {value}</span>"
        for name, value in (("STOXX 50", "5,312 +0.4%"), ("Brent", "71.20 -1.1%"), ("Gold", "2,911 +0.2%"))
    )
    body = f'<div class="t" style="font-size:12px">{ticker}</div><nav>{links(SECTIONS[:6])} <a href="/s">Subscribe</a></nav><p>' \
           f'<a href="/w">World</a></p>' \
           f'<h1>{escape(told.title)}</h1><p>By <a href="/a">{told.author}</a></p>' \
           f'<p style="font-size:13px">{day_of(told)} {told.published[11:16]} GMT · Updated 3 hours ago</p>' \
           f'{linked(told)}<p style="font-size:13px"><i>Reporting by {told.author}; editing by the night desk</i></p>' \
           f'<p style="font-size:13px">Our standards: <a href="/st">How we work</a></p><div>{links(("Cities", "Council", "Transport"))}</div>' \
           f'<h2>Read next</h2><div class="grid">{cards(6)}</div><footer style="columns:4;font-size:12px">{links(SECTIONS * 2, "<br>")}' \
           f'</footer>'  # fmt: skip
    return page(told, style, body)


def local(told: Story) -> str:
    """A small town's blog: categories, posts before and after, a form for replies, archives, a calendar of months."""
    month = day_of(told).split()
    archive = "".join(f'<li><a href="/y{n}">{name} 2025</a> ({n + 3})</li>' for n, name in enumerate(DAYS))
    style = (
        "#w{display:flex;gap:30px} #c{width:66%} #s{width:30%;font-size:13px} body{font-family:Verdana;font-size:14px}"
    )
    body = f'<h2><a href="/">{escape(told.outlet)}</a></h2><p>News from our town since 1998</p><div id="w"><div id="c">' \
           f'<h1>{escape(told.title)}</h1>' \
           f'<p>Posted on <a href="/d">{month[1]} {month[0]}, {month[2]}</a> by <a href="/a">{told.author}</a></p>{linked(told, 4)}' \
           f'<p>Posted in <a href="/t1">Town hall</a>, <a href="/t2">Traffic</a> | Tagged <a href="/t3">council</a></p>' \
           f'<p><a href="/p">← {escape(TEASERS[1][0])}</a></p><p><a href="/n">{escape(TEASERS[2][0])} →</a></p>' \
           '<h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p><p>Comment *</p><textarea>' \
           '</textarea></div>' \
           f'<div id="s"><h3>Recent Posts</h3>' \
           f'<ul>{"".join(f"<li>{one}</li>" for one in links(tuple(head for head, _ in TEASERS), "~").split("~"))}</ul>' \
           f'<h3>Archives</h3><ul>{archive}</ul></div></div><p>Proudly powered by <a href="/wp">a weblog</a></p>'  # fmt: skip
    return page(told, style, body)


def broadcaster(told: Story) -> str:
    """A broadcaster's page: a bold first paragraph, topics, "More on this story", a foot of many columns."""
    style = ".f{columns:4;font-size:12px} .lead{font-weight:bold} h1{font:bold 36px Arial} body{font-family:Arial}"
    first, *rest = linked(told).split("\n")
    more = "".join(f'<li><a href="/m{n}">{escape(head)}</a></li>' for n, (head, _) in enumerate(TEASERS[:4]))
    body = f'<nav>{links(("Skip to content", "Accessibility help", "Your account", "Notifications", *SECTIONS))}</nav>' \
           f'<h1>{escape(told.title)}</h1>' \
           f'<p style="font-size:13px">{day_of(told)}</p><p style="font-size:13px"><a href="/s">Share</a> <a href="/v">Save</a></p><p>' \
           f'<b>{told.author}</b><br>Regional correspondent</p>' \
           f'<div class="pic"></div><p style="font-size:12px">The site was fenced off on Monday morning</p><div class="lead">{first}' \
           f'</div>{"".join(rest)}' \
           f'<h2>More on this story</h2><ul>{more}</ul><h2>Related topics</h2><div>{links(("Transport", "Tolm", "City councils"))}</div>' \
           f'<h2>Top stories</h2>{cards(3, 2)}<footer class="f">{links(SECTIONS * 3, "<br>")}</footer>' \
           f'<p style="font-size:12px">Copyright © 2026. We are not responsible for the content of external sites.</p>'  # fmt: skip
    return page(told, style, body)


def newsroom(told: Story) -> str:
    """A company's news: bullets of what matters above the text, about, contacts with addresses, legal links."""
    style = "h1{font:300 30px Arial} body{font:14px/1.6 Arial} nav a{margin-right:14px}"
    body = f'<nav><b>{escape(told.outlet)}</b> {links(("Products", "Investors", "Careers", "Newsroom"))}</nav><p>' \
           f'<a href="/n">Back to all releases</a></p>' \
           f'<p>{day_of(told)}</p><h1>{escape(told.title)}</h1>{linked(told, 4)}' \
           f'<p>Contact</p><p>{told.author}<br>Phone 0800 555 0199<br><a href="mailto:press@firm.example">press@firm.example</a></p>' \
           f'<p><a href="/pdf">Download as PDF</a></p><footer>{links(("Legal notice", "Privacy policy", "Cookie preferences"), " · ")}' \
           f'</footer>'  # fmt: skip
    return page(told, style, body)


def addresses(told: Story) -> str:
    """A style for printing that writes the address behind every link; no menu but what it forgot to hide."""
    style = '@media print{a[href]:after{content:" (" attr(href) ")"} .n{display:none}}'
    body = f'<div class="n">{links(SECTIONS)}</div><h1>{escape(told.title)}</h1><p>{told.author}, {day_of(told)}</p>{linked(told, 2)}' \
           f'<ul>{"".join(f"<li>{one}</li>" for one in links(("Facebook", "Whatsapp", "Copy link"), "~").split("~"))}</ul>'  # fmt: skip
    return page(told, style, body)


def fixed(told: Story) -> str:
    """Bars that stay in view and are printed on every page: a menu above, a notice on cookies below."""
    style = (
        "nav{position:fixed;top:0;left:0;right:0;background:#fff;border-bottom:1px solid} .c{position:fixed;bottom:0;left:0;right:0;"
        "background:#eee;font-size:13px} main{margin-top:60px} @page{margin:15mm}"
    )
    notice = "This site uses cookies and similar tools to count its visitors and to show advertising. You can change this at any time."
    body = f'<nav>{escape(told.outlet)} {links(SECTIONS[:7])}</nav><div class="c">{notice} <a href="/o">Only what is needed</a> ' \
           f'<button>Accept</button></div>' \
           f'<main><h1>{escape(told.title)}</h1><p>{day_of(told)}</p>{linked(told)}</main><h3>Most read' \
           f'</h3><ol>' \
           f'{"".join(f"<li>{one}</li>" for one in links(tuple(head for head, _ in TEASERS[:5]), "~").split("~"))}</ol>'  # fmt: skip
    return page(told, style, body)


def discussed(told: Story) -> str:
    """A page with a discussion below: counts, names, answers to answers; the number of comments also at the top."""
    said = ("I drive over it twice a day and nobody ever told us a thing " \
           "about this.", "@rita that is not what the council said last year, look it up.",
            "Could the paper please ask who signed the last inspection? Thank you.")  # fmt: skip
    threads = "".join(
        f"<div style='margin-left:{20 * (n % 3)}px'><p><b>user_{n}</b> {n + 1} hours ago</p><p>{said[n % 3]}</p><p><a href='/r'>Reply</a> "
        f"<a href='/l'>Like ({n})</a></p></div>"
        for n in range(7)
    )
    body = f'<header>{links(SECTIONS[:5], " / ")}</header><h1>{escape(told.title)}</h1>' \
           f'<p style="font-size:13px">{day_of(told)} · {told.author} · <a href="#c">7 Comments</a></p>' \
           f'{linked(told)}<p><b>Tags:</b> {links(("Roads", "Safety"), ", ")}</p><h3>Join the discussion</h3><p>Sort by <a href="/n">Newest' \
           f'</a> <a href="/o">Oldest</a></p>{threads}'  # fmt: skip
    return page(told, "body{font-family:Helvetica,Arial}", body)


def paged(told: Story) -> str:
    """A long read in a narrow column with notes in the margin, a bar of the author, stories of the series above and below."""
    style = (
        "main{width:60%;margin:auto} .series{font-size:13px;border:1px solid;padding:6px} h1{font:italic 40px Georgia;text-align:center}"
        " h4{text-align:center;font-weight:normal}"
    )
    series = "".join(f"<p>{n + 1}. <a href='/s{n}'>{escape(head)}</a></p>" for n, (head, _) in enumerate(TEASERS[2:5]))
    body = f'<h4><a href="/">{escape(told.outlet.upper())}</a></h4><main><div class="series"><p>Part of a series</p>{series}</div>' \
           f'<h1>{escape(told.title)}</h1><h4>By {told.author}</h4><h4>{day_of(told)}</h4>' \
           f'{linked(told, 3)}<p style="font-size:14px"><i>{told.author} has written about cities since 2009.</i></p></main>' \
           f'<h3>From the archive</h3>{cards(4)}<p><a href="/b">Back to top</a></p>'  # fmt: skip
    return page(told, style, body)


def screens(told: Story) -> str:
    """A page of boxes: a breaking strip, a player, boxes left and right of a middle column, an offer at the end."""
    style = ".g{display:grid;grid-template-columns:130px 1fr 150px;gap:16px;font-size:14px} .l,.r{font-size:12px} .b{background:#fee}"
    body = f'<div class="b">BREAKING <a href="/b">{escape(TEASERS[4][0])}</a></div><nav>{links(SECTIONS[:8])}</nav><div class="g">' \
           f'<div class="l"><b>Sections</b><br>{links(SECTIONS, "<br>")}</div>' \
           f'<div><h1>{escape(told.title)}</h1><p>{told.author} | {day_of(told)}</p><div class="pic"></div>' \
           f'<p style="font-size:11px">0:00 / 2:41</p>{linked(told)}' \
           '<div><b>Support our work</b><p>From 3 crowns a month. <a href="/j">Join now</a></p></div></div>' \
           f'<div class="r"><b>Latest' \
           f'</b>{"".join(f"<p>{n + 10}:0{n} <a href=/q{n}>{escape(head)}</a></p>" for n, (head, _) in enumerate(TEASERS))}<b>Advertisement' \
           f'</b></div></div>'  # fmt: skip
    return page(told, style, body)


def app(told: Story) -> str:
    """Links without any text of their own around cards, buttons that are no links, counters, a store's badge."""
    style = "button{border:1px solid;background:none} .row{display:flex;gap:10px} .row div{flex:1;font-size:13px}"
    body = f'<div class="row"><button>Menu</button><button>Search</button><button>Log in</button></div><h1>{escape(told.title)}</h1>' \
           f'<p style="font-size:13px">{told.author} — {day_of(told)} — 4 min read</p>' \
           f'<div><button>Listen</button> <button>Gift this article</button> <button>Bookmark</button> 128 shares</div>{linked(told, 5)}' \
           f'<h2>You might also like</h2><div class="row">' \
           f'{"".join(f"<div><a href=/z{n}><b>{escape(head)}</b><br>{escape(line)}</a></div>" for n, (head, line) in enumerate(TEASERS[:3]))}' \
           f'</div><p>Get the app</p><p>Follow us: {links(("X", "Mastodon", "RSS"))}</p>'  # fmt: skip
    return page(told, style, body)


PRINTED: dict[str, Callable[[Story], str]] = {
    "magazine": magazine, "portal": portal, "wire": wire, "local": local, "broadcaster": broadcaster, "newsroom": newsroom,
    "addresses": addresses, "fixed": fixed, "discussed": discussed, "paged": paged, "screens": screens, "app": app,
}  # fmt: skip
