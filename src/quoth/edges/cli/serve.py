"""`quoth serve`: the pages of the store, on this machine alone."""

import click

from quoth.edges.cli.desk import now_in_words, opened, with_store
from quoth.edges.cli.options import chosen_encoder, with_model, with_model_hash
from quoth.edges.cli.output import say_bytes, say_note

PORT = 8400


@click.command("serve", epilog="Example:\n\n  quoth serve --port 0 --open\n")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="The port; 0 takes any that is free."
)
@click.option("--open", "open_browser", is_flag=True, help="Open the address in the browser as well.")
@with_store
@with_model
@with_model_hash
@click.pass_context
def serve(context: click.Context, port: int, open_browser: bool) -> None:
    """Show the store as pages to read, add to and correct, for a browser on this machine; Ctrl-C ends it."""
    from quoth.edges.web.serving.running import serve as serve_pages

    def tell(address: str) -> None:
        say_bytes(f"{address}\n".encode())
        say_note(f"the pages of {store.name}; nobody else on the network reaches them. Ctrl-C ends.")
        if open_browser:
            import webbrowser

            webbrowser.open(address)

    chosen_encoder()  # what is wrong with --model is said now, not at the first report
    model = (context.meta.get("quoth.model"), context.meta.get("quoth.model_sha256"))
    with opened(make=True) as store:
        serve_pages(store, port=port, model=model, now=now_in_words, say=tell)
