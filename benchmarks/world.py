"""A made-up world of news for `scale.py`: real reports under other names and figures, copied, cut and rewritten for days on end.

A pool of real reports is read and encoded once. Every event is one of the pool in which names, figures and most longer words
are others, told by one report first and then, within four days, by others made from it: as it stands, cut, or rewritten (other
order, sentences left out, one word in five another). One event in `GREAT` is told by 150. As many events begin a day as make
the days equally long, so that more reports are a longer stretch of time, and a short run is the beginning of a long one.
"""

import json
import lzma
import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from quoth.clean import clean_report
from quoth.encoder import DIMENSIONS, load_encoder
from quoth.pipeline import acquire_all
from quoth.settings import Settings
from quoth.types import AnnotatedReport, RawReport, Report, Source, Span

FIRST_DAY, DAYS_TOLD = date(2024, 1, 1), 4
MOST_SENTENCES = 20
# Names within a sentence, longer words; of these most are put in another's place, or the events would be one.
CHANGED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}|\b[a-z]{5,}\b")
FIGURE = re.compile(r"\d+")
OTHER_WORDS = 0.7
SYLLABLES = (
    "ba", "del", "mor", "ti", "ran", "os", "ke", "lin", "va", "sur", "pe", "no", "gal", "wes", "hu", "dra", "fen", "ist",
    "cor", "mi", "zan", "ul", "bre", "tor",
)  # fmt: skip
TOLD_BY = (1, 1, 2, 3, 5, 8, 12)
GREAT, GREATEST = 400, 150


class Model(NamedTuple):
    """A report of the pool: its sentences and their vectors."""

    sentences: tuple[str, ...]
    vectors: Any


class Told(NamedTuple):
    """A report without its vectors: `order` are the numbers of its sentences in the model."""

    name: str
    event: int
    model: int
    order: tuple[int, ...]
    sentences: tuple[str, ...]
    day: int

    @property
    def first(self) -> bool:
        """Whether the others of its event were made from it."""
        return self.name.endswith(".0")


def pool_of(path: Path, size: int) -> list[Model]:
    """Real reports of six sentences and more, encoded."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, size)]
    sources = [
        Source(str(n), json.dumps({key: row[key] for key in ("title", "text") if row.get(key)}).encode(), "record", None, "en")
        for n, row in enumerate(rows)
    ]  # fmt: skip
    encoder = load_encoder()
    models = []
    for raw in acquire_all(sources, Settings())[0]:
        report = clean_report(raw)
        sentences = tuple(span.of(report.text) for span in report.sentences)[:MOST_SENTENCES]
        if len(sentences) > 5:
            vectors = np.array([made.vector for made in encoder.encode_all(sentences)], np.float32)
            models.append(Model(sentences, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)))
    return models


def words_of(pool: Sequence[Model]) -> list[str]:
    """The words that may stand in another's place."""
    lines = (line for model in pool for line in model.sentences)
    return sorted({word for line in lines for word in line.split() if word.isalpha() and word.islower()})


def another_event(model: Model, words: list[str], chance: random.Random) -> tuple[str, ...]:
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
    return tuple(FIGURE.sub(lambda found: str(int(found[0][:6]) + more), line) for line in lines)


def version(
    sentences: tuple[str, ...], words: list[str], chance: random.Random
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The same, cut, or rewritten: the numbers of the sentences and the sentences."""
    way, everything = chance.random(), tuple(range(len(sentences)))
    if way < 0.45:
        kept = everything if way < 0.25 else everything[: max(4, len(sentences) * 2 // 3)]
        return kept, tuple(sentences[number] for number in kept)
    some = [number for number in everything[1:] if chance.random() < 0.7]
    chance.shuffle(some)
    order = (0, *some)
    return order, tuple(
        " ".join(
            chance.choice(words) if word.islower() and chance.random() < 0.2 else word
            for word in sentences[number].split()
        )
        for number in order
    )


def days_of(pool: Sequence[Model], size: int, a_day: int) -> Iterator[list[Told]]:
    """The reports day by day."""
    chance, words = random.Random(1), words_of(pool)
    waiting: dict[int, list[Told]] = {}
    made = event = day = 0
    while made < size:
        today: list[Told] = waiting.pop(day, [])
        while len(today) < a_day:
            event += 1
            number = chance.randrange(len(pool))
            lines = another_event(pool[number], words, chance)
            tellers = GREATEST if event % GREAT == 0 else chance.choice(TOLD_BY)
            for place in range(tellers):
                at = day + (chance.choice((0, 0, 0, 1, 1, 2, DAYS_TOLD - 1)) if place else 0)
                order, told = version(lines, words, chance) if place else (tuple(range(len(lines))), lines)
                (today if at == day else waiting.setdefault(at, [])).append(
                    Told(f"{event}.{place}", event, number, order, told, at)
                )
        made += len(today)
        day += 1
        yield today


def read(told: Told, pool: Sequence[Model]) -> AnnotatedReport:
    """The report as the stages take it: sentences with their vectors; nobody's statements, people or dates were read."""
    spans, start = [], 0
    for sentence in told.sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 2
    raw = RawReport(
        id=told.name, input=told.name, also=(), title=None, outlet=None, publisher=None, authors=(),
        published=(FIRST_DAY + timedelta(days=told.day)).isoformat(), url=None, language="en",
        text="\n\n".join(told.sentences), title_apart=False, found={},
    )  # fmt: skip
    report = Report(raw, None, tuple(spans), tuple(spans), (), None)
    none = np.zeros((0, DIMENSIONS), np.float32)
    return AnnotatedReport(report, (), (), (), (), pool[told.model].vectors[list(told.order)], none, none)
