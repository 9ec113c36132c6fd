"""Pages: one self-contained file without script, the same order as the terminal dossier."""
