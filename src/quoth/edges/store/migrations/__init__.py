"""The steps from one shape of the store to the next, each in one transaction."""
