"""Whose data a study of ``/prima-dopo`` rests on: every table behind its outcomes, in words."""

from atlas.evaluation.plan import Plan
from atlas.wording import text
from data.catalogue.card import dataset


def sources(plan: Plan, language: str) -> list[tuple[str, str, str]]:
    """``(title, attribution, licence)`` of every table behind the outcomes, each once."""
    words, tables = text(language), []
    for key in plan.outcomes:
        if panel := plan.own_panel(key):
            tables.append(
                (panel.title, words("before.own_source", file=panel.file),
                 words("before.own_licence"))
            )  # fmt: skip
            continue
        tables += [table_source(name, language) for name in plan.indicator_of(key).datasets]
    return list(dict.fromkeys(tables))


def table_source(name: str, language: str) -> tuple[str, str, str]:
    """``(title, attribution, licence)`` of a table of the atlas."""
    card = dataset(name)
    return (
        card.title.text(language),
        card.attribution.text(language),
        card.licence.name.text(language),
    )


def source_line(plan: Plan, language: str) -> str:
    """Source and licence of the outcomes, in one line."""
    words, version = text(language), plan.indicator.method_version
    licensed = dict.fromkeys(table[1:] for table in sources(plan, language))
    return " ".join(
        words("source.line", attribution=attribution, licence=licence, version=version)
        for attribution, licence in licensed
    )
