"""What may be done with a file made of several tables: one rule, from the cards of the tables."""

import re
from collections.abc import Iterable

from data.catalogue.card import Dataset, Licence

SHARES_ALIKE = re.compile(r"\b(?:BY-SA|ODbL)\b")
"""Licences under which whatever is made of a work is given on as the work itself was."""


class LicenceError(RuntimeError):
    """Tables whose licences each claim the whole would stand in one file."""


def share_alike(cards: Iterable[Dataset]) -> Licence | None:
    """The licence that claims the whole of what these tables make, if one does.

    Raises :class:`LicenceError` where two do.
    """
    claims = {card.licence.url: card.licence for card in cards}
    claims = {url: claim for url, claim in claims.items() if SHARES_ALIKE.search(claim.name.en)}
    if len(claims) > 1:
        raise LicenceError(f"{sorted(claims)} cannot stand in one file")
    return next(iter(claims.values()), None)


def licence_of(cards: Iterable[Dataset], language: str) -> str:
    """The licence of a file that holds these tables: the one that claims the whole, else each."""
    listed = list(cards)
    whole = share_alike(listed)
    if whole is not None:
        return whole.name.text(language)
    return "; ".join(dict.fromkeys(card.licence.name.text(language) for card in listed))


def attribution_of(cards: Iterable[Dataset], language: str) -> str:
    """Who is to be credited for these tables, each named once."""
    named = (who for card in cards for who in card.attribution.text(language).split("; "))
    return "; ".join(dict.fromkeys(named))
