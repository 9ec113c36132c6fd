"""One file for each kind of value: an ordered tuple of rungs, the first that holds decides."""
