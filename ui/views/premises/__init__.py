"""The views of ``/spazi``."""
