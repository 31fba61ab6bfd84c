"""The city this atlas is of: the one place where the atlas's own floors learn which it is.

There is one city, and no second one is prepared for: a day on which there is shall find its values
in :mod:`base.city`, its words in the texts, and its choice here.
"""

from __future__ import annotations

from base.city import MILAN, City

CITY: City = MILAN

CENTRAL_DISTRICT = 1
"""The district (Municipio) of the centre."""
