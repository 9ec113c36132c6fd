"""The command line: one file a command; errors become one line and an exit status here and nowhere else."""

import gc
import os
import sys
from collections.abc import Sequence

import click

from quoth import __version__
from quoth.edges.cli import (
    about,
    add,
    annotate,
    archive,
    audit,
    batch,
    demo,
    doctor,
    follow,
    forms,
    read,
    remove,
    serve,
    stories,
    watch,
)
from quoth.edges.cli.desk import with_store
from quoth.edges.cli.options import with_model, with_model_hash
from quoth.edges.cli.output import (
    EXIT_INTERRUPTED,
    EXIT_WRONG_USE,
    close_quietly,
    exit_status_of,
    say_error,
    say_unwritten,
)
from quoth.errors import QuothError

# Loading modules and words makes many objects and hardly a cycle: with Python's 700 a twentieth of a run goes into
# looking for garbage (1.38 s of processor time instead of 1.30 for two reports, at the same peak of memory).
LOOK_FOR_GARBAGE_AFTER = 20_000
# The products of numpy are small here, and a second thread waits for the next one at full speed: a fifth of the processor time
# of 35 ledgers (14.9 s instead of 12.1), 0.1 s of 1.6 for two reports. Read when numpy is first imported, after this module.
THREADS_OF_NUMPY = ("OPENBLAS_NUM_THREADS", "1")


class InOrder(click.Group):
    """A program whose help lists the commands in the order in which they were added, not in that of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    help=(
        "Reads several news reports of one event: who says what, through whom; where the reports disagree; "
        "on how many independent origins each claim rests. Nothing leaves this machine unless --fetch or follow asks for it."
    ),
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="quoth %(version)s", help="Print the version and stop.")
@with_model
@with_model_hash
@with_store
def app() -> None:
    """The program."""


for command in (
    read.read, annotate.annotate, audit.audit, demo.demo,
    add.add, watch.watch, follow.follow, stories.stories, stories.show_story, stories.search, serve.serve, remove.remove,
    archive.export, archive.import_archive, archive.backup, doctor.doctor, batch.batch,
    forms.formats, about.schema, about.config, about.completion,
):  # fmt: skip
    app.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and leaves with the contract's exit status."""
    gc.set_threshold(LOOK_FOR_GARBAGE_AFTER)
    os.environ.setdefault(*THREADS_OF_NUMPY)
    raise SystemExit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """The exit status of the command; every expected failure is one message on standard error."""
    try:
        status = app.main(args=list(arguments), prog_name="quoth", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        sys.stderr.write(error.format_message() + "\n")
        return EXIT_WRONG_USE
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "quoth"
        say_error(error.format_message(), hint=f"{command} --help shows how it is used, with an example")
        return EXIT_WRONG_USE
    except (click.Abort, KeyboardInterrupt):
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
