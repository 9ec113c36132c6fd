"""Everything public has its place in the docs, and the examples of the docs are run."""

import importlib.util
import re
from pathlib import Path

import pytest

from quoth.edges.cli import app
from quoth.edges.cli.about import settings_table
from quoth.notation import (
    read_arrows,
    read_list,
    read_marks,
    read_rung,
    write_arrows,
    write_list,
    write_marks,
    write_rung,
)

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
COMMANDS = sorted(app.commands)
STAGES = ("acquire", "clean", "annotate", "cluster", "trace", "reconcile", "compose", "audit")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCS[page], re.DOTALL)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"quoth {command}" in README


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_is_in_the_readme_and_on_its_page(stage: str) -> None:
    assert f"| {stage} |" in README
    assert f"| {stage} |" in DOCS["pipeline.md"]


@pytest.mark.parametrize("name", [name for name, _, _ in settings_table()])
def test_every_setting_is_on_the_limits_page(name: str) -> None:
    assert f"`{name}`" in DOCS["limits.md"]


def test_every_page_is_in_the_index() -> None:
    assert set(DOCS) - {"index.md"} == set(re.findall(r"\]\((\w[\w-]*\.md)\)", DOCS["index.md"]))


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", *(f"docs/{name}" for name in DOCS)])
def test_links_to_files_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert ((ROOT / page).parent / target).exists(), target


@pytest.mark.parametrize("line", [line for block in blocks("notation.md", "marks") for line in block.splitlines()])
def test_examples_of_marks_come_back(line: str) -> None:
    assert write_marks(*read_marks(line)) == line


@pytest.mark.parametrize("line", [line for block in blocks("notation.md", "arrows") for line in block.splitlines()])
def test_examples_of_arrows_come_back(line: str) -> None:
    assert write_arrows(*read_arrows(line)) == line


@pytest.mark.parametrize("line", [line for block in blocks("notation.md", "ladder") for line in block.splitlines()])
def test_examples_of_rungs_come_back(line: str) -> None:
    assert write_rung(*read_rung(line)) == line


@pytest.mark.parametrize("block", blocks("notation.md", "list"))
def test_examples_of_lists_come_back(block: str) -> None:
    assert write_list(*read_list(block.strip().splitlines())) == block.strip()


def test_the_page_of_rules_is_in_step_with_the_code() -> None:
    spec = importlib.util.spec_from_file_location("make_rules", ROOT / "docs" / "make_rules.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    page = script.rules_page()
    assert page == DOCS["rules.md"], "a rule was changed: run python docs/make_rules.py"
    assert "- *unit is another*: " in page


def test_the_two_commands_of_the_readme_bring_what_they_need() -> None:
    assert "python3 -m pip install -q uv && python3 -m uv run quoth demo" in README
    assert "python3 -m pip install -q uv && python3 -m uv run pytest" in README
    assert "python3 -m uv run pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
