"""From plain values (a parsed YAML file) to an :class:`EvaluationDesign`."""

from typing import Any

from base.plain_text import Plain
from base.yaml_model import checked
from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.problems import EvaluationDesignError


def design_of(values: Any) -> EvaluationDesign:
    """The design that ``values`` describe, or :class:`EvaluationDesignError` with every problem."""
    return design_read(Plain(values, {}))


def design_read(plain: Plain) -> EvaluationDesign:
    """As :func:`design_of`, with the line of the file in front of each problem."""
    return checked(EvaluationDesign, plain, refusal=EvaluationDesignError)
