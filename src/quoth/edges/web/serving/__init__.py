"""The pages of a store, served on this machine alone: what may come in (`door`), what is answered, page by page."""
