"""`quoth remove`: reports out of the store, for good."""

import click

from quoth.edges.cli.desk import desk_on, opened, with_store
from quoth.edges.cli.options import settings_for, with_model, with_model_hash, with_no_progress
from quoth.edges.cli.output import ProgressLine, say_note
from quoth.edges.gate import visible
from quoth.errors import WrongUse
from quoth.text.counting import counted


@click.command("remove", epilog="Example:\n\n  quoth remove 3f2a --yes\n")
@click.argument("named", nargs=-1, required=True, metavar="REPORT...")
@click.option("--yes", is_flag=True, help="Remove; without it only what would go is told.")
@with_store
@with_model
@with_model_hash
@with_no_progress
def remove(named: tuple[str, ...], yes: bool, quiet: bool) -> None:
    """Take reports out of the store for good, by their ids or beginnings of them (demo: all of the demo)."""
    from quoth.edges.store.deciding import Kept
    from quoth.edges.store.engines import writing
    from quoth.edges.store.removing import going, remove_reports, reports_named
    from quoth.edges.store.settling import settle

    progress = ProgressLine(quiet=quiet)
    with opened() as store:
        with writing(store.engine) as connection:
            ids = list(dict.fromkeys(report for name in named for report in reports_named(connection, name)))
            made: dict[str, Kept] = {}
            for one in (going(connection, report) for report in ids):
                say_note(f"{'removed' if yes else 'would go'}: {one.report}  {visible(one.title)}")
                made |= {kept.id: kept for kept in one.made}
            for kept in made.values():
                say_note(f"with it: {kept.decision.kind} by {visible(kept.decision.author)}, {kept.decision.at[:10]}")
            if not yes:
                raise WrongUse("Nothing was removed.", hint="Say --yes as well; quoth export keeps a copy.")
            remove_reports(connection, ids)
        changed = settle(desk_on(store, settings_for(None), progress))
    progress.clear()
    say_note(f"{counted(changed, 'story', 'stories')} made or changed in {store.name}")
