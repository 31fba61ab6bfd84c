"""The cards of the tables, the contract they state, and reading by it."""
