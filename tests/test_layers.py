"""The laws of the house: imports point one way, effects live at the edges, modules stay small and are told."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "quoth"

# A room may import from rooms of a lower floor, and from itself.
FLOORS = {
    "errors": 0, "types": 0,
    "settings": 1, "lexicons": 1,
    "text": 2, "encoder": 2,
    "compare": 3, "notation": 3,
    "acquire": 4, "clean": 4, "annotate": 4, "cluster": 4, "trace": 4, "reconcile": 4, "compose": 4, "audit": 4,
    "pipeline": 5,
    "edges": 6,
    "__init__": 7, "__main__": 7,
}  # fmt: skip

# Modules that touch the world: files, sockets, clock, environment, randomness, output.
EFFECTS = {
    "os", "io", "socket", "ssl", "time", "random", "secrets", "logging", "subprocess", "shutil", "tempfile",
    "urllib", "http", "requests", "httpx", "sqlite3", "threading", "multiprocessing", "getpass", "platform", "uuid",
}  # fmt: skip
EFFECT_CALLS = {"open", "print", "input", "breakpoint", "exec", "eval"}
EFFECT_METHODS = {"now", "today", "utcnow", "read_text", "write_text", "read_bytes", "write_bytes", "getenv"}
# Loading packaged words and weights is the one thing below the edges that reads a file.
LOADERS = {"lexicons", "encoder"}
DRAWERS = {"util", "utils", "helper", "helpers", "misc", "common", "manager", "handler"}
LONGEST_MODULE, LONGEST_FUNCTION = 400, 80


def room_of(path: Path, root: Path) -> str:
    return path.relative_to(root).parts[0].removesuffix(".py")


def imports_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are absolute"
            yield node.lineno, f"{node.module}"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def layer_faults(root: Path) -> list[str]:
    """Imports that point upward, or from one stage into another."""
    faults = []
    for path in sorted(root.rglob("*.py")):
        room = room_of(path, root)
        if room not in FLOORS:
            faults.append(f"{path.name}: the room {room} has no floor")
            continue
        for line, name in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
            parts = name.split(".")
            if parts[0] in ("training", "tests", "benchmarks"):
                faults.append(f"{path.relative_to(root)}:{line} imports {name}")
            if parts[0] != "quoth" or len(parts) == 1:
                continue
            target = parts[1] if parts[1] in FLOORS else "__init__"
            allowed = FLOORS[target] < FLOORS[room] or target == room or (target, room) == ("__init__", "edges")
            if not allowed:
                faults.append(f"{path.relative_to(root)}:{line} ({room}) imports {name}")
    return sorted(set(faults))


def effect_faults(root: Path) -> list[str]:
    """Touches of the world below `edges/`."""
    faults = []
    for path in sorted(root.rglob("*.py")):
        room = room_of(path, root)
        if room in ("edges", "__main__"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for line, name in imports_of(tree):
            if name.split(".")[0] in EFFECTS:
                faults.append(f"{path.relative_to(root)}:{line} imports {name}")
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            function = node.func
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            known = EFFECT_CALLS if isinstance(function, ast.Name) else EFFECT_METHODS
            if name in known and not (room in LOADERS and name in ("read_text", "read_bytes")):
                faults.append(f"{path.relative_to(root)}:{node.lineno} calls {name}")
    return faults


def size_faults(root: Path) -> list[str]:
    """Modules and functions that have outgrown their idea, and drawers."""
    faults = []
    for path in sorted(root.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if len(text.splitlines()) > LONGEST_MODULE:
            faults.append(f"{path.relative_to(root)} has {len(text.splitlines())} lines")
        if path.stem in DRAWERS or path.parent.name in DRAWERS:
            faults.append(f"{path.relative_to(root)} is a drawer")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    faults.append(f"{path.relative_to(root)}:{node.lineno} {node.name} has {length} lines")
    return faults


def docstring_faults(root: Path) -> list[str]:
    """Modules, public classes and public functions that do not say what they are for."""
    faults = []
    for path in sorted(root.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            faults.append(f"{path.relative_to(root)} does not say what it is for")
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
                continue
            if not ast.get_docstring(node):
                faults.append(f"{path.relative_to(root)}:{node.lineno} {node.name} has no docstring")
    return faults


def cycle_faults(root: Path) -> list[str]:
    """Modules that import each other in a ring at the top of the file."""
    graph: dict[str, set[str]] = {}
    names = {
        ".".join(["quoth", *path.relative_to(root).with_suffix("").parts]).removesuffix(".__init__"): path
        for path in root.rglob("*.py")
    }
    for name, path in names.items():
        top = ast.Module(body=[n for n in ast.parse(path.read_text(encoding="utf-8")).body
                               if isinstance(n, ast.Import | ast.ImportFrom)], type_ignores=[])  # fmt: skip
        graph[name] = {target for _, target in imports_of(top) if target in names and target != name}
    done: set[str] = set()
    faults: list[str] = []

    def visit(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            faults.append(" -> ".join((*way[way.index(name) :], name)))
        elif name not in done:
            for target in sorted(graph[name]):
                visit(target, (*way, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())
    return faults


Law = Callable[[Path], list[str]]
LAWS: tuple[Law, ...] = (layer_faults, effect_faults, size_faults, docstring_faults, cycle_faults)

PLANTED = {
    "layer_faults": {"text/upward.py": '"""Doc."""\nfrom quoth.trace import trace_lineage\n'},
    "effect_faults": {"trace/clock.py": '"""Doc."""\nimport time\n'},
    "size_faults": {"clean/utils.py": '"""Doc."""\n'},
    "docstring_faults": {"audit/silent.py": "X = 1\n"},
    "cycle_faults": {
        "text/one.py": '"""Doc."""\nimport quoth.text.two\n',
        "text/two.py": '"""Doc."""\nimport quoth.text.one\n',
    },
}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_source_keeps_the_law(law: Law) -> None:
    assert law(SOURCE) == []


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_a_planted_violation_is_caught(law: Law, tmp_path: Path) -> None:
    for name, text in PLANTED[law.__name__].items():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    assert law(tmp_path) != []


@pytest.mark.parametrize(
    "planted",
    [
        "from quoth.audit import audit_article\n",
        "from quoth.edges.cli import main\n",
        "import quoth.pipeline\n",
        "import training.export_encoder\n",
    ],
)
def test_a_stage_cannot_import_a_stage_or_anything_above_it(planted: str, tmp_path: Path) -> None:
    (tmp_path / "reconcile").mkdir()
    (tmp_path / "reconcile" / "astray.py").write_text('"""Doc."""\n' + planted, encoding="utf-8")
    assert layer_faults(tmp_path)


@pytest.mark.parametrize(
    "planted", ["open('x')\n", "print('x')\n", "datetime.now()\n", "Path('x').read_text()\n", "import random\n"]
)
def test_a_stage_cannot_touch_the_world(planted: str, tmp_path: Path) -> None:
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean" / "reach.py").write_text('"""Doc."""\n' + planted, encoding="utf-8")
    assert effect_faults(tmp_path)
