"""The views of ``/indice``."""
