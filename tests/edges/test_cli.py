"""The command line as a user meets it: exit statuses, streams, formats, bad input that never ends in a traceback."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from quoth.edges.formats.dossier_json import json_schema

MAYOR = (
    "Bridge closed after crack is found\n\n"
    "The mayor of Tolm, Anna Reik, said on Monday that the bridge would stay closed for at least 12 weeks.\n\n"
    "Engineers found a crack of 40 centimetres in a pillar, the city said.\n"
)
UNION = (
    "Tolm bridge: union says 20 weeks are needed\n\n"
    "The builders' union said the repair of the bridge would take 20 weeks. Its chairman, Olaf Brenn, denied that "
    '12 weeks, as Mayor Anna Reik had said, were enough. "We know the pillars of the bridge," he said in Tolm.\n'
)


def quoth(
    *arguments: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "quoth", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, "NO_COLOR": "", **(env or {})},
        timeout=120,
        check=False,
    )


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "mayor.txt", tmp_path / "union.txt"
    first.write_text(MAYOR, encoding="utf-8")
    second.write_text(UNION, encoding="utf-8")
    return first, second


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    """Standard error, after the promise that holds for every run: no traceback, no raw escape."""
    error = done.stderr.decode()
    assert "Traceback" not in error
    assert b"\x1b" not in done.stdout
    return error


def test_two_reports_give_a_dossier_in_text(two: tuple[Path, Path]) -> None:
    done = quoth("read", *two)
    assert done.returncode == 0
    assert "2 reports" in done.stdout.decode()
    assert told(done) == ""


def test_json_agrees_with_the_schema(two: tuple[Path, Path]) -> None:
    done = quoth("read", *two, "--json")
    dossier = json.loads(done.stdout)
    jsonschema.validate(dossier, json_schema("dossier/1"))
    assert [report["input"] for report in dossier["reports"]] == [str(path) for path in two]
    assert dossier["rejected"] == []


def test_annotate_prints_a_line_a_report_that_agrees_with_the_schema(two: tuple[Path, Path]) -> None:
    lines = quoth("annotate", *two).stdout.splitlines()
    assert len(lines) == 2
    for line in lines:
        jsonschema.validate(json.loads(line), json_schema("report/1"))


def test_audit_json_agrees_with_the_schema(two: tuple[Path, Path]) -> None:
    done = quoth("audit", two[1], "--against", two[0], "--json")
    assert done.returncode == 0
    jsonschema.validate(json.loads(done.stdout), json_schema("audit/1"))


def test_an_article_held_against_itself_has_no_finding(two: tuple[Path, Path]) -> None:
    audit = json.loads(quoth("audit", two[0], "--against", two[0], "--json").stdout)
    assert audit["findings"] == []
    assert {sentence["verdict"] for sentence in audit["sentences"]} <= {"supported", "mark", "own"}


def test_audit_takes_several_sources_after_one_option(two: tuple[Path, Path]) -> None:
    audit = json.loads(quoth("audit", two[0], "--against", two[1], two[0], "--json").stdout)
    assert len(audit["sources"]) == 2


def test_an_audit_goes_on_without_a_source_that_gives_no_report(two: tuple[Path, Path], tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    done = quoth("audit", two[0], "--against", two[1], empty, "--json")
    assert (done.returncode, len(json.loads(done.stdout)["sources"])) == (0, 1)
    assert "empty.txt was not read" in told(done)
    alone = quoth("audit", two[0], "--against", empty)
    assert (alone.returncode, alone.stdout) == (3, b"")
    assert "empty.txt: It holds no text" in told(alone)


def test_many_inputs_that_were_not_read_for_one_reason_are_told_in_one_note(two: tuple[Path, Path]) -> None:
    for name in "abcde":
        two[0].with_name(f"{name}.css").write_text("p {}", encoding="utf-8")
    notes = told(quoth("annotate", "-q", two[0].parent)).splitlines()
    assert len(notes) == 1
    assert "b.css and 3 more were not read: Files that end in .css" in notes[0]


def test_audit_takes_a_date_for_the_article_and_for_a_source(two: tuple[Path, Path]) -> None:
    dates = ("--date", "union.txt=2025-03-11", "--date", f"{two[0]}=2025-03-10")
    audit = json.loads(quoth("audit", two[1], "--against", two[0], *dates, "--json").stdout)
    assert audit["article"]["published"] == "2025-03-11"
    assert [source["published"] for source in audit["sources"]] == ["2025-03-10"]


def test_a_quiet_audit_prints_the_title_and_the_counts(two: tuple[Path, Path]) -> None:
    whole = quoth("audit", two[1], "--against", two[0]).stdout.decode().splitlines()
    assert quoth("audit", two[1], "--against", two[0], "-q").stdout.decode().splitlines() == whole[:2]


def test_fail_on_gives_status_1_only_for_its_kinds(tmp_path: Path) -> None:
    source, article = tmp_path / "s.txt", tmp_path / "a.txt"
    source.write_text(MAYOR, encoding="utf-8")
    article.write_text(MAYOR.replace("40 centimetres", "90 centimetres"), encoding="utf-8")
    assert quoth("audit", article, "--against", source, "--fail-on", "figure").returncode == 1
    assert quoth("audit", article, "--against", source, "--fail-on", "quote-invented").returncode == 0
    assert quoth("audit", article, "--against", source, "--fail-on", "nonsense").returncode == 2


def test_the_page_is_written_whole(two: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "dossier.html"
    assert quoth("read", *two, "--html", page).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert re.findall(r"<script[^>]*>", text) == ['<script type="application/ld+json">'], "data is no script"
    assert list(tmp_path.glob(".*part")) == []


def test_schema_and_config_print_every_output_and_every_limit() -> None:
    schemas = json.loads(quoth("schema").stdout)
    assert set(schemas) == {"dossier/1", "report/1", "audit/1"}
    settings = json.loads(quoth("config", "--json").stdout)
    assert all(row["reason"] for row in settings)


@pytest.mark.parametrize("command", ["read", "annotate", "audit", "schema", "config", "demo", "completion"])
def test_help_of_every_command_has_an_example(command: str) -> None:
    done = quoth(command, "--help")
    assert done.returncode == 0
    assert f"quoth {command}" in done.stdout.decode().split("Example:")[1]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_what_it_needs_to_complete(shell: str) -> None:
    assert b"_QUOTH_COMPLETE" in quoth("completion", shell).stdout


def test_help_is_quick_because_it_loads_no_heavy_library() -> None:
    code = (
        "import sys\nfrom quoth.edges.cli import run\nrun(['--help'])\n"
        "print([m for m in ('numpy', 'onnxruntime', 'trafilatura', 'babel', 'jinja2', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "arguments",
    [[], ["read"], ["read", "--nonsense"], ["reed", "a.txt"], ["read", "x", "--json", "--markdown"],
     ["read", "x", "--date", "tomorrow"], ["read", "x", "--language", "fr"], ["audit", "x"], ["schema", "dossier/9"]],
)  # fmt: skip
def test_wrong_use_is_status_2(arguments: list[str]) -> None:
    done = quoth(*arguments)
    told(done)
    assert done.returncode == 2


def test_nothing_readable_is_status_3(tmp_path: Path) -> None:
    done = quoth("read", tmp_path / "missing.txt")
    assert done.returncode == 3
    assert "missing.txt" in told(done)


def test_one_unreadable_input_does_not_stop_the_others(two: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = quoth("read", *two, tmp_path / "empty.txt", "--json")
    assert done.returncode == 0
    assert "empty.txt" in told(done)
    dossier = json.loads(done.stdout)
    assert len(dossier["reports"]) == 2
    assert [item["reason"] for item in dossier["rejected"]] == ["empty"]


def random_bytes(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


BAD: dict[str, tuple[Callable[[Path], object], int]] = {
    "an empty file": (lambda path: path.write_bytes(b""), 3),
    "white space alone": (lambda path: path.write_bytes(b" \n\t\n"), 3),
    "a binary file": (random_bytes, 3),
    "one word": (lambda path: path.write_text("Flood", encoding="utf-8"), 0),
    "one sentence": (lambda path: path.write_text("The mayor said the bridge was closed.", encoding="utf-8"), 0),
    "another language": (
        lambda path: path.write_text(
            "Der Bürgermeister sagte, die Brücke bleibe bis Ende März gesperrt. " * 3, encoding="utf-8"
        ),
        3,
    ),
    "Windows-1252": (lambda path: path.write_bytes("The mayor said: “We can’t pay €4 million.”".encode("cp1252")), 0),
    "UTF-16": (lambda path: path.write_bytes(MAYOR.encode("utf-16")), 0),
    "unclosed quotation marks": (
        lambda path: path.write_text('The mayor said: "We will pay. ' * 30, encoding="utf-8"),
        0,
    ),
    "control characters": (
        lambda path: path.write_text(
            "Title \x1b]52;c;AAAA\x07 \x9b31m end\n\n\x1b[2JThe mayor said no.", encoding="utf-8"
        ),
        0,
    ),
    "quotation marks of all kinds": (
        lambda path: path.write_text(
            "„So“ said «he», ‘they’ or “she”, 'no' \"yes\" said the mayor. " * 20, encoding="utf-8"
        ),
        0,
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_ends_with_a_message_and_the_contracts_status(name: str, tmp_path: Path) -> None:
    make, status = BAD[name]
    path = tmp_path / "input.txt"
    make(path)
    done = quoth("read", path)
    error = told(done)
    assert done.returncode == status, error
    if status == 3:
        assert "input.txt" in error
    for raw in (b"\x1b", b"\x9b".decode("latin-1").encode(), b"\x07"):
        assert raw not in done.stdout + done.stderr


def test_a_folder_with_nothing_readable_is_status_3(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 500)
    done = quoth("read", tmp_path)
    assert done.returncode == 3
    assert "photo.jpg" in told(done) or str(tmp_path) in told(done)


def test_a_broken_line_is_rejected_with_its_number_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [json.dumps({"title": "A", "text": MAYOR}), "{broken", json.dumps({"title": "B", "text": UNION})]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    done = quoth("read", path, "--json")
    dossier = json.loads(done.stdout)
    assert [report["input"] for report in dossier["reports"]] == [f"{path}#1", f"{path}#3"]
    assert [item["input"] for item in dossier["rejected"]] == [f"{path}#2"]


def test_the_same_report_twice_is_one_report(two: tuple[Path, Path], tmp_path: Path) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_bytes(two[0].read_bytes())
    dossier = json.loads(quoth("read", *two, twin, "--json").stdout)
    assert len(dossier["reports"]) == 2
    assert dossier["reports"][0]["also"] == [str(twin)]


def test_reports_come_by_standard_input_parted_by_form_feeds() -> None:
    done = quoth("read", "-", "--json", stdin=f"{MAYOR}\f{UNION}".encode())
    assert len(json.loads(done.stdout)["reports"]) == 2


def test_the_brief_is_as_long_as_one_asks(two: tuple[Path, Path]) -> None:
    whole, short = (quoth("read", *two, "--brief", "--words", words).stdout.decode().split() for words in ("120", "20"))
    assert 0 < len(short) < len(whole)
    assert sum(not word.startswith("[") for word in short) <= 20 + 8  # the marks of the citations come on top
    refused = quoth("read", *two, "--words", "5")
    assert refused.returncode == 2
    assert "20" in told(refused)


def test_two_reports_of_different_events_are_two_stories(two: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "chess.txt"
    other.write_text(
        "Chess: Ilvane wins the Harrow open\n\nGrandmaster Rosa Ilvane won the Harrow open on Sunday with 8.5 points "
        "from nine games. She beat the Dutch teenager Pim Hoek in the last round.\n",
        encoding="utf-8",
    )
    dossier = json.loads(quoth("read", two[0], other, "--json").stdout)
    assert len(dossier["stories"]) == 2


def test_a_date_given_by_hand_places_the_relative_days(two: tuple[Path, Path]) -> None:
    dossier = json.loads(quoth("read", two[0], "--date", "mayor.txt=2026-03-11", "--json").stdout)
    [report] = dossier["reports"]
    assert report["published"].startswith("2026-03-11")
    monday = next(date for date in report["dates"] if report["text"][date["start"] : date["end"]].endswith("Monday"))
    assert monday["earliest"] == "2026-03-09"


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(two: tuple[Path, Path], seed: str) -> None:
    first = quoth("read", *two, "--json", env={"PYTHONHASHSEED": "5"})
    assert quoth("read", *two, "--json", env={"PYTHONHASHSEED": seed}).stdout == first.stdout


def test_colour_is_off_where_no_terminal_is(two: tuple[Path, Path]) -> None:
    assert b"\x1b" not in quoth("read", *two).stdout


def test_ascii_prints_nothing_else(two: tuple[Path, Path]) -> None:
    quoth("read", *two, "--ascii").stdout.decode("ascii")


def test_the_demo_reads_and_copies_itself(tmp_path: Path) -> None:
    assert "6 reports" in quoth("demo").stdout.decode()
    assert quoth("demo", "--copy", tmp_path / "demo").returncode == 0
    copied = sorted(path.name for path in (tmp_path / "demo").iterdir())
    assert len([name for name in copied if name.endswith(".txt")]) == 6
    dossier = json.loads(quoth("demo", "--json").stdout)
    for kept in ("*", "*.txt"):
        again = json.loads(quoth("read", *sorted((tmp_path / "demo").glob(kept)), "--json").stdout)
        assert {report["id"] for report in again["reports"]} == {report["id"] for report in dossier["reports"]}


def test_an_unwritable_page_is_an_error_in_words(two: tuple[Path, Path], tmp_path: Path) -> None:
    done = quoth("read", *two, "--html", tmp_path / "no" / "such" / "folder.html")
    assert done.returncode == 2
    assert "could not be written" in told(done)


def test_a_closed_pipe_is_quiet(two: tuple[Path, Path]) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m quoth read {two[0]} {two[1]} --json | head -c 10"],
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    "command",
    ["read {a} {b}", "read {a} --json", "read {a} --markdown", "annotate {a}", "audit {a} --against {b}", "schema",
     "config", "demo", "--version", "read --help"],
)  # fmt: skip
def test_a_full_disk_is_an_error_in_words(command: str, two: tuple[Path, Path]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "quoth", *command.format(a=two[0], b=two[1]).split()],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    error = done.stderr.decode()
    assert done.returncode == 2
    assert error.startswith("error: the answer could not be written: no space left on device.")
    assert "Traceback" not in error


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_standard_error_that_takes_nothing_does_not_stop_the_answer(two: tuple[Path, Path], tmp_path: Path) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "quoth", "read", two[0], tmp_path / "missing.txt", "--json"],
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
        )
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["reports"]) == 1


@pytest.mark.parametrize("arguments", [["read", "{a}", "--html", "{file}/page.html"], ["demo", "--copy", "{file}/x"]])
def test_a_place_that_cannot_be_written_is_an_error_in_words(
    arguments: list[str], two: tuple[Path, Path], tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    done = quoth(*(part.format(a=two[0], file=file) for part in arguments))
    assert done.returncode == 2
    assert "error: " in told(done)


def test_annotate_and_read_say_the_same_of_a_text_with_hidden_characters(tmp_path: Path) -> None:
    path = tmp_path / "hidden.txt"
    path.write_text(MAYOR.replace("said on", "sa\u200bid o\u200bn").replace("40 ", "4\u200b0 "), encoding="utf-8")
    [line] = quoth("annotate", path).stdout.splitlines()
    [report] = json.loads(quoth("read", path, "--json").stdout)["reports"]
    assert json.loads(line) == report
    assert report["statements"]
    assert any(quantity["low"] == 40 for quantity in report["quantities"])
