"""The store: every report that was given, what was read in it, the stories it is told in, what people decided.

Its modules are imported where they are used, since the database packages are slow to load: `opening` opens a store,
`adding` takes reports in, `settling` makes the stories, `looking` and `listing` and `searching` read it.
"""
