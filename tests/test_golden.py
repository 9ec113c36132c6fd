"""Golden events: a folder each with its reports and the dossier that was read and found good.

`pytest tests/test_golden.py --accept` takes today's output as the golden one; read the difference before committing.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from quoth import read
from quoth.edges.formats.dossier_json import dossier_object
from quoth.edges.terminal import render_dossier
from quoth.types import Dossier

GOLDEN = Path(__file__).resolve().parent / "golden"


def summary_of(dossier: Dossier) -> dict[str, object]:
    """What a person would check of a dossier, with words in the place of offsets."""
    made = dossier_object(dossier)
    texts = {report["id"]: report["text"] for report in made["reports"]}
    names = {report["id"]: report["outlet"] or report["input"] for report in made["reports"]}

    def words(span: dict[str, Any]) -> str:
        if span.get("part") == "title":
            return f"{names[span['report']]} (headline)"
        return f"{names[span['report']]}: {texts[span['report']][span['start'] : span['end']]}"

    return {
        "stories": [
            {
                "title": story["title"],
                "origins": [story["lineage"]["origins"]["low"], story["lineage"]["origins"]["high"]],
                "groups": [[names[r] for r in group["reports"]] for group in story["lineage"]["origins"]["groups"]],
                "edges": [
                    f"{names[edge['child']]} < {names.get(edge['parent'], edge['parent'])} : {edge['kind']}"
                    for edge in story["lineage"]["edges"]
                ],
                "differences": [
                    {
                        "kind": difference["kind"],
                        "verdict": difference["verdict"],
                        "between": difference["between"],
                        "question": difference["question"],
                        "sides": [[words(span) for span in side["spans"]] for side in difference["sides"]],
                    }
                    for difference in story["differences"]
                ],
                "claims": len(story["claims"]),
                "disputed": [claim["text"] for claim in story["claims"] if claim["status"] == "disputed"],
                "speakers": [speaker["name"] for speaker in story["speakers"]],
                "omissions": len(story["omissions"]),
                "brief": [sentence["text"] for sentence in story["brief"]],
            }
            for story in made["stories"]
        ],
    }


def events() -> list[Path]:
    return sorted(path for path in GOLDEN.iterdir() if path.is_dir())


def reports_of(event: Path, demo_file: Path) -> Path:
    return demo_file if event.name == "ellery-port-fire" else event / "reports.jsonl"


@pytest.mark.parametrize("event", events(), ids=lambda event: event.name)
def test_the_dossier_is_the_golden_one(event: Path, demo_file: Path, request: pytest.FixtureRequest) -> None:
    dossier = read([reports_of(event, demo_file)])
    found = json.dumps(summary_of(dossier), ensure_ascii=False, indent=1) + "\n"
    screen = render_dossier(dossier, width=100, ascii=False, colour=False)
    if request.config.getoption("--accept"):
        (event / "dossier.json").write_text(found, encoding="utf-8")
        (event / "screen.txt").write_text(screen, encoding="utf-8")
    assert found == (event / "dossier.json").read_text(encoding="utf-8")
    assert screen == (event / "screen.txt").read_text(encoding="utf-8")
