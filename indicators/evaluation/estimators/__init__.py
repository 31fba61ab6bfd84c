"""The estimators of an effect, each with its source."""
