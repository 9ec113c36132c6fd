"""A module a format that is written: its `write` takes a dossier and gives bytes."""
