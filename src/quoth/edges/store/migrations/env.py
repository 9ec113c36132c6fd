"""What Alembic runs: the steps, on the connection and in the transaction that were handed in."""

from alembic import context

from quoth.edges.store.tables import metadata


def run_steps() -> None:
    """Every step that is asked for; a step that fails takes all of them back."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    context.run_migrations()


if __name__ == "env_py":  # the name by which Alembic runs this file; whoever imports it only looks
    run_steps()
