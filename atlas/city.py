"""The city this atlas is of, and what the atlas knows of its districts."""

from base.city import CITY

__all__ = ["CENTRAL_DISTRICT", "CITY"]

CENTRAL_DISTRICT = 1
"""The district (Municipio) of the centre."""
