"""One module a kind of value: each ladder is an ordered tuple of rungs, and the first rung that holds decides."""
