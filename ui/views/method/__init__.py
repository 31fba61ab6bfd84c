"""The views of ``/metodo``."""
