"""``python -m indicators.evaluation DESIGN.yml PANEL.csv [-o result.json]``.

The design is described in docs/evaluation-design.md. Without ``-o`` the result goes to standard
output. Exit status: 0 with an answer, 2 where the design, the panel or the path is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from indicators.evaluation.files import read_design, read_panel, written_json
from indicators.evaluation.panel import panel_of
from indicators.evaluation.problems import DesignError, EvaluationError
from indicators.evaluation.report import evaluate


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    asked = _arguments(arguments)
    reading = asked.design
    try:
        design = read_design(asked.design)
        reading = asked.panel
        frame, rows = read_panel(asked.panel, design)
        report = evaluate(design, panel_of(frame, design, rows))
    except EvaluationError as failure:
        if isinstance(failure, DesignError):
            reading = asked.design
        for problem in failure.problems:
            sys.stderr.write(f"{reading}: {problem}\n")
        return 2
    except OSError as failure:
        sys.stderr.write(f"{reading}: cannot be read: {failure.strerror}\n")
        return 2
    text = written_json(report.mapping())
    if asked.output is None:
        sys.stdout.write(text)
        return 0
    try:
        asked.output.write_text(text, encoding="utf-8")
    except OSError as failure:
        sys.stderr.write(f"{asked.output}: cannot be written: {failure.strerror}\n")
        return 2
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m indicators.evaluation",
        description="Evaluate a before-and-after design on a long panel.",
    )
    parser.add_argument("design", type=Path, help="the design, a YAML file")
    parser.add_argument("panel", type=Path, help="the panel, a long CSV file")
    parser.add_argument("-o", "--output", type=Path, help="where to write the result (JSON)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
