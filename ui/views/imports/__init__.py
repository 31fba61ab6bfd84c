"""The views of ``/importa``."""
