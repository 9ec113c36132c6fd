"""More pages for `printed_pages.py`, drawn after the reader of PDFs was made, to see what it does with layouts that it does not know."""

from collections.abc import Callable
from html import escape

from benchmarks.page_layouts import Block, Story, story
from benchmarks.printed_layouts import SECTIONS, TEASERS, cards, day_of, linked, links, page


def with_short_paragraphs(told: Story) -> Story:
    """A story with paragraphs of few words."""
    blocks: list[Block] = list(told.blocks)
    blocks.insert(2, ("p", "Nobody was hurt."))
    blocks.insert(5, ("p", "“It is a shame,” she said."))
    blocks.insert(9, ("p", "He disagrees."))
    return told._replace(blocks=tuple(blocks))


def questions(told: Story) -> str:
    """Kicker, second line under the title, two times of publishing, a list of links without a list."""
    body = (
        f'<div style="background:#222;color:#fff">{links(SECTIONS)}</div><div style="width:70%">'
        f'<p style="color:#c00;font-size:12px">EXCLUSIVE</p><h1 style="font:bold 30px Arial">{escape(told.title)}</h1>'
        f'<h2 style="font:18px Arial;color:#555">The city says weeks, the union says months</h2><p style="font-size:12px">{told.author}'
        f'</p><p style="font-size:12px">Published: {day_of(told)}, {told.published[11:16]} | Updated: {day_of(told)}, 22:10'
        f'</p>{linked(told, 3)}</div><div style="width:70%"><b>Related articles'
        f"</b>{''.join(f'<div><a href=/k{n}>{escape(h)}</a></div>' for n, (h, _) in enumerate(TEASERS))}</div><hr>"
        f'<p style="font-size:11px">Company no. 12345. Registered in Tolm. {links(("Terms", "Privacy"))}</p>'
    )
    return page(told, "body{font:15px/1.7 Arial}", body)


def rail(told: Story) -> str:
    """Laid out as a table: weather and counts at the right, a box of links that floats in the story."""
    parts = linked(told, 4).split("\n")
    parts.insert(
        2,
        '<div style="float:right;width:200px;border:1px solid;font-size:12px;padding:8px"><b>Read more'
        "</b><ul>"
        + "".join(f"<li><a href=/q{n}>{escape(h)}</a></li>" for n, (h, _) in enumerate(TEASERS[:3]))
        + "</ul></div>",
    )
    body = (
        f'<table width=100%><tr><td width=72% valign=top><div style="font-size:11px"><a href=/>Home</a> / <a href=/c>City'
        f"</a> / {escape(told.title[:30])}...</div><h1>{escape(told.title)}</h1><p><i>By {told.author}, {told.outlet}, {day_of(told)}</i>"
        f'</p>{"".join(parts)}</td><td valign=top style="font-size:12px"><b>Weather</b><p>Tolm 12° rain</p><p>Marn 14° cloud</p>'
        f"<b>Most commented</b>"
        + "".join(f"<p><a href=/w{n}>{escape(h)}</a> <span>{n * 7 + 3}</span></p>" for n, (h, _) in enumerate(TEASERS))
        + "</td></tr></table>"
        '<center style="font-size:11px">'
        + links(("Imprint", "Data protection", "Advertise with us"), " · ")
        + "</center>"
    )
    return page(told, "body{font-family:Times}", body)


def endless(told: Story) -> str:
    """The next story follows below, with its writer."""
    other = story(555)
    body = (
        f"<nav>{links(SECTIONS[:5])}</nav><article><h1>{escape(told.title)}</h1><p>{day_of(told)} · By {told.author}</p>{linked(told)}"
        f"</article><p><a href=/n>Next article</a></p><article><h1>{escape(other.title)}</h1><p>3 May 2026 · By {other.author}"
        f"</p>{linked(other)}</article>"
    )
    return page(told, "", body)


def large(told: Story) -> str:
    """A first letter over two lines, a quotation in large type, a note under a picture, teasers in two columns."""
    parts = linked(told, 5).split("\n")
    parts[0] = parts[0].replace("<p>", "<p class=d>")
    parts.insert(4, f"<div class=q>“{escape(told.blocks[3][1][:60])}”</div>")
    parts.insert(
        6,
        '<div class="pic" style="height:200px"></div><small>A view over the harbour in spring. Mira Lens for the paper</small>',
    )
    body = (
        f'<header style="text-align:center"><a href=/ style="font:40px Times">{escape(told.outlet)}</a><br>{links(SECTIONS, " ")}</header>'
        f'<h1 style="text-align:center">{escape(told.title)}</h1><div style="text-align:center"><p>Words: {told.author}<br>{day_of(told)}'
        f"</p></div><main>{''.join(parts)}</main><section><h2>Keep reading</h2>"
        f'<div style="display:grid;grid-template-columns:1fr 1fr">{cards(4)}</div></section>'
    )
    return page(
        told,
        "main{width:62%;margin:auto} .d:first-letter{font-size:56px;float:left;line-height:1} .q{font:italic 26px Georgia;"
        "margin:20px 0}",
        body,
    )


def archived(told: Story) -> str:
    """An archived letter: a link at the end of many paragraphs."""
    parts = [
        p.replace("</p>", ' <a href="/more">More here</a></p>') if i % 3 == 1 else p
        for i, p in enumerate(linked(told, 9).split("\n"))
    ]
    body = (
        f'<p style="font-size:12px">View this email in your browser: <a href="/v">click</a></p><h1>{escape(told.title)}</h1>'
        f'<p>{day_of(told)}</p>{"".join(parts)}<p style="font-size:11px">You receive this since you signed up. <a href="/u">Unsubscribe'
        f"</a></p>"
    )
    return page(told, "body{font-family:Helvetica;width:600px}", body)


def authority(told: Story) -> str:
    """An authority's page: services at the left, the day below the text, a question below that."""
    side = "".join(f'<li><a href="/s{n}">{s} and services for residents</a></li>' for n, s in enumerate(SECTIONS))
    body = (
        f'<div style="display:flex"><div style="width:28%;font-size:14px"><ul>{side}</ul></div><div style="width:70%">'
        f"<div>{links(('Home', 'News', 'Press releases'), ' › ')}</div><h1>{escape(told.title)}</h1>{linked(told, 4)}"
        f"<p>Published {day_of(told)}</p><h3>Was this page helpful?</h3><p><button>Yes</button> <button>No</button></p></div></div>"
        f"<footer>{links(('Accessibility', 'Jobs', 'Contact'))}</footer>"
    )
    return page(told, "body{font:16px Arial}", body)


def ticker(told: Story) -> str:
    """A ticker: a time and a link above each paragraph."""
    ent = "".join(
        f'<div><b>{9 + n // 2:02}:{n % 2 * 30:02}</b> <a href="/e{n}">#</a><br>{t}</div>'
        for n, t in enumerate(linked(told, 4).split("\n"))
    )
    body = (
        f"<nav>{links(SECTIONS)}</nav><h1>{escape(told.title)}</h1><p>Live reporting by {told.author}, {day_of(told)}</p>{ent}<h4>Topics"
        f"</h4>{links(('Tolm', 'Bridges'))}"
    )
    return page(told, "", body)


def simplified(told: Story) -> str:
    """What a browser's reading view prints."""
    body = (
        f"<p>{told.outlet.lower().replace(' ', '')}.example</p><h1>{escape(told.title)}</h1><p>{told.author}</p><p>4–5 minutes</p>"
        f"<hr>{linked(told, 2)}"
    )
    return page(told, "body{font:20px/1.8 Georgia;width:640px;margin:auto}", body)


MORE: dict[str, Callable[[Story], str]] = {
    "questions": questions,
    "rail": rail,
    "endless": endless,
    "large": large,
    "archived": archived,
    "authority": authority,
    "ticker": ticker,
    "simplified": simplified,
}
