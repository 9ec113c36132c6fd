"""Small pure tools about text, each module named by its subject."""
