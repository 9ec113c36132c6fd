"""Scores figures and dates on NewsQuant, TimeBank and AQUAINT with the scorers of those data sets.

    python benchmarks/values.py --data FOLDER --scorers FOLDER [--keep FOLDER]

DATA holds `newsquant/dev.jsonl.gz` and `timex/{timebank,aquaint}.jsonl.gz`; SCORERS holds `score_quantities.py` and
`score_dates.py`. What is found is written in the conventions of the data sets (unit names, TIMEX3 values) before it
is scored; `--keep` leaves the predictions in a folder.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from quoth.annotate.dates import times_of
from quoth.annotate.quantities import find_quantities
from quoth.annotate.units import singular, units
from quoth.clean import clean_report
from quoth.text.dating import TimeExpression
from quoth.types import Quantity, RawReport, Report, Span

# Names of our units in the data set where they differ.
UNIT_NAMES = {
    "percent": "percentage", "USD": "dollar", "EUR": "euro", "JPY": "japanese yen", "GBP": "pound sterling", "CNY": "chinese yuan",
    "DKK": "danish krone", "INR": "indian rupee", "ILS": "shekel", "HKD": "hong kong dollar", "CAD": "canadian dollar",
    "AUD": "australian dollar", "NZD": "new zealand dollar", "ZAR": "south african rand", "MYR": "malaysian ringgit",
    "km": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram", "g": "gram", "mg": "milligram",
    "lb": "pound-mass", "mph": "mile per hour", "km/h": "kilometre per hour", "m/s": "metre per second", "tonne": "ton",
    "gigatonne": "gigaton", "MW": "megawatt", "GW": "gigawatt", "kW": "kilowatt", "W": "watt", "kWh": "kilowatt hour",
    "MWh": "megawatt hour", "GWh": "gigawatt hour", "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte", "Hz": "hertz",
    "MPa": "megapascal", "GPa": "gigapascal", "hp": "horsepower", "ksi": "kilopound per square inch",
    "psi": "pound per square inch", "kV/cm": "kilovolt per centimetre", "rpm": "revolutions per minute", "mpg": "mile per gallon",
    "ppm": "part per million", "ppb": "parts-per-billion", "m2": "square metre", "mile2": "square mile", "foot2": "square foot",
    "km2": "square kilometre", "ml": "millilitre", "times": "count", "time": "count", "mAh": "milliampere-hour", "dB": "decibel",
    "cent": "cent",
}  # fmt: skip
MEASURES = set(units().values())
CHANGES = {"about": "~", "at-least": ">", "more-than": ">", "at-most": "<", "less-than": "<"}


def report_of(row: dict[str, Any]) -> Report:
    text = row["text"]
    raw = RawReport(
        id=row["id"], input=row["id"], also=(), title=None, outlet=None, publisher=None, authors=(),
        published=row.get("dct"), url=None, language="en", text=text, title_apart=False, found={},
    )  # fmt: skip
    whole = (Span(0, len(text)),)
    return Report(raw=raw, headline=None, sentences=whole, paragraphs=whole, marks=(), credit=None)


STOP_WORDS = frozenset({"of", "the", "and", "a", "'s", "’s", "their", "its", "&"})


def quantity_record(text: str, quantity: Quantity) -> dict[str, Any] | None:
    """A quantity in the conventions of the data set; a comparison without a number is none there."""
    low, high = quantity.low, quantity.high
    ends = [end for end in (low, high) if end is not None]
    words = quantity.span.of(text).lower()
    if not ends:
        times = quantity.relative is not None and "times" in words
        change = CHANGES.get(quantity.bound, "=")
        return (
            {"value": quantity.relative.factor, "unit": "count", "change": change}
            if times and quantity.relative
            else None
        )
    share = quantity.unit == "percent" and not any(mark in words for mark in ("%", "cent", "pct", "pc"))
    ends = [end / 100 for end in ends] if share else ends
    vague = words.split()[0] in VAGUE_WORDS and quantity.high is None
    value = [ends[0] // 2, ends[0] * 5] if vague else (ends if len(ends) == 2 and low != high else ends[0])
    return {
        "value": value,
        "unit": f"{quantity.unit} of age" if AGE.search(words) else unit_name(quantity, share=share),
        "change": "=" if vague else CHANGES.get(quantity.bound, "="),
    }


AGE = re.compile(r"[- ]old\b")
VAGUE_WORDS = {"dozens", "tens", "hundreds", "thousands", "millions", "billions"}


def unit_name(quantity: Quantity, *, share: bool) -> str | None:
    """The name of a unit: a counted noun is its own, in the singular, and a rate is part of the unit."""
    noun = " ".join(word for word in quantity.counts.split() if word.lower() not in STOP_WORDS)
    noun = " ".join([*noun.split()[:-1], noun_singular(noun.split()[-1])]) if noun else ""
    if share:
        return f"% {noun or '-'}"
    unit = quantity.unit
    known = unit is not None and (unit in UNIT_NAMES or unit.isupper() or unit in MEASURES)
    name = UNIT_NAMES.get(unit or "", unit) if known or not noun else noun
    rate = next((word for word in quantity.scope if word.startswith("per ")), "")
    return f"{name} {rate}".strip() if name else None


def noun_singular(word: str) -> str:
    return {"men": "man", "women": "woman", "children": "child"}.get(word) or (
        "home" if word == "homes" else singular(word)
    )


def joined_changes(text: str, quantities: tuple[Quantity, ...]) -> list[Quantity]:
    """The data set writes "from 10 to 12" as one range, also where the words tell a change."""
    made: list[Quantity] = []
    for quantity in quantities:
        last = made[-1] if made else None
        between = text[last.end : quantity.start].strip() if last else ""
        opening = text[: last.start].split()[-1:] if last else []
        if last and between == "to" and [word.lower() for word in opening] == ["from"] and quantity.high is not None:
            unit, counts = (last.unit or quantity.unit), last.counts or quantity.counts
            made[-1] = replace(last, end=quantity.end, high=quantity.high, unit=unit, counts=counts, bound="between")
        else:
            made.append(quantity)
    return made


UNIT_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "quarter": "Q", "decade": "Y", "century": "C",
                "hour": "H", "minute": "M", "second": "S", "fortnight": "W"}  # fmt: skip
CLOCK_UNITS = {"hour", "minute", "second"}
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
TYPES = {"date": "DATE", "clock": "TIME", "duration": "DURATION", "set": "SET", "reference": "DATE"}


def timex_value(made: TimeExpression) -> str | None:
    """The TIMEX3 value of a time; None for a time of day without its day."""
    if made.kind == "clock":
        return None
    if made.kind == "reference":
        return f"{made.reference.upper()}_REF"
    if made.kind == "date":
        return date_value(made)
    amount = "X" if made.amount is None else f"{made.amount * (10 if made.unit == 'decade' else 1):g}"
    return f"P{'T' if made.unit in CLOCK_UNITS else ''}{amount}{UNIT_LETTERS[made.unit]}"


def date_value(made: TimeExpression) -> str:
    first, latest, precision = made.interval
    if first is None or latest is None:
        return "XXXX-XX-XX"
    week = "{}-W{:02}".format(*first.isocalendar())
    forms = {
        "month": f"{first:%Y-%m}",
        "year": f"{first:%Y}",
        "quarter": f"{first:%Y}-Q{(first.month + 2) // 3}",
        "season": f"{first:%Y}-{SEASONS.get(first.month)}",
        "week": week,
        "decade": f"{first:%Y}"[:3],
        "century": f"{first:%Y}"[:2],
    }
    if precision == "range" and first.weekday() == 5 and (latest - first).days == 1:
        return f"{week}-WE"
    return forms.get(precision, first.isoformat())


def raw_of(row: dict[str, Any]) -> RawReport:
    return report_of(row).raw


def score_dates(data: Path, scorer: Path, folder: Path) -> None:
    for name in ("timebank", "aquaint"):
        gold = data / "timex" / f"{name}.jsonl.gz"
        with gzip.open(gold, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        path = folder / f"{name}.jsonl"
        reports = [clean_report(raw_of(row)) for row in rows]
        start = time.perf_counter()
        found = [[made for sentence in times_of(report) for made in sentence.times] for report in reports]
        seconds = time.perf_counter() - start
        sentences = sum(len(report.sentences) for report in reports)
        with path.open("w", encoding="utf-8") as out:
            for row, times in zip(rows, found, strict=True):
                records = [
                    {"start": made.start, "end": made.end, "type": TYPES[made.kind], "value": value}
                    for made in times
                    if (value := timex_value(made))
                ]
                out.write(json.dumps({"id": row["id"], "timexes": records}) + "\n")
        print(f"{name}: {sentences / seconds:.0f} sentences a second", flush=True)
        subprocess.run([sys.executable, scorer, gold, path], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorers", type=Path, required=True)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    folder = arguments.keep or Path(tempfile.mkdtemp())
    gold = arguments.data / "newsquant" / "dev.jsonl.gz"
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    reports = [report_of(row) for row in rows]
    start = time.perf_counter()
    found = [find_quantities(report) for report in reports]
    seconds = time.perf_counter() - start
    path = folder / "newsquant.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for row, quantities in zip(rows, found, strict=True):
            text = row["text"]
            given = joined_changes(text, quantities)
            records = [record for quantity in given if (record := quantity_record(text, quantity))]
            out.write(json.dumps({"id": row["id"], "quantities": records}) + "\n")
    print(f"newsquant: {len(rows) / seconds:.0f} texts a second")
    subprocess.run([sys.executable, arguments.scorers / "score_quantities.py", gold, path], check=True)
    score_dates(arguments.data, arguments.scorers / "score_dates.py", folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
