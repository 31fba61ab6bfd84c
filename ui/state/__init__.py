"""What a visit remembers: the address, the shared selection, what a person has loaded."""
