"""The letters of several reports in words: a list, those in a row as a range, of very many the first."""

from collections.abc import Collection

from quoth.compose.views import StoryView
from quoth.compose.wording import listed

# So many letters in a row are told as a range ("A to D"); of so many pieces the rest is counted.
RANGE, MOST_LETTERS = 4, 16


def letters(view: StoryView, reports: Collection[str], *, most: int = MOST_LETTERS) -> str:
    """The letters of reports as a list in words, those in a row as a range; of many pieces the first, the others counted."""
    runs: list[list[str]] = []
    last = -2
    for report in sorted({*reports} & view.places.keys(), key=view.places.__getitem__):
        place, letter = view.places[report], view.letters[report]
        if place == last + 1:
            runs[-1].append(letter)
        else:
            runs.append([letter])
        last = place
    pieces = [piece for run in runs for piece in (run if len(run) < RANGE else [f"{run[0]} to {run[-1]}"])]
    if len(pieces) <= most + 1:
        return listed(pieces)
    left = sum(len(run) for run in runs) - sum(len(run) for run in shown_whole(runs, most))
    return listed([*pieces[:most], f"{left} more"])


def shown_whole(runs: list[list[str]], most: int) -> list[list[str]]:
    """The letters behind the first pieces of a list."""
    shown, left = [], most
    for run in runs:
        if left <= 0:
            break
        shown.append(run if len(run) >= RANGE else run[:left])
        left -= 1 if len(run) >= RANGE else len(run)
    return shown


def one_or_many(reports: Collection[str], one: str, many: str) -> str:
    """The word for one report, or for several."""
    return one if len(reports) == 1 else many
