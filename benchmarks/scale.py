"""How stories and lineage grow: time, memory and what the indices lose, for more and more reports of a world that goes on.

    python -m benchmarks.scale --data FOLDER [--size 10000] [--rows 1000 3000] [--a-day 1000] [--pool 300] [--lsh 10000]
        [--tracers 2]

DATA holds `abp/stream.jsonl.xz`; `world.py` makes the reports of it. One process puts them into stories day by day; others trace
the reports of each story as soon as it is closed, or at the end. A row is printed at each of `--rows` and at
the end. Times are processor times; the making of the texts and of the vectors is left out, but not from the wall clock.
`--lsh` holds datasketch's MinHash LSH (128 permutations, runs of 5 words, Jaccard .5) beside it, over the first so many of the
same texts in the same run, where it is installed. What is made from what is known from the world: a derived report is one that
has an earlier one of its event in its story.
"""

import argparse
import gc
import multiprocessing
import resource
import sys
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

from benchmarks.world import DAYS_TOLD, Model, Told, days_of, pool_of, read
from msgspec import Struct, field
from msgspec.structs import astuple

from quoth.cluster import Change, StoryStream
from quoth.cluster.features import features_of
from quoth.cluster.index import StemIndex, heaviest
from quoth.trace import trace_lineage
from quoth.trace.candidates import SMALL_STORY, candidate_pairs
from quoth.trace.prints import apart_from_prints, witnesses_of
from quoth.trace.times import place_in_time
from quoth.types.lineage import DERIVATION

# One report in so many is looked up beside the run; so many stories wait to be traced at most.
LOOKED_UP, WAITING = 20, 500
PROGRESS = 10_000
Story = list[Told]


class Traced(Struct):
    """What tracing came to so far: seconds, reports, derived ones, edges that are right and false, candidates."""

    seconds: float = 0.0
    reports: int = 0
    stories: int = 0
    largest: int = 0
    derived: int = 0
    found: int = 0
    edges: int = 0
    false: int = 0
    led: int = 0
    pairs: int = 0
    pairs_met: int = 0
    memory: float = 0.0

    def __add__(self, other: "Traced") -> "Traced":
        total = Traced(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))
        total.largest = max(self.largest, other.largest)
        return total


def memory_of() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def seldom_collect() -> None:
    """Nothing here has circles: looking for them among all that is open would take a fifth of the time."""
    gc.set_threshold(100_000, 20, 100)


def trace_all(stories: "Queue[Story | None]", sums: "Queue[Traced]", pool: list[Model]) -> None:
    """A process of its own: traces each story that it is given; gives the sums so far for an empty one, and ends for none."""
    seldom_collect()
    traced = Traced()
    while (story := stories.get()) is not None:
        if story:
            trace(story, pool, traced)
        else:
            traced.memory = memory_of()
            sums.put(traced)


def trace(story: Story, pool: list[Model], traced: Traced) -> None:
    """Traces one story and holds the edges against what is known."""
    reads = tuple(read(told, pool) for told in story)
    began = time.process_time()
    lineage = trace_lineage(reads)
    traced.seconds += time.process_time() - began
    events = {told.name: told.event for told in story}
    edges = [(edge.child, edge.parent) for edge in lineage.edges if edge.kind in DERIVATION and edge.parent in events]
    right = {child for child, parent in edges if events[child] == events[parent]}
    traced.reports += len(story)
    traced.stories += 1
    traced.largest = max(traced.largest, len(story))
    traced.derived += len(story) - len(set(events.values()))
    traced.found += len(right)
    traced.edges += len(edges)
    traced.false += sum(events[child] != events[parent] for child, parent in edges)
    look_at_candidates(story, reads, traced)


def look_at_candidates(story: Story, reads: Sequence[Any], traced: Traced) -> None:
    """How many derived reports are led to an earlier one of their event, and how many of all such pairs are looked at.

    In a small story every pair is; further prints of one text are held against the first of them.
    """
    tellers = Counter(told.event for told in story)
    pairs = sum(number * (number - 1) // 2 for number in tellers.values())
    traced.pairs += pairs
    if len(story) <= SMALL_STORY:
        traced.led += sum(tellers.values()) - len(tellers)
        traced.pairs_met += pairs
        return
    events = {told.name: told.event for told in story}
    ordered = tuple(sorted(reads, key=place_in_time))
    witnesses, prints = apart_from_prints(witnesses_of(ordered))
    met = [pair for pair in candidate_pairs(witnesses) if events[pair[0].id] == events[pair[1].id]]
    further = {each.id for each in ordered} - {each.id for each in witnesses}
    traced.pairs_met += len(met) + len(prints)
    traced.led += min(len({later.id for _, later in met} | further), sum(tellers.values()) - len(tellers))


class Stories(Struct):
    """The reports of the open stories, and how well stories and events went together in those that are closed."""

    tracers: list[Any]
    members: dict[str, dict[str, Told]] = field(default_factory=lambda: defaultdict(dict))
    best: "array[int]" = field(default_factory=lambda: array("H", [0]))
    closed: int = 0
    placed: int = 0
    mostly: int = 0

    def follow(self, change: Change) -> None:
        """Does to the reports what became of their stories."""
        if change.kind == "merged" and change.other is not None:
            self.members[change.story].update(self.members.pop(change.other, {}))
        elif change.kind == "split" and change.other is not None:
            left = self.members[change.story]
            self.members[change.other].update({name: left.pop(name) for name in change.reports if name in left})
        elif change.kind == "closed":
            self.close(change.story)

    def close(self, name: str) -> None:
        """Hands the reports of a story on and forgets them."""
        story = list(self.members.pop(name, {}).values())
        if story:
            tellers = Counter(told.event for told in story)
            self.placed += len(story)
            self.mostly += max(tellers.values())
            for event, number in tellers.items():
                self.best.extend([0] * (event + 1 - len(self.best)))
                self.best[event] = max(self.best[event], number)
            if self.tracers:
                self.tracers[self.closed % len(self.tracers)].put(story)
            self.closed += 1


class Run(Struct):
    """The sums of a run."""

    stream: StoryStream
    stories: Stories
    began: float
    count: int = 0
    features: float = 0.0
    placing: float = 0.0
    asked: int = 0
    led: int = 0
    # The stories of each event that is being told, and the last event that began by the end of each day.
    homes: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    last: list[int] = field(default_factory=list)

    def day(self, told: list[Told], pool: list[Model]) -> None:
        """Places the reports of a day."""
        reads = [read(each, pool) for each in told]
        began = time.process_time()
        features = [features_of(each) for each in reads]
        self.features += time.process_time() - began
        self.look_up(told, [heaviest(each.rows[0]) for each in features])
        began = time.process_time()
        placements = self.stream.place(reads, features)
        self.placing += time.process_time() - began
        by_name = {each.name: each for each in told}
        for change in self.stream.changes:
            self.stories.follow(change)
        for placed in placements:
            for name in placed.stories:
                self.stories.members[name][placed.report] = by_name[placed.report]
                self.homes[by_name[placed.report].event].add(name)
        self.count += len(told)

    def look_up(self, told: list[Told], leads: list[Any]) -> None:
        """Whether the index leads to an earlier report of the event: one of the same day, or the story of one."""
        filed: StemIndex[int] = StemIndex()
        numbers = {story.id: number for number, story in self.stream.stories.items()}
        today: dict[int, set[int]] = defaultdict(set)
        for place, (each, lead) in enumerate(zip(told, leads, strict=True)):
            known = {numbers[name] for name in self.homes.get(each.event, ()) if name in numbers}
            if place % LOOKED_UP == 0 and (known or today[each.event]):
                self.asked += 1
                self.led += bool(
                    known & set(self.stream.index.nearest(lead)) or today[each.event] & set(filed.nearest(lead))
                )
            today[each.event].add(place)
            filed.file(place, lead)
        self.last.append(max(each.event for each in told))
        over = self.last[-DAYS_TOLD - 1] if len(self.last) > DAYS_TOLD else 0
        for event in [event for event in self.homes if event <= over]:
            del self.homes[event]


def row(run: Run, traced: Traced) -> str:
    """The sums as one line."""
    each = 1000 / run.count
    placed, stories = max(1, run.stories.placed), run.stories
    tracing = 1000 * traced.seconds / max(1, traced.reports)
    return (
        f"{run.count} reports: features {run.features * each:.2f}, placing {run.placing * each:.2f}, tracing {tracing:.2f} ms each, "
        f"in all {run.features * each + run.placing * each + tracing:.2f} ms; wall {time.perf_counter() - run.began:.0f} s; "
        f"peak {memory_of():.0f} + {traced.memory:.0f} MB; open {len(run.stream.stories)}, keys {len(run.stream.index)}; "
        f"index led to {run.led / max(1, run.asked):.3f} of {run.asked}; of one event {stories.mostly / placed:.3f}, "
        f"together {sum(stories.best) / placed:.3f}\n  traced {traced.reports} in {traced.stories} stories, the largest "
        f"{traced.largest}; candidates lead {traced.led / max(1, traced.derived):.3f} of {traced.derived} derived, hold "
        f"{traced.pairs_met / max(1, traced.pairs):.3f} of {traced.pairs} pairs; an edge for {traced.found / max(1, traced.derived):.3f}, "
        f"{traced.false} of {traced.edges} edges false"
    )


class Sketches:
    """MinHash LSH over the same texts: how long it takes and how many reports it leads to an earlier one of their event."""

    def __init__(self) -> None:
        from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]

        self.make, self.lsh = MinHash, MinHashLSH(threshold=0.5, num_perm=128)
        self.told: set[int] = set()
        self.seconds, self.count, self.asked, self.led = 0.0, 0, 0, 0

    def day(self, told: list[Told]) -> None:
        for each in told:
            words = " ".join(each.sentences).lower().split()
            began = time.process_time()
            made = self.make(num_perm=128)
            made.update_batch([" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)])
            near = self.lsh.query(made)
            self.lsh.insert(each.name, made)
            self.seconds += time.process_time() - began
            self.count += 1
            self.asked += each.event in self.told
            self.led += any(name.split(".")[0] == str(each.event) for name in near)
            self.told.add(each.event)

    def row(self) -> str:
        return (
            f"  datasketch, {self.count} reports: {1000 * self.seconds / self.count:.2f} ms each; leads "
            f"{self.led / max(1, self.asked):.3f} of {self.asked} to an earlier report of the event"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--rows", type=int, nargs="*", default=[])
    parser.add_argument("--a-day", type=int, default=1000)
    parser.add_argument("--pool", type=int, default=300)
    parser.add_argument("--lsh", type=int, default=0)
    parser.add_argument("--tracers", type=int, default=2)
    args = parser.parse_args()
    seldom_collect()
    pool = pool_of(args.data / "abp" / "stream.jsonl.xz", args.pool)
    context = multiprocessing.get_context("spawn")
    sums = context.Queue()
    queues = [context.Queue(WAITING) for _ in range(args.tracers)]
    tracers = [context.Process(target=trace_all, args=(queue, sums, pool)) for queue in queues]
    for tracer in tracers:
        tracer.start()
    run = Run(StoryStream(), Stories(queues), time.perf_counter())
    sketches = Sketches() if args.lsh else None
    rows = sorted(args.rows)
    for told in days_of(pool, args.size, args.a_day):
        run.day(told, pool)
        if sketches and sketches.count < args.lsh:
            sketches.day(told)
        if run.count // PROGRESS != (run.count - len(told)) // PROGRESS:
            each = 1000 / run.count
            print(
                f"{run.count} after {time.perf_counter() - run.began:.0f} s: features {run.features * each:.2f}, "
                f"placing {run.placing * each:.2f} ms, open {len(run.stream.stories)}, {memory_of():.0f} MB",
                file=sys.stderr,
                flush=True,
            )
        if rows and run.count >= rows[0]:
            rows.pop(0)
            print_row(run, sums)
    for name in sorted(run.stories.members):
        run.stories.close(name)
    print_row(run, sums)
    if sketches:
        print(sketches.row(), flush=True)
    for queue, tracer in zip(queues, tracers, strict=True):
        queue.put(None)
        tracer.join()
    return 0


def print_row(run: Run, sums: Any) -> None:
    """Waits for what is being traced and prints the sums."""
    for queue in run.stories.tracers:
        queue.put([])
    print(row(run, sum((sums.get() for _ in run.stories.tracers), Traced())), flush=True)


if __name__ == "__main__":
    sys.exit(main())
