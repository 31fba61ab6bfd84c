"""What a study could see, formula beside simulation, and what none could: incomes."""

import streamlit as st

from atlas import repository
from atlas.evaluation import income_sentences, sentences
from atlas.evaluation.study import Study
from atlas.repository import evaluation_results
from atlas.wording import numbers
from data.catalogue.consumer_prices import consumer_prices
from ui.state import session


def power_table(study: Study) -> None:
    """What the design could see: formula beside simulation, with the simulation's error."""
    words, plan, language = session.words(), study.plan, session.language()
    power = evaluation_results.before_power(plan)
    st.subheader(words("before.visible"), anchor=False)
    st.markdown(sentences.power_sentence(power, plan, language))
    st.markdown(sentences.room_sentence(study, language))
    formula, simulated, at_formula = sentences.sd_said(power, plan, language)
    st.table(
        {
            words("before.power_what"): [
                words("before.power_shown"), words("before.power_formula"),
                words("before.power_simulated"), words("before.power_at"),
                words("before.power_sd"),
            ],
            words("before.power_value"): [
                sentences.size(power.smallest, plan, language), formula, simulated, at_formula,
                sentences.size(power.sd_change, plan, language),
            ],
        }
    )  # fmt: skip
    error = numbers.number(100 * power.monte_carlo_error, language=language, decimals=1)
    st.caption(
        words("before.power_how", simulations=power.simulations, seed=power.seed, error=error,
              which=words(f"before.by_{power.smallest_by}"))
    )  # fmt: skip


def unseen_income() -> None:
    """Incomes as what cannot be seen: sizes by postcode and by area, and why. No result."""
    words, language = session.words(), session.language()
    reach, prices = evaluation_results.income_reach(), consumer_prices()
    names = repository.areas()["name"]
    with st.container(border=True, key="atlas-before-income"):
        st.subheader(words("before.income_title"), anchor=False)
        first, *others = income_sentences.income_said(reach, prices, names, language)
        st.markdown(first)
        st.table(income_sentences.income_table(reach, language))
        st.markdown("\n".join(f"- {sentence}" for sentence in others))
        st.caption(income_sentences.income_source(prices, language))
