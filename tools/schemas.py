"""``python -m tools.schemas``: the JSON Schema of each kind of YAML file, in ``docs/schemas``.

An editor that knows YAML checks a file against its schema while one writes; the schema is made from
the model the atlas reads the file with, so the two cannot part.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from base.yaml_model import schema_of
from data.catalogue.card import Dataset
from data.premises.disagreements import Disagreements
from data.premises.money import Money
from data.quality.corrections import Corrections
from data.quality.excluded_sources import ExcludedSources
from indicators.evaluation.design.model import EvaluationDesign
from indicators.index.design.schema import WrittenDesign

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schemas"

MODELS: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {
    "card": (Dataset, ("key",)),
    "disagreements": (Disagreements, ()),
    "errata": (Corrections, ()),
    "evaluation_design": (EvaluationDesign, ()),
    "index_design": (WrittenDesign, ()),
    "left_out": (ExcludedSources, ()),
    "money": (Money, ()),
}
"""Model of each kind of file, and its fields that do not stand in the file."""


def schema_text(name: str) -> str:
    """The schema of one kind of file, as it is written."""
    model, given = MODELS[name]
    return json.dumps(schema_of(model, given=given), ensure_ascii=False, indent=1) + "\n"


def main(folder: Path = FOLDER) -> int:
    """Write every schema; return the exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        (folder / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
