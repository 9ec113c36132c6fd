"""Words that have quotation marks of their own do not get ours around them too: on the terminal, the page, in Markdown."""

import re
from html import unescape
from pathlib import Path

import pytest
from tests.edges.store.small_reports import record

from quoth import read
from quoth.edges.formats.markdown import render_markdown
from quoth.edges.terminal import render_dossier
from quoth.edges.web.one_file import render_page

REPORTS = (
    ('"We stop now": Osk port shut', "Osk Herald", "2026-05-04T09:00:00+00:00",
     '"We stop now," said Ada Rell, who runs the port of Osk. She called the new rules "a rush to close 12 berths" and left.\n\n'
     'The crew said: "Nobody told us of the 12 berths."'),
    ("“Nobody told us” in Osk", "Harbour Gazette", "2026-05-05T09:00:00+00:00",
     "Ada Rell, who runs the port of Osk, said the rules were fair for 14 berths. “We stop today,” she said.\n\n"
     "“Nobody told us of the 14 berths,” said the crew. Rell was asked “in good time” to say “who knew.”"),
)  # fmt: skip
DOUBLED = re.compile(r"[“\"][ ]?[“\"]\w|\w[.,!?]?[”\"][ ]?[”\"]|“‘[^’‘”]*’”")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    file: Path = tmp_path_factory.mktemp("marks") / "reports.jsonl"
    file.write_bytes(b"\n".join(record(*report) for report in REPORTS))
    dossier = read([file])
    page = re.sub(r"<(style|head)\b.*?</\1>", "", render_page(dossier), flags=re.DOTALL)
    return {
        "terminal": render_dossier(dossier, width=100, ascii=False, colour=False),
        "markdown": render_markdown(dossier),
        "page": unescape(re.sub(r"<[^>]+>", "", page)),
    }


@pytest.mark.parametrize("form", ["terminal", "markdown", "page"])
def test_no_words_are_within_two_pairs_of_marks(told: dict[str, str], form: str) -> None:
    assert "12 berths" in told[form]
    assert DOUBLED.findall(told[form]) == []


@pytest.mark.parametrize("form", ["markdown", "page"])
def test_a_quotation_inside_our_marks_has_single_ones_and_both_of_them(told: dict[str, str], form: str) -> None:
    assert "‘a rush to close 12 berths’" in told[form]
    for words in re.findall(r"“([^“”]*)”", told[form]):
        assert '"' not in words
