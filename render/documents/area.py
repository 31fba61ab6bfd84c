"""The sheet of an area."""

from __future__ import annotations

from datetime import date
from typing import Any

from atlas import repository
from atlas.neighbourhood import comparison, phrases
from atlas.neighbourhood.comparison import sources
from atlas.neighbourhood.profile import (
    IndexRank,
    Profile,
    best_words,
    headline,
    nothing_heavy,
    profile,
)
from atlas.premises.facts import nothing_open
from atlas.wording import numbers, text
from indicators.engine.city_test import Verdict
from render.documents.live_address import live_address, qr_svg
from render.documents.typst import pdf, typst_date
from render.figures import profile as profile_drawings
from render.figures.small_multiples import Panel, multiples_drawing
from render.figures.strip_plot import shape_svg, strip_svg
from render.style.palette import LIGHT

PANELS = 5
MARKS = 1.1
"""Size of the premises' marks on the small printed map."""


def area_sheet(
    area: int,
    language: str,
    *,
    as_of: date,
    public: str | None = None,
    index: IndexRank | None = None,
) -> bytes:
    """The A4 sheet of an area as PDF/UA-1.

    ``as_of`` is printed and dates the premises' states; ``public`` the address of the live copy.
    Raises ``KeyError`` for an unknown area.
    """
    shown = profile(area, language, index=index)
    return pdf("area", contents(shown, as_of=as_of, public=public))


def contents(shown: Profile, *, as_of: date, public: str | None) -> dict[str, Any]:
    """What is on the sheet, as plain data for the template."""
    words, language = text(shown.language), shown.language
    query = {"area": str(shown.area), **({"lingua": language} if language != "it" else {})}
    address = live_address(public, "quartiere", query)
    trends = _panels(shown)
    label = words("profile.trends_label", area=shown.short_name)
    return {
        "lang": language,
        "title": words("sheet.area_title", name=shown.name),
        "author": words("site.title"),
        "date": typst_date(as_of),
        "masthead": f"{words('site.title')} · {words('sheet.area')} · {shown.municipi_words()}",
        "made_on": numbers.day(as_of.isoformat(), language=language),
        "name": shown.name,
        "headline": headline(shown),
        "index": phrases.index_words(shown),
        "heaviest_title": words("profile.heaviest_title"),
        "heaviest": [phrases.burden(shown, key) for key in shown.heaviest],
        "nothing_heavy": nothing_heavy(shown),
        "best": best_words(shown),
        "alike_title": words("profile.alike_title"),
        "alike": [[one.name, one.text(language)] for one in shown.alike],
        "alike_none": words("profile.alike_none"),
        "map": profile_drawings.locator(
            shown.area, language=language, theme=LIGHT, as_of=as_of, marks=MARKS,
            alike=tuple(one.area for one in shown.alike),
        ),
        "map_alt": words("profile.locator", area=shown.short_name),
        "strips_title": words("profile.strips_title"),
        "heads": [words(f"sheet.head_{name}")
                  for name in ("indicator", "value", "city", "strip", "verdict")],
        "rows": _rows(shown, context=False),
        "context": words("sheet.context"),
        "context_scale": words("sheet.head_context"),
        "context_rows": _rows(shown, context=True),
        "reading": f"{words('profile.reading')} {words('sheet.marks')}",
        "no_trends": words("profile.no_series"),
        "trends_title": words("profile.trends_title"),
        "trends": multiples_drawing(trends, LIGHT, label, across=PANELS) if trends else "",
        "trends_alt": " ".join(one.said for one in trends) or label,
        **_around(shown, as_of),
        **_foot(shown, address),
    }  # fmt: skip


def _rows(shown: Profile, *, context: bool) -> list[dict[str, str]]:
    """The indicators of which one end is worse, or those of context: they share no scale."""
    return [
        {
            "title": one.title,
            "value": one.value,
            "interval": entry.ends(),
            "missing": one.note if one.verdict is Verdict.NO_VALUE else "",
            "city": one.city_bare,
            "strip": strip_svg(one, LIGHT, hidden=True),
            "said": one.said,
            "shape": shape_svg(one.verdict, LIGHT.ink),
            "verdict": one.verdict_written,
        }
        for entry, one in zip(shown.entries, profile_drawings.strips(shown), strict=True)
        if entry.is_context is context
    ]


def _panels(shown: Profile) -> tuple[Panel, ...]:
    """The series to print: of what weighs most where it has one, then in display order."""
    known = [one.key for one in shown.entries
             if profile_drawings.has_trend(one) and not one.row["reason"]]  # fmt: skip
    heavy = [key for key in shown.heaviest if key in known]
    rest = [key for key in known if key not in heavy]
    return profile_drawings.panels(shown, [*heavy, *rest][:PANELS])


def _around(shown: Profile, as_of: date) -> dict[str, Any]:
    words = text(shown.language)
    return {
        "places_title": words("profile.places_title"),
        "places": phrases.places(shown, as_of),
        "no_premises": words("profile.no_premises"),
        "nothing_open": nothing_open(repository.premises_facts(as_of, shown.language))
        if any(one.kind == "premises" for one in shown.around)
        else "",
        "services_title": words("profile.services_title"),
        "services": "; ".join(
            f"{name}: {found} ({year})" for name, found, year in phrases.service_rows(shown)
        )
        + ". "
        + words("profile.services_note"),
    }


def _foot(shown: Profile, address: str | None) -> dict[str, Any]:
    words = text(shown.language)
    notes = [
        [words("profile.rule_title"), words("profile.rule")],
        [words("source.limits"), words("profile.caveat")],
        [words("profile.alike_title"), comparison.alike_rule(shown.language)],
    ]
    if shown.mark:
        excluded = shown.mark == "excluded"
        notes.insert(
            0, [shown.short_name, words("area.marked" if excluded else "area.marked_base")]
        )
    return {
        "notes": notes,
        "source": sources((shown,)),
        "address": address,
        "qr": None if address is None else qr_svg(address),
        "qr_alt": words("sheet.qr", name=shown.name),
        "reach_year": repository.LAST_REGISTER,
    }
