"""What quoth misses and what it wrongly reports, by kind: the error table of the README and of docs/limits.md.

    python benchmarks/errors.py --data FOLDER... [--case NAME] [--list] [--write PAGE...]

Each FOLDER holds events, a folder each: `reports.jsonl`, the reports as text files, and a `gold.json` with `differences` (kind,
verdict, the places of both sides) and `audits` (an article, what it is held against, the findings to be made). A conflict is found
where one is printed whose two sides touch both places; one that is printed is right where it so answers one of the list, whatever
its kind. A finding of an audit is right where it touches the words of one of the list. `--write` puts the tables into pages that
have a place for them: between `<!-- errors -->`, or in groups `<!-- errors in groups -->`, and `<!-- end of errors -->`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple, get_args

from quoth.edges.formats.inputs import read_inputs
from quoth.encoder import Encoder, load_encoder
from quoth.pipeline import build_audit, build_dossier
from quoth.settings import Settings
from quoth.types import Difference, Dossier
from quoth.types.claims import DifferenceKind

# What the sets of events are called in the table.
NAMES = {"cases": "invented", "real": "real"}
Places = list[tuple[str, int, int]]


class Told(NamedTuple):
    """One thing that is to be found, or that was printed: where, of which kind, whether the two met, and in which words."""

    ledger: bool
    printed: bool
    kind: str
    met: bool
    kind_right: bool
    words: str


def touches(one: Iterable[tuple[str, int, int]], other: Places) -> bool:
    """Whether two sets of stretches share a character."""
    return any(a == d and b < f and e < c for a, b, c in one for d, e, f in other)


class Event:
    """An event with what is known of it, read once."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self.folder, self._encoder, self._settings = folder, encoder, Settings()
        self.gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        lines = (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()
        self._names = [json.loads(line)["name"] for line in lines if line.strip()]

    def read(self) -> Dossier:
        """The dossier of all reports."""
        inputs = read_inputs([str(self.folder / "reports.jsonl")], settings=self._settings)
        return build_dossier(inputs, settings=self._settings, encoder=self._encoder)

    def conflicts(self) -> Iterator[Told]:
        """The conflicts that are to be found, and those that were printed."""
        dossier = self.read()
        names = {r.id: self._names[int(r.report.raw.input.rsplit("#", 1)[1]) - 1] for r in dossier.reports}
        texts = {names[report.id]: report.text for report in dossier.reports}
        printed = [d for story in dossier.stories for d in story.differences if d.verdict == "conflict"]
        sides = [sides_of(difference, names) for difference in printed]
        right: set[int] = set()
        for wanted in self.gold.get("differences", []):
            ends = [located(wanted[side], texts) for side in "ab"]
            if wanted["verdict"] != "conflict":
                continue
            met = [
                n
                for n, both in enumerate(sides)
                if any(touches(p, ends[0]) and touches(q, ends[1]) for p, q in permutations(both, 2))
            ]
            right.update(met)
            kinds = {printed[n].kind for n in met}
            words = " <> ".join(wanted[side][0]["text"] for side in "ab")
            yield Told(True, False, wanted["kind"], bool(met), wanted["kind"] in kinds, words)
        for n, difference in enumerate(printed):
            yield Told(True, True, difference.kind, n in right, True, f"{difference.rule}: {difference.why}")

    def findings(self) -> Iterator[Told]:
        """The findings of the audits that are to be made, and those that were printed."""
        for audit in self.gold.get("audits", []):
            article, *sources = (self._one(name) for name in (audit["article"], *audit["against"]))
            made = build_audit(article, sources, settings=self._settings, encoder=self._encoder)
            text = made.article.text
            wanted = [
                (told["kind"], [("", at, at + len(told["text"]))])
                for told in audit["findings"]
                for at in [text.find(told["text"])]
            ]
            printed = [(f, [("", f.article.start, f.article.end)]) for f in made.findings]
            for kind, place in wanted:
                kinds = {f.kind for f, where in printed if touches(where, place)}
                yield Told(False, False, kind, bool(kinds), kind in kinds, text[place[0][1] : place[0][2]])
            for finding, where in printed:
                met = any(touches(where, place) for _, place in wanted)
                yield Told(
                    False,
                    True,
                    finding.kind,
                    met,
                    True,
                    f"{finding.rule}: {where[0] and finding.article.span.of(text)!r}: {finding.why}",
                )

    def _one(self, name: str) -> Any:
        [source] = read_inputs([str(self.folder / name)], settings=self._settings)
        return source


def sides_of(difference: Difference, names: dict[str, str]) -> list[Places]:
    """Where the two sides of a difference stand, by the names of the reports."""
    return [[(names[p.report], p.start, p.end) for p in side.spans if p.part == "text"] for side in difference.sides]


def located(ends: list[dict[str, str]], texts: dict[str, str]) -> Places:
    """Where the words of one side stand."""
    found = []
    for end in ends:
        at = texts.get(end["report"], "").find(end["text"])
        if at >= 0:
            found.append((end["report"], at, at + len(end["text"])))
    return found


GROUPS: dict[str, tuple[DifferenceKind, ...]] = {
    "figures and how far they reach": ("figure", "scope", "bound", "unit", "comparison"),
    "when, where, why": ("date", "place", "cause"),
    "who; through whom": ("participant", "attribution-dropped", "attribution-changed", "attribution-merged"),
    "yes or no, doubt, plan or deed": ("polarity", "certainty", "status"),
    "quotations": ("quote-altered", "quote-truncated", "quote-merged", "quote-misattributed", "quote-invented"),
    "not in the source": ("unsupported",),
}
PLACES: dict[str, Mapping[str, tuple[str, ...]]] = {
    "errors": {kind: (kind,) for kind in get_args(DifferenceKind)},
    "errors in groups": GROUPS,
}


def table(told: dict[str, list[Told]], rows: Mapping[str, tuple[str, ...]]) -> str:
    """Found and printed wrongly, of how many, for each set of events; what does not occur is left out."""
    cells = [
        f"{name}: conflicts found; wrong of those printed | {name}: changes found by an audit; wrong of its findings"
        for name in told
    ]
    lines = [f"| | {' | '.join(cells)} |", f"| --- |{' --- | --- |' * len(told)}"]
    for label, kinds in rows.items():
        ours = [[one for one in listed if one.kind in kinds] for listed in told.values()]
        if any(ours):
            lines.append(f"| {label} | {' | '.join(map(counted, ours))} |")
    return "\n".join([*lines, f"| all | {' | '.join(counted(listed) for listed in told.values())} |"])


def counted(told: list[Told]) -> str:
    """The cells of one set of events."""
    cells = []
    for ledger in (True, False):
        known, printed = ([t for t in told if t.ledger is ledger and t.printed is p] for p in (False, True))
        parts = [(sum(t.met for t in known), len(known)), (sum(not t.met for t in printed), len(printed))]
        cells.append(
            "; ".join(f"{n} of {all_of}" if all_of else "–" for n, all_of in parts) if known or printed else ""
        )
    return " | ".join(cells)


def write(page: Path, told: dict[str, list[Told]]) -> None:
    """Put the tables into a page where it has a place for them."""
    text = page.read_text(encoding="utf-8")
    for name, rows in PLACES.items():
        head, mark, rest = text.partition(f"<!-- {name} -->\n")
        if mark:
            _, end, behind = rest.partition("<!-- end of errors -->")
            text = f"{head}{mark}\n{table(told, rows)}\n\n{end}{behind}"
    page.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--case")
    parser.add_argument("--list", action="store_true", help="print every miss and every wrong one in its words")
    parser.add_argument("--write", type=Path, nargs="*", default=[], help="pages to put the tables into")
    options = parser.parse_args()
    encoder = load_encoder()
    by_set: dict[str, list[Told]] = {}
    for folder in options.data:
        events = [
            Event(path.parent, encoder)
            for path in sorted(folder.glob("*/gold.json"))
            if options.case in (None, path.parent.name)
        ]
        told = [(event, one) for event in events for made in (event.conflicts(), event.findings()) for one in made]
        by_set[NAMES.get(folder.name, folder.name)] = [one for _, one in told]
        kinds = [one for _, one in told if not one.printed and one.met]
        print(f"{folder.name}: kind right among those found: {sum(one.kind_right for one in kinds)} of {len(kinds)}")
        rules = Counter((one.ledger, one.words.partition(":")[0]) for _, one in told if one.printed and not one.met)
        for (ledger, rule), count in rules.most_common():
            print(f"{count:4} wrong by {rule} ({'ledger' if ledger else 'audit'})")
        for event, one in told if options.list else ():
            if not one.met:
                what = ("conflict" if one.ledger else "audit", "wrong" if one.printed else "missed")
                print(" ".join(what), event.folder.name, one.kind, one.words, sep="\t")
    print(f"\n{table(by_set, PLACES['errors'])}\n\n{table(by_set, GROUPS)}")
    for page in options.write:
        write(page, by_set)


if __name__ == "__main__":
    main()
