"""What people decided, as one list: the latest first, each with its way back."""

from typing import Any

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response

from quoth.edges.store.deciding import Decision, after_all, decided, undo
from quoth.edges.store.looking import rows_for
from quoth.edges.store.tables import decisions, reports
from quoth.edges.web.serving.answers import NotThere, elsewhere, id_in, listed_as, page, site_of, table_as
from quoth.edges.web.serving.deciding_rows import decision_row, name_given, usual_author, with_replaced, with_undone
from quoth.edges.web.serving.telling_anew import told_anew, told_or_counted

COLUMNS = ("id", "kind", "told", "reports", "words", "value", "reason", "author", "at", "state", "undoes")


def line_of(row: dict[str, Any]) -> str:
    """One decision of the list, in a line of Markdown."""
    from quoth.edges.formats.markdown import plain

    return (
        f"{plain(row['at'])} {plain(row['author'])}: {row['told']}{plain(told_value(row['value']))}"
        f"{plain(told_value(row['reason']))} "
        f"({row['state']}) {plain('; '.join(row['words']))}"
    )


def corrections(request: Request) -> Response:
    """Everything that people have decided, as a page or a document."""
    form = listed_as(request)
    with site_of(request).reading() as connection:
        made = decided(connection)
        rows = with_replaced(with_undone([decision_row(kept) for kept in reversed(made)]), made)
        names = names_of(connection, {report for row in rows for report in row["reports"]})
    if form:
        return table_as(rows, form, "corrections", heading="Corrections", line=line_of, columns=COLUMNS)
    for row in rows:
        row["about"] = [{"id": key, "name": names[key]} for key in row["reports"] if key in names]
    return page(
        "corrections.html",
        title="Corrections",
        here="corrections",
        rows=rows,
        forms="/corrections",
        crumbs=[("stories", "/")],
    )


def names_of(connection: Connection, ids: set[str]) -> dict[str, str]:
    """What some reports are called: outlet and headline, as they were given."""
    wanted = select(reports.c.id, reports.c.outlet, reports.c.title)
    return {
        row["id"]: " · ".join(" ".join(words.split())[:100] for words in (row["outlet"], row["title"]) if words)
        or row["id"]
        for row in rows_for(connection, wanted, reports.c.id, ids)
    }


def told_value(value: str) -> str:
    """What a decision says, in brackets."""
    return f" ({value})" if value else ""


def take_back(request: Request) -> Response:
    """Undoes a decision, which stays on record; the stories are told anew."""
    key, site = id_in(request.path_params["decision"]), site_of(request)
    with site.reading() as connection:
        found = connection.execute(select(decisions.c.kind, decisions.c.subject).where(decisions.c.id == key)).first()
        author = name_given(request) or usual_author(connection)
    if found is None:
        raise NotThere
    with site.writing() as connection:
        since = after_all(connection, site.now())
        undo(connection, key, author=author, at=since)
        made = Decision(kind=found.kind, reports=tuple(found.subject), places=(), value={}, author=author, at=since)
        gone = told_or_counted(connection, made, since, changed=True)
    return elsewhere("/corrections") if gone is None else told_anew(site, "/corrections", gone)
