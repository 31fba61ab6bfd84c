"""Before and after: the plan a person makes, its study, and the sentences it is told in."""
