"""The money of the premises: three lines with their sums, and what is official of each."""

import streamlit as st

from atlas.premises.facts import PlaceFacts
from atlas.wording import numbers
from data.premises.disagreements import disagreements
from data.premises.money import OFFICIAL, FundingLine, SourcedAmount, money
from ui.state import session
from ui.views.premises.disagreements import point_box, source_links
from ui.widgets import cards


def money_section(facts: PlaceFacts | None) -> None:
    """The three lines with their sums and gaps; per premises only what a source gives, and the
    points on sums that differ, which of the nine stand among all such points."""
    words, funds = session.words(), money()
    if facts is not None:
        _place_money(facts, funds.places.get(str(facts.row["premises_id"])))
        st.caption(words("places.money_shared"))
    for column, line in zip(st.columns(len(funds.lines)), funds.lines, strict=True):
        with column:
            _line(line)
    st.caption(words("places.money_note"))
    points = {point.key: point for point in disagreements()}
    keys = ["total", *(line.disagreement for line in funds.lines if line.disagreement)]
    for key in keys if facts is not None else ():
        point_box(points[key])


def _place_money(facts: PlaceFacts, amount: SourcedAmount | None) -> None:
    words = session.words()
    with st.container(border=True, key="atlas-place-money"):
        if amount is None:
            st.markdown(f"**{words('places.no_money', name=facts.row['name'])}**")
            return
        st.markdown(f"**{_sum(amount)}**: {_said(amount)}")


def _line(line: FundingLine) -> None:
    words, language = session.words(), session.language()
    with st.container(border=True, key=f"atlas-line-{line.key}"):
        st.header(line.title.text(language), anchor=False)
        st.caption(words("places.line_code", code=line.code))
        for amount in line.amounts:
            st.markdown(f"**{_sum(amount)}**  \n{_said(amount)}")
        rows = [
            (words(f"places.official_{field}"), _official(value))
            for field in OFFICIAL
            if (value := getattr(line.official, field)) is not None
        ]
        rows += [(words("places.outputs"), _outputs(line))] if line.outputs else []
        if rows:
            cards.facts("", rows)


def _sum(amount: SourcedAmount) -> str:
    written = numbers.number(amount.eur, language=session.language())
    return session.words()("places.about_sum" if amount.about else "places.sum", value=written)


def _said(amount: SourcedAmount) -> str:
    words, language = session.words(), session.language()
    links = source_links((amount.source,))
    return (
        f"{amount.words.text(language)} ({words(f'confidence_short.{amount.confidence}')}). {links}"
    )


def _official(value: str | int) -> str:
    return (
        str(value)
        if isinstance(value, str)
        else f"{numbers.number(value, language=session.language())} €"
    )


def _outputs(line: FundingLine) -> str:
    words, language = session.words(), session.language()
    return "; ".join(
        words(
            "places.output",
            title=output.title.text(language),
            reached=numbers.number(output.reached, language=language),
            target=numbers.number(output.target, language=language),
        )
        for output in line.outputs
    )
