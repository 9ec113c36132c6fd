"""Mutated documents of every format through the process apart: how many are read, refused, kill their reader; at what cost.

python -m benchmarks.hostile --count 200 --seed 1 [--only parquet outline]
"""

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator

from tests.edges.formats.made import ADDRESS, letter, page
from tests.edges.formats.test_apart import BOMBS
from tests.edges.formats.test_archives import DATED, HTML, wacz, warc
from tests.edges.formats.test_documents import column, pdf, word
from tests.edges.formats.test_feeds import FULL, RSS, TEASER
from tests.edges.formats.test_saved_pages import mhtml
from tests.edges.formats.test_tables_read import TEXT, parquet
from tests.edges.formats.test_wires import NEWSML, NINJS1

from quoth.edges.apart import Apart
from quoth.edges.formats.doors import OUTLINE, door_by_name
from quoth.settings import Settings

ONE_PAGE = warc((ADDRESS, DATED, HTML, "200 OK"))


def samples() -> dict[str, bytes]:
    """A sound document of every format."""
    import json

    return {
        "page": page().encode(),
        "mhtml": mhtml(page().encode()),
        "letter": letter(html=page()),
        "feed": (RSS % (FULL + TEASER)).encode(),
        "jsonfeed": json.dumps(
            {"version": "https://jsonfeed.org/version/1", "items": [{"content_text": TEXT}]}
        ).encode(),
        "opml": b'<opml><body><outline xmlUrl="https://g.example/"/></body></opml>',
        "warc": ONE_PAGE,
        "wacz": wacz(ONE_PAGE, [ADDRESS]),
        "docx": word(),
        "ninjs": json.dumps(NINJS1).encode(),
        "newsml": NEWSML.encode(),
        "csv": f'title,text\nx,"{TEXT}"\n'.encode(),
        "parquet": parquet({"text": [TEXT, "b"], "title": ["x", None]}),
        OUTLINE: parquet({"text": [TEXT, "b"] * 20, "title": ["x", None] * 20}),
        "pdf": pdf(list(column(50, 700, TEXT))),
    }


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The document with a few of its bytes changed, moved, doubled, cut off or made strange."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(made) or 1)
        size = chance.choice((1, 1, 4, 64, 1000))
        match chance.randrange(6):
            case 0:
                made[at : at + size] = chance.randbytes(min(size, len(made) - at))
            case 1:
                del made[at : at + size]
            case 2:
                made[at:at] = made[at : at + size] * chance.choice((2, 50))
            case 3:
                made[at:at] = chance.choice(
                    (b"<", b">", b"\x00", b"\xff\xff\xff\xff", b"%", b"&#xD800;", b'"', b"--", b"9" * 20)
                )
            case 4:
                del made[at:]
            case _:
                made[at : at + 1] = bytes([made[at] ^ 1 << chance.randrange(8)]) if made else b""
    return bytes(made)


def outcomes(apart: Apart, door: str, documents: Iterator[bytes]) -> tuple[Counter[str], float]:
    """What became of documents, and the longest time that one took."""
    found: Counter[str] = Counter()
    longest = 0.0
    for number, data in enumerate(documents):
        begun = time.monotonic()
        reasons = [one.reason or "read" for one in apart.read(f"{door}{number}", door, data=data)]
        longest = max(longest, time.monotonic() - begun)
        found["read" if "read" in reasons else "stopped" if "stopped" in reasons else "refused"] += 1
    return found, longest


def main() -> None:
    """Prints a table as Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100, help="mutated documents of each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], help="formats, bombs apart")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    print("| format | tried | read | refused | killed its reader | longest, s |\n| --- | --- | --- | --- | --- | --- |")
    with Apart(Settings()) as apart:
        for door, data in ((door, data) for door, data in samples().items() if not asked.only or door in asked.only):
            found, longest = outcomes(apart, door, (mutated(data, chance) for _ in range(asked.count)))
            print(
                f"| {door} | {asked.count} | {found['read']} | {found['refused']} | {found['stopped']} | {longest:.1f} |",
                flush=True,
            )
        found, worst = Counter[str](), 0.0
        for name, made in BOMBS.items():
            one, longest = outcomes(apart, door_by_name(name) or "feed", iter([made()]))
            found, worst = found + one, max(worst, longest)
        print(f"| bombs | {len(BOMBS)} | {found['read']} | {found['refused']} | {found['stopped']} | {worst:.1f} |")
    print(
        f"\nLargest reader: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:,.0f} MiB. The parent lives."
    )


if __name__ == "__main__":
    main()
