"""`quoth doctor`: what is here, what is wrong, what to do."""

from itertools import groupby

import click

from quoth.edges.cli.desk import chosen_name, opened, with_store
from quoth.edges.cli.options import with_json, with_model, with_model_hash
from quoth.edges.cli.output import EXIT_DONE, EXIT_STORE_UNUSABLE, say, say_bytes
from quoth.edges.gate import visible
from quoth.errors import QuothError


@click.command("doctor", epilog="Example:\n\n  quoth doctor\n")
@with_store
@with_json
@with_model
@with_model_hash
def doctor(json: bool) -> int:
    """Print versions, model, store and limits; look the store over to the last span; say what to do about what is wrong."""
    from quoth.edges.cli.about import settings_table
    from quoth.edges.formats.dossier_json import as_document
    from quoth.edges.store.doctor import Complaint, Fact, complaints, methods, state_of, versions
    from quoth.edges.store.methods import method_of_reading

    facts: list[Fact] = [*versions(), *methods()]
    wrong: list[Complaint] = []
    try:
        with opened() as store:
            facts += state_of(store)
            wrong += complaints(store, method_of_reading(chosen_name()))
    except QuothError as error:
        wrong.append(Complaint(str(error), error.hint, grave=not str(error).startswith("There is no store")))
    facts += [Fact("limits", name, str(value)) for name, value, _ in settings_table()]
    if json:
        say_bytes(as_document({"facts": facts, "wrong": wrong}))
    else:
        for heading, listed in groupby(facts, key=lambda fact: fact.heading):
            say("\n".join([heading, *(f"  {fact.name:16} {visible(fact.value)}" for fact in listed)]))
        say("what is wrong" if wrong else "Nothing is wrong.")
        for item in wrong:
            say(f"  {visible(item.what)}\n    {visible(item.remedy)}")
    return EXIT_STORE_UNUSABLE if any(item.grave for item in wrong) else EXIT_DONE
