"""Fits the weights of lexicons/en/stories.toml again and shows what they are worth on topics that were left out.

    python -m training.fit_stories --data FOLDER --events FOLDER [FOLDER ...] [--keep FOLDER]

DATA holds `ecbplus`, `basil` and `headlines` (`dev.jsonl.gz`: id, story, text or title and what is known of topic, outlet,
date); EVENTS are folders with an event a folder: `reports.jsonl` and `gold.json` (`stories`: name to report names). What
was read is kept in the folder KEEP, since reading takes long.

A pair of groups is drawn from the reports of one story, or of two that are much alike: first of all of twins. Sets whose
stories lie far apart in time are drawn again as if all had been published on one day, for a stream knows no other days;
and now and then a pair loses its figures, people or days, for what a report lacks says nothing.
Needs numpy alone. A ridge-penalised logistic regression by Newton's method, a fourth of the topics left out at a time.
"""

import argparse
import random
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from benchmarks.stories import events_of, kept, rows_of
from msgspec.structs import replace
from numpy.typing import NDArray

from quoth.cluster.features import KINDS, Features, features_of, unit
from quoth.cluster.likeness import MEASURED, Measures, measured, table_for, weights
from quoth.cluster.profiles import Profile, crosses, joined, profile_of
from quoth.types import AnnotatedReport

SETS = ("ecbplus", "basil", "headlines")
RIDGE, STEPS, FOLDS = 2.0, 30, 4
# Twins are alike in meaning, and there are few of one day among the pairs: events are drawn twice, meaning is held down.
TIMES = {"cases": 2, "real": 2}
HELD_DOWN = {"meaning": 200.0}
# How many reports a drawn group has; how many pairs are drawn of each story, of it and a twin, of it and another story.
SIZES = (1, 1, 1, 1, 2, 3, 5, 8, 12)
OF_ONE, OF_TWINS, OF_OTHERS, OTHERS = 20, 8, 3, 5
# The days of the stories of this set lie far apart.
ONE_DAY = {"basil"}
SAME_DAY = date(2024, 5, 14)
SAME_MONTH = unit({"2024": 1.0, "2024-5": 1.0})
# So often a kind is taken from a pair that has it: what a report lacks says nothing.
TAKEN, TAKEN_SHARE = ("figures", "people", "days"), 0.12


class Told(NamedTuple):
    """A report with its story and topic; `line` is its first sentence alone."""

    whole: Features
    line: Features
    story: str
    topic: str


class Row(NamedTuple):
    """The measures of a pair of groups, with the table that they belong to."""

    table: str
    measures: Measures
    same: bool
    topic: str


def told(reports: tuple[AnnotatedReport, ...], stories: dict[str, str], topics: dict[str, str]) -> list[Told]:
    """The reports whose story is known."""
    found = []
    for each in reports:
        name = each.report.raw.input
        if name in stories and each.report.sentences:
            line = features_of(each, [0])
            found.append(Told(features_of(each), line, stories[name], topics.get(name, stories[name])))
    return found


def on_one_day(features: Features) -> Features:
    """A report as if it had been published on the day of all others, and told of no other day."""
    rows = list(features.rows)
    rows[KINDS.index("days")], rows[KINDS.index("months")] = {}, SAME_MONTH
    return replace(features, rows=tuple(rows), day=SAME_DAY)


def without(features: Features, kinds: frozenset[int]) -> Features:
    """A report that has nothing of some kinds."""
    return replace(features, rows=tuple({} if kind in kinds else row for kind, row in enumerate(features.rows)))


def group_of(members: list[Features]) -> Profile:
    """Some reports as one group."""
    group = profile_of(members[0], ("", ""))
    for member in members[1:]:
        single = profile_of(member, ("", ""))
        group = joined(group, single, crosses(group, single))
    return group


def row_of(groups: tuple[list[Features], list[Features]], same: bool, topic: str) -> Row:
    """The measures of two groups."""
    one, other = (group_of(members) for members in groups)
    return Row(table_for(one, other), measured(one, other, crosses(one, other)), same, topic)


class Draw:
    """Pairs of groups of one set, drawn by chance with a fixed seed."""

    def __init__(self, reports: list[Told], *, same_day: bool) -> None:
        self.chance = random.Random(1)
        self.same_day = same_day
        self.stories: dict[str, list[Told]] = defaultdict(list)
        for report in reports:
            self.stories[report.story].append(report)
        self.centres = {
            name: group_of([member.whole for member in members]) for name, members in sorted(self.stories.items())
        }

    def others(self, story: str) -> tuple[list[str], list[str]]:
        """The twins of a story, and the other stories that are most like it."""
        topic, centre = self.stories[story][0].topic, self.centres[story]

        def likeness(name: str) -> float:
            return crosses(centre, self.centres[name])[0] / centre.size / self.centres[name].size

        rest = [name for name in sorted(self.stories) if name != story]
        twins = [name for name in rest if self.stories[name][0].topic == topic]
        near = sorted((name for name in rest if name not in twins), key=lambda name: (-likeness(name), name))
        return twins, near[:OTHERS]

    def some(self, members: list[Told], lines: bool) -> list[Features]:
        """Some of the reports of a story, whole or their first lines."""
        chosen = self.chance.sample(members, min(len(members), self.chance.choice(SIZES)))
        found = [member.line if lines else member.whole for member in chosen]
        return [on_one_day(features) for features in found] if self.same_day else found

    def pair(self, story: str, other: str, lines: tuple[bool, bool]) -> Row | None:
        """A group of each of two stories, or two groups of one that share no report."""
        members = list(self.stories[story])
        self.chance.shuffle(members)
        cut = self.chance.randint(1, max(1, len(members) - 1))
        parts = (members[:cut], members[cut:]) if story == other else (members, self.stories[other])
        if not (parts[0] and parts[1]):
            return None
        taken = frozenset(KINDS.index(kind) for kind in TAKEN if self.chance.random() < TAKEN_SHARE)
        one, two = ([without(f, taken) for f in self.some(part, line)] for part, line in zip(parts, lines, strict=True))
        return row_of((one, two), story == other, members[0].topic)

    def rows(self, lines: tuple[bool, bool]) -> list[Row]:
        """All that is drawn of the set."""
        found = []
        for story in sorted(self.stories):
            twins, near = self.others(story)
            drawn = [story] * OF_ONE + twins * OF_TWINS + near * OF_OTHERS
            found += [self.pair(story, other, lines) for other in drawn]
        return [row for row in found if row is not None]


def columns(table: str) -> list[str]:
    """The measures that the table has weights for; of a kind that may be lacking "no KIND" comes with it."""
    return [name for name in weights(table) if name not in ("bias", "bar")]


def fitted(rows: list[Row], names: list[str]) -> dict[str, float]:
    """Weights by name, "bias" among them."""
    x = np.array([[row.measures.get(name, 0.0) for name in names] for row in rows])
    y = np.array([float(row.same) for row in rows])
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])
    ridge = np.diag([*(HELD_DOWN.get(name, RIDGE) for name in names), 1e-3])
    solution: NDArray[np.float64] = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(z @ solution, -30, 30)))
        solution -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge, z.T @ (p - y) + ridge @ solution)
    plain = solution[:-1] / scale
    return {"bias": float(solution[-1] - plain @ mean), **dict(zip(names, map(float, plain), strict=True))}


def value(row: Row, found: dict[str, float]) -> float:
    """The log-odds of a pair."""
    return found["bias"] + sum(weight * row.measures.get(name, 0.0) for name, weight in found.items() if name != "bias")


def fold_of(topic: str) -> int:
    """Which fourth a topic belongs to."""
    return sum(map(ord, topic)) % FOLDS


def show(name: str, rows: list[Row], found: list[dict[str, float]]) -> None:
    """Of the pairs of each set: the area under the curve, and how many are right at the bar, topics left out."""
    values = np.array([value(row, found[fold_of(row.topic)]) for row in rows])
    same = np.array([row.same for row in rows])
    if same.any() and not same.all():
        area = (values[same][:, None] > values[~same][None]).mean()
        bar = weights(rows[0].table)["bar"]
        print(
            f"{name}: {same.sum()} of {len(rows)} pairs of one story, area {area:.3f}; from the bar on "
            f"{(values[same] >= bar).mean():.3f} of them, {(values[~same] >= bar).mean():.3f} of the others"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--events", type=Path, nargs="+", required=True)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    sets: dict[str, list[Told]] = {}
    for name in SETS:
        rows = rows_of(args.data / name / "dev.jsonl.gz")
        stories = {str(row["id"]): str(row["story"]) for row in rows}
        topics = {str(row["id"]): str(row["topic"]) for row in rows if row.get("topic")}
        sets[name] = told(kept(name, args.keep, rows, "id"), stories, topics)
    for folder in args.events:
        sets[folder.name] = []
        for event, rows, gold in events_of(folder):
            stories = {member: f"{event} {story}" for story, members in gold.items() for member in members}
            read_before = kept(f"{folder.name}-{event}", args.keep, rows, "name")
            sets[folder.name] += told(read_before, stories, dict.fromkeys(stories, event))
    drawn: dict[str, list[Row]] = {}
    for name, reports in sets.items():
        for same_day in (False, True) if name in ONE_DAY else (False,):
            ways = [(False, False)] if name == "headlines" else [(False, False), (True, True)]
            draw = Draw(reports, same_day=same_day)
            drawn[f"{name}{', one day' * same_day}"] = [
                row for lines in ways for _ in range(TIMES.get(name, 1)) for row in draw.rows(lines)
            ]
    for table in ("text", "line"):
        names = columns(table)
        chosen = {name: [row for row in each if row.table == table] for name, each in drawn.items()}
        every = [row for found in chosen.values() for row in found]
        left_out = [fitted([row for row in every if fold_of(row.topic) != fold], names) for fold in range(FOLDS)]
        for name, found in chosen.items():
            if found:
                show(f"{table}: {name}", found, left_out)
        print(f"[{table}]")
        for name, weight in fitted(every, names).items():
            print(f'"{name}" = {weight:.2f}')
    print("measures:", ", ".join(MEASURED))
    return 0


if __name__ == "__main__":
    sys.exit(main())
