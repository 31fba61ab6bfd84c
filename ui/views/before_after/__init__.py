"""The views of ``/prima-dopo``."""
