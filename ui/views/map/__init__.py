"""The views of ``/mappa``."""
