"""A headline that stands apart from the text is held against the sources as well: numbers, names, places, a "no"."""

import pytest

from quoth.edges.formats.audit_sheet import audit_sheet
from quoth.edges.terminal import render_audit, render_side_by_side
from quoth.encoder import Encoder
from quoth.pipeline import build_audit
from quoth.settings import Settings
from quoth.types import Audit, Source

SOURCE = """---
outlet: Torran Press
---
Two divers were killed when a lock gate broke at Lake Ulva on Monday, rescue chief Edda Ruhl said.

The gate was built in 1931."""
ARTICLE = """---
title: {}
outlet: Ulva Mail
---
When a lock gate broke at Lake Ulva on Monday two divers were killed, said Edda Ruhl, the rescue chief."""


def headed(title: str, encoder: Encoder) -> Audit:
    article, source = (Source(name, words.encode(), "text") for name, words in (("b.txt", ARTICLE.format(title)), ("a.txt", SOURCE)))  # fmt: skip
    return build_audit(article, (source,), settings=Settings(), encoder=encoder)


@pytest.mark.parametrize(
    ("title", "kind", "severity"),
    [
        ("Three divers killed at Lake Ulva", "figure", "high"),
        ("Two divers killed by gate in Marrenbruck", "unsupported", "medium"),
    ],
)
def test_a_wrong_number_or_name_in_the_headline_is_found(
    title: str, kind: str, severity: str, encoder: Encoder
) -> None:
    made = headed(title, encoder)
    assert [(f.kind, f.severity, f.article.part) for f in made.findings] == [(kind, severity, "title")]
    shown = render_audit(made, width=100, ascii=False, colour=False)
    assert f"TITLE  “{title}”" in shown
    assert "Nothing was found" not in shown
    assert f"TITLE  “{title}”" in render_side_by_side(made, width=100, ascii=False, colour=False)
    verdict = "not in the source" if kind == "unsupported" else "changed"
    first = audit_sheet(made)[0]
    assert (first["paragraph"], first["sentence"], first["verdict"], first["kinds"]) == (0, title, verdict, [kind])


@pytest.mark.parametrize(
    "title", ["Two divers killed at Lake Ulva", "Lock gate breaks at Ulva, two dead", "Deaths at lake"]
)
def test_a_headline_that_has_it_right_is_left_in_peace(title: str, encoder: Encoder) -> None:
    made = headed(title, encoder)
    assert made.findings == ()
    assert "TITLE" not in render_audit(made, width=100, ascii=False, colour=False)


def test_a_headline_of_the_source_itself_is_left_in_peace(encoder: Encoder) -> None:
    title = "Divers killed near Marrenbruck"
    article = Source("b.txt", ARTICLE.format(title).encode(), "text")
    source = Source("a.txt", SOURCE.replace("---\noutlet", f"---\ntitle: {title}\noutlet", 1).encode(), "text")
    assert build_audit(article, (source,), settings=Settings(), encoder=encoder).findings == ()
