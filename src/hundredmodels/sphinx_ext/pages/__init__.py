"""Pages that list the whole book: the home page, the ledger, the numbers, the data."""
