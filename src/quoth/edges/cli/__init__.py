"""The command line: one file a command; errors become one line and an exit status here and nowhere else."""

import sys
from collections.abc import Sequence

import typer

# Typer carries its own copy of click since 0.26 and re-exports no base class of usage errors; the version is pinned.
from typer._click import exceptions as usage

from quoth.edges.cli import about, annotate, audit, demo, read
from quoth.edges.cli.output import (
    EXIT_INTERRUPTED,
    EXIT_WRONG_USE,
    close_quietly,
    exit_status_of,
    say,
    say_error,
    say_unwritten,
)
from quoth.errors import QuothError

app = typer.Typer(
    name="quoth",
    help=(
        "Reads several news reports of one event: who says what, through whom; where the reports disagree; "
        "on how many independent origins each claim rests. Nothing leaves this machine."
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
read.register(app)
annotate.register(app)
audit.register(app)
demo.register(app)
about.register(app)


@app.callback(invoke_without_command=True)
def options(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """Options before the command."""
    if version:
        from quoth import __version__

        say(f"quoth {__version__}")
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and leaves with the contract's exit status."""
    raise SystemExit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """The exit status of the command; every expected failure is one message on standard error."""
    try:
        status = typer.main.get_command(app).main(args=list(arguments), prog_name="quoth", standalone_mode=False)
        sys.stdout.flush()
    except usage.NoArgsIsHelpError as error:
        sys.stderr.write(error.format_message() + "\n")
        return EXIT_WRONG_USE
    except usage.UsageError as error:
        command = error.ctx.command_path if error.ctx else "quoth"
        say_error(error.format_message(), hint=f"{command} --help shows how it is used, with an example")
        return EXIT_WRONG_USE
    except (typer.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except QuothError as error:
        say_error(str(error), hint=error.hint)
        return exit_status_of(error)
    except BrokenPipeError:
        close_quietly()
        return 0
    except OSError as error:
        say_unwritten(error)
        return EXIT_WRONG_USE
    return status if isinstance(status, int) else 0
