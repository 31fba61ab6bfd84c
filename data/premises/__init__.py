"""The register of the nine premises: events, rules, statuses, submissions."""
