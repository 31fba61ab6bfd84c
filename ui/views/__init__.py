"""One package a page; none knows another. What two pages share is in ``ui.widgets``."""
