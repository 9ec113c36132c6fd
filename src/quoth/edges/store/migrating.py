"""An empty or an older store brought to this version's shape: all steps in one transaction, or none."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.schema import SchemaItem

from quoth.edges.store.tables import REVISION, metadata

STEPS = Path(__file__).parent / "migrations"
# Full-text search has tables of its own on each database, which no model describes.
SEARCH = "search"


def migrate(connection: Connection, to: str = REVISION) -> None:
    """Every step that is missing, in the transaction of the connection."""
    command.upgrade(settings_of(connection), to)


def migrate_back(connection: Connection, to: str) -> None:
    """The steps undone down to a revision: for trying a migration, not for keeping data."""
    command.downgrade(settings_of(connection), to)


def known_revisions() -> tuple[str, ...]:
    """Every revision that this version knows, the newest first."""
    return tuple(step.revision for step in ScriptDirectory(str(STEPS)).walk_revisions())


def differences_from_models(connection: Connection) -> list[object]:
    """What the tables of the store and the models of this version do not have in common."""
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "include_object": is_of_models, "target_metadata": metadata}
    )
    return list(compare_metadata(context, metadata))


def is_of_models(item: SchemaItem, name: str | None, kind: str, reflected: bool, other: SchemaItem | None) -> bool:
    """Whether a table or an index is described by the models."""
    return not (kind == "table" and (name or "").startswith(SEARCH))


def settings_of(connection: Connection) -> Config:
    """Alembic's settings: where the steps are, and the connection they run on."""
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    config.attributes["connection"] = connection
    return config
