"""The schema files → the contract as the rest of the package knows it."""
