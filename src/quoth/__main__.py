"""`python -m quoth` and the command `quoth`."""

from quoth.edges.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
