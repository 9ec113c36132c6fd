"""Writes docs/rules.md from the code: every rule and every rung of a ladder, in the order in which they are tried.

python docs/make_rules.py
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import quoth

PAGE = Path(__file__).parent / "rules.md"
HEAD = """# Rules

Every rule and every rung of a ladder, in the order in which they are tried. The sentence behind a name is what the rule
asserts where it holds: its "because". Made from the code by `python docs/make_rules.py`; a test holds both in step.
"""
Rule = Callable[..., object]


def rules_page() -> str:
    """The page: a section a module, a list for each ordered tuple of rules in it."""
    sections = [HEAD]
    for module in modules():
        lists = list(lists_of(module))
        if lists:
            name = module.__name__.removeprefix("quoth.")
            sections.append(f"## {name}\n\n{first_sentence(module.__doc__)}\n")
        for title, rules in lists:
            sections.append(f"**{title}**\n\n" + "".join(map(line_of, rules)))
    return "\n".join(sections)


def modules() -> Iterator[ModuleType]:
    """Every module of the package, by name."""
    names = (found.name for found in pkgutil.walk_packages(quoth.__path__, "quoth."))
    return (importlib.import_module(name) for name in sorted(names) if not name.endswith("__main__"))


def lists_of(module: ModuleType) -> Iterator[tuple[str, list[Rule]]]:
    """The ordered tuples of rules that a module itself makes."""
    for name in assigned(module):
        value = getattr(module, name, None)
        rows = value.values() if isinstance(value, dict) else [value]
        tuples = [row for row in rows if isinstance(row, tuple) and row and all(map(inspect.isfunction, row))]
        if tuples:
            yield name.replace("_", " ").capitalize(), list(dict.fromkeys(rule for row in tuples for rule in row))


def assigned(module: ModuleType) -> list[str]:
    """The names in capitals to which a module assigns, in order."""
    made: list[ast.expr] = []
    for node in ast.parse(inspect.getsource(module)).body:
        made += (
            [node.target] if isinstance(node, ast.AnnAssign) else node.targets if isinstance(node, ast.Assign) else []
        )
    return [target.id for target in made if isinstance(target, ast.Name) and target.id.isupper()]


def line_of(rule: Rule) -> str:
    """One rule: its name in words and what it asserts."""
    return f"- *{rule.__name__.replace('_', ' ')}*: {first_sentence(rule.__doc__)}\n"


def first_sentence(text: str | None) -> str:
    """The first paragraph of a docstring on one line, nothing in it read as markup."""
    paragraph = " ".join((text or "").strip().split("\n\n", 1)[0].split())
    return "".join(f"\\{char}" if char in "*_<[" else char for char in paragraph)


if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8")
