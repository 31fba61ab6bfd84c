"""The views of ``/quartiere``."""
