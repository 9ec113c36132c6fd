"""The dossier and the audit as one HTML file: no script, no request, evidence opens by click or Enter."""

import base64
import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from quoth.compose.views import view_of
from quoth.edges.formats.doors import BY_ENDING, EXITS, PLAIN, TABLES
from quoth.edges.gate import visible
from quoth.edges.web.audit_rows import audit_rows
from quoth.edges.web.isolation import without_idle_isolation
from quoth.edges.web.notes import in_our_marks
from quoth.edges.web.story_rows import story_rows
from quoth.types import Audit, Dossier

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

QUOTED = re.compile(r"(“[^“”]*”|\"[^\"]*\")")
SURROGATE = re.compile("[\ud800-\udfff]")


def render_page(dossier: Dossier) -> str:
    """All stories of a dossier as one page."""
    stories = [story_rows(view_of(dossier, story), number) for number, story in enumerate(dossier.stories, 1)]
    title = stories[0]["title"] if len(stories) == 1 else f"{len(stories)} stories"
    rejected = [
        {"input": item.input.rsplit("/", 1)[-1], "reason": item.reason, "detail": item.detail}
        for item in dossier.rejected
    ]
    return rendered(
        "dossier.html",
        title=title,
        stories=stories,
        rejected=rejected,
        files=len(dossier.reports),
        linked=linked(dossier),
    )


def linked(dossier: Dossier) -> "Markup":
    """What the page tells as data of schema.org: a block that no browser runs and that nothing in it can end."""
    from markupsafe import Markup

    from quoth.edges.formats.writers.schema_org import block_for_page

    return Markup(block_for_page(dossier))


def render_audit_page(audit: Audit) -> str:
    """An audit as one page: the article sentence by sentence beside the source's words."""
    rows = audit_rows(audit)
    return rendered("audit.html", title=f"{rows['article']['name']} held against its sources", audit=rows)


def rendered(template: str, **values: Any) -> str:
    """A template filled in, with the version and the policy that lets our style in and nothing else."""
    from quoth import __version__

    frame = {"layout": "frame.html", "desk": False, "forms": "", "linked": "", **values}
    page: str = environment().get_template(template).render(version=__version__, policy=policy(), **frame)
    return without_idle_isolation(page)


@cache
def environment() -> "Environment":
    """Templates with escaping in every file, no undefined names, and acting characters made visible on the way out."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("quoth.edges.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=harmless,
    )
    made.filters["pieces"] = pieces
    made.globals["accepted"] = ",".join(sorted({*PLAIN, *BY_ENDING}))
    made.globals["exits"] = [(name, exit_.told, TABLES if exit_.tables else ()) for name, exit_ in EXITS.items()]
    made.filters["inner"] = in_our_marks
    return made


def harmless(value: object) -> object:
    """A string from outside with what would act, or what no file can hold, shown instead; escaping comes after."""
    if type(value) is not str:
        return value
    return SURROGATE.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", visible(value))


def pieces(sentence: str) -> list[tuple[bool, str]]:
    """A sentence of ours cut at its quotation marks: whether a piece is quoted, and its words without the marks."""
    cut = [(bool(QUOTED.fullmatch(piece)), piece) for piece in QUOTED.split(sentence) if piece]
    return [(marked, piece[1:-1] if marked else piece) for marked, piece in cut]


@cache
def policy() -> str:
    """The content policy: our style by its hash, nothing else, no form, no base."""
    style = environment().get_template("page.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'none'; base-uri 'none'"
