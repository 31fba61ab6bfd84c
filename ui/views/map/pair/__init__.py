"""Two measures in one view of ``/mappa``."""
