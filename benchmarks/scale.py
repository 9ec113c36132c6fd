"""How the stream of stories grows: time and memory for more and more reports of a world that goes on.

    python benchmarks/scale.py --data FOLDER [--sizes 10000 30000 100000] [--pool 300] [--lsh 10000]

DATA holds `abp/stream.jsonl.xz` (rows with title, text). A pool of its reports is read and encoded once. Every event of the
stream is one of the pool under other names and figures, told by one to twelve reports: copies, cut copies, and rewrites
that change the order, leave sentences out and put other words. So many events come a day that the days have the same
number of reports, however many there are in all; a larger size is a longer stretch of time.
Times are processor times of one process, the making of the texts left out. `--lsh` runs datasketch over the same texts, as
far as that number, where it is installed (MinHash of 128 permutations, runs of 5 words, Jaccard .5).
"""

import argparse
import json
import lzma
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from quoth.clean import clean_report
from quoth.cluster import StoryStream
from quoth.cluster.features import features_of
from quoth.cluster.index import heaviest
from quoth.cluster.stream import order_of
from quoth.encoder import DIMENSIONS, load_encoder
from quoth.pipeline import acquire_all
from quoth.settings import Settings
from quoth.types import AnnotatedReport, RawReport, Report, Source, Span

FIRST_DAY, PER_DAY = date(2024, 1, 1), 1000
MOST_SENTENCES = 25
# Names within a sentence, longer words; of these most are put in another's place, or the events would be one.
CHANGED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}|\b[a-z]{5,}\b")
FIGURE = re.compile(r"\d+")
OTHER_WORDS = 0.7
SYLLABLES = ("ba", "del", "mor", "ti", "ran", "os", "ke", "lin", "va", "sur", "pe", "no", "gal", "wes", "hu", "dra")
RECALL_EVERY = 20


class Model(NamedTuple):
    """A report of the pool: its sentences and the vectors of its first ones."""

    sentences: tuple[str, ...]
    vectors: Any


class Told(NamedTuple):
    read: AnnotatedReport
    event: int


def pool_of(path: Path, size: int) -> list[Model]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, size)]
    fields = ("title", "text")
    sources = [
        Source(str(n), json.dumps({key: row[key] for key in fields if row.get(key)}).encode(), "record", language="en")
        for n, row in enumerate(rows)
    ]
    encoder = load_encoder()
    models = []
    for raw in acquire_all(sources, Settings())[0]:
        report = clean_report(raw)
        sentences = tuple(span.of(report.text) for span in report.sentences)[:MOST_SENTENCES]
        vectors = np.array([made.vector for made in encoder.encode_all(sentences[:5])], np.float32)
        if len(sentences) > 5:
            models.append(Model(sentences, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)))
    return models


def another_event(model: Model, words: list[str], chance: random.Random) -> list[str]:
    """The sentences with other names, other figures, and other words for most of the longer ones, the same throughout."""
    changed: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        found = match[0]
        if found not in changed:
            if found[0].isupper():
                changed[found] = "".join(chance.sample(SYLLABLES, 3)).capitalize()
            else:
                changed[found] = chance.choice(words) if chance.random() < OTHER_WORDS else found
        return changed[found]

    more = chance.randint(1, 97)
    lines = [CHANGED.sub(other, line) for line in model.sentences]
    return [FIGURE.sub(lambda found: str(int(found[0][:6]) + more), line) for line in lines]


def version(sentences: list[str], words: list[str], chance: random.Random) -> list[str]:
    """The same, cut, or rewritten."""
    way = chance.random()
    if way < 0.25:
        return sentences
    if way < 0.45:
        return sentences[: max(4, len(sentences) * 2 // 3)]
    kept = [sentence for sentence in sentences[1:] if chance.random() < 0.7]
    chance.shuffle(kept)
    lines = [sentences[0], *kept]
    return [
        " ".join(chance.choice(words) if word.islower() and chance.random() < 0.2 else word for word in line.split())
        for line in lines
    ]


def report_of(name: str, sentences: list[str], vectors: Any, day: str) -> AnnotatedReport:
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 2
    raw = RawReport(
        id=name, input=name, also=(), title=None, outlet=None, publisher=None, authors=(), published=day, url=None,
        language="en", text="\n\n".join(sentences), title_apart=False, found={},
    )  # fmt: skip
    report = Report(raw, None, tuple(spans), tuple(spans), (), None)
    none = np.zeros((0, DIMENSIONS), np.float32)
    return AnnotatedReport(report, (), (), (), (), vectors[: len(sentences)], none, none)


def stream_of(pool: list[Model], size: int) -> Iterator[list[Told]]:
    """The reports day by day; an event is told over four days."""
    chance = random.Random(1)
    words = sorted(
        {
            word
            for model in pool
            for line in model.sentences
            for word in line.split()
            if word.isalpha() and word.islower()
        }
    )
    waiting: dict[int, list[Told]] = {}
    made = event = day = 0
    while made < size:
        today: list[Told] = waiting.pop(day, [])
        while len(today) < PER_DAY:
            event += 1
            model = chance.choice(pool)
            lines = another_event(model, words, chance)
            for number in range(chance.choice((1, 1, 2, 3, 5, 8, 12))):
                later = 0 if number == 0 else chance.choice((0, 0, 0, 1, 1, 2, 3))
                at = (FIRST_DAY + timedelta(days=day + later)).isoformat()
                told = version(lines, words, chance) if number else lines
                read = report_of(f"{event}.{number}", told, model.vectors, at)
                (today if not later else waiting.setdefault(day + later, [])).append(Told(read, event))
        made += len(today)
        day += 1
        yield today


def run(pool: list[Model], size: int) -> None:
    stream = StoryStream()
    stories: dict[int, dict[str, int]] = {}
    seconds = features_seconds = 0.0
    count = asked = found = 0
    for day in stream_of(pool, size):
        reads = [told.read for told in day]
        began = time.process_time()
        features = [features_of(read) for read in reads]
        features_seconds += time.process_time() - began
        homes = {story.id: number for number, story in stream.stories.items()}
        for number in range(0, len(day), RECALL_EVERY):
            known = {homes[name] for name in stories.get(day[number].event, ()) if name in homes}
            if known:
                asked += 1
                found += bool(known & set(stream.index.nearest(heaviest(features[number].rows[0]))))
        began = time.process_time()
        placements = stream.place(reads, features)
        seconds += time.process_time() - began
        events = {told.read.id: told.event for told in day}
        for placed in placements:
            for name in placed.stories:
                stories.setdefault(events[placed.report], {}).setdefault(name, 0)
                stories[events[placed.report]][name] += 1
        count += len(day)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    owners: dict[str, dict[int, int]] = {}
    for event, names in stories.items():
        for name, number in names.items():
            owners.setdefault(name, {})[event] = number
    precision = sum(max(each.values()) for each in owners.values()) / count
    recall = sum(max(each.values()) for each in stories.values()) / count
    print(
        f"{count} reports: features {1000 * features_seconds / count:.2f} ms each, placing {1000 * seconds / count:.2f} ms "
        f"each, in all {features_seconds + seconds:.0f} s; peak {memory:.0f} MB; open at the end {len(stream.stories)}; "
        f"index recall {found / max(1, asked):.3f} of {asked}; purity {precision:.3f}, together {recall:.3f}",
        flush=True,
    )


def run_lsh(pool: list[Model], size: int) -> None:
    """MinHash LSH over the same texts; the groups of the events that it joins."""
    try:
        from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]
    except ImportError:
        print("datasketch is not installed")
        return
    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    last: dict[int, list[str]] = {}
    seconds, count, asked, joined = 0.0, 0, 0, 0
    for day in stream_of(pool, size):
        for told in sorted(day, key=lambda each: order_of(each.read)):
            began = time.process_time()
            words = told.read.text.lower().split()
            made = MinHash(num_perm=128)
            made.update_batch([" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)])
            near = lsh.query(made)
            lsh.insert(told.read.id, made)
            seconds += time.process_time() - began
            count += 1
            if told.event in last:
                asked += 1
                joined += bool(set(near) & set(last[told.event]))
            last.setdefault(told.event, []).append(told.read.id)
    print(f"datasketch, {count} reports: {1000 * seconds / count:.2f} ms each; joins {joined / asked:.3f} of {asked}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 30_000, 100_000])
    parser.add_argument("--pool", type=int, default=300)
    parser.add_argument("--lsh", type=int, default=10_000)
    args = parser.parse_args()
    pool = pool_of(args.data / "abp" / "stream.jsonl.xz", args.pool)
    for size in args.sizes:
        run(pool, size)
    if args.lsh:
        run_lsh(pool, args.lsh)
    return 0


if __name__ == "__main__":
    sys.exit(main())
