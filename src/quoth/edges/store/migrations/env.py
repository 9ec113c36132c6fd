"""What Alembic runs: the steps, on the connection and in the transaction that were handed in."""

from alembic import context

from quoth.edges.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
