"""Feeds for `real_files.py`, each by a library that sites use: `python real_feeds.py LIBRARY FILE`, stories in `told.json`."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

Told = dict[str, str]


def by_feedgen(told: list[Told], kind: str) -> bytes:
    from feedgen.feed import FeedGenerator  # type: ignore[import-not-found]

    feed = FeedGenerator()
    feed.id("https://news.example/")
    feed.title(told[0]["outlet"])
    feed.link(href="https://news.example/", rel="alternate")
    feed.description("All stories")
    for one in told:
        entry = feed.add_entry()
        entry.id(one["url"])
        entry.title(one["title"])
        entry.link(href=one["url"])
        entry.author(name=one["author"])
        entry.published(one["published"])
        entry.updated(one["published"])
        entry.summary("In short.")
        entry.content(one["html"], type="html" if kind == "atom" else "CDATA")
    made: bytes = feed.atom_str(pretty=True) if kind == "atom" else feed.rss_str(pretty=True)
    return made


def by_feedgenerator(told: list[Told], kind: str) -> bytes:
    import feedgenerator  # type: ignore[import-not-found]

    maker: Any = feedgenerator.Atom1Feed if kind == "atom" else feedgenerator.Rss201rev2Feed
    feed = maker(title=told[0]["outlet"], link="https://news.example/", description="All stories", language="en")
    for one in told:
        moment = datetime.fromisoformat(one["published"])
        feed.add_item(title=one["title"], link=one["url"], description="In short.", content=one["html"],
                      author_name=one["author"], pubdate=moment, updateddate=moment, unique_id=one["url"])  # fmt: skip
    return feed.writeString("utf-8").encode()  # type: ignore[no-any-return]


def by_pelican(told: list[Told]) -> bytes:
    content = Path("content")
    content.mkdir(exist_ok=True)
    for number, one in enumerate(told):
        named = f"<meta name='date' content='{one['published']}'/><meta name='authors' content='{one['author']}'/>"
        head = f"<html><head><title>{one['title']}</title>{named}</head>"
        (content / f"{number}.html").write_text(f"{head}<body>{one['html']}</body></html>", encoding="utf-8")
    Path("pelicanconf.py").write_text(
        f"SITENAME = {told[0]['outlet']!r}\nSITEURL = 'https://news.example'\nFEED_DOMAIN = SITEURL\nFEED_ALL_ATOM = 'all.atom'\n"
        "TIMEZONE = 'Europe/Berlin'\nRSS_FEED_SUMMARY_ONLY = False\n",
        encoding="utf-8",
    )
    subprocess.run([sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "out"], check=True)
    return Path("out/all.atom").read_bytes()


def main() -> None:
    """Writes the feed."""
    library, file = sys.argv[1:]
    told = json.loads(Path("told.json").read_text(encoding="utf-8"))
    name, _, kind = library.partition("-")
    made = (
        by_pelican(told)
        if name == "pelican"
        else {"feedgen": by_feedgen, "feedgenerator": by_feedgenerator}[name](told, kind)
    )
    Path(file).write_bytes(made)


if __name__ == "__main__":
    main()
