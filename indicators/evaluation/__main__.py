"""``python -m indicators.evaluation DESIGN.yml PANEL.csv [-o result.json] [--language it|en]``.

The design is described in docs/evaluation-design.md. Without ``-o`` the result goes to standard
output. Exit status: 0 with an answer, 2 where the design, the panel or the path is wrong; what is
wrong is said in Italian, then in English, or in the one language asked.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from indicators.evaluation import italian
from indicators.evaluation.files import read_design, read_panel, written_json
from indicators.evaluation.panel import panel_of
from indicators.evaluation.problems import DesignError, EvaluationError, Problem
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
        return _refused(reading, failure.problems, asked.language)
    except OSError as failure:
        problem = Problem("unreadable", f"cannot be read: {failure.strerror}")
        return _refused(reading, [problem], asked.language)
    text = written_json(report.mapping())
    if asked.output is None:
        sys.stdout.write(text)
        return 0
    try:
        asked.output.write_text(text, encoding="utf-8")
    except OSError as failure:
        problem = Problem("unwritable", f"cannot be written: {failure.strerror}")
        return _refused(asked.output, [problem], asked.language)
    return 0


def _refused(path: Path, problems: Sequence[Problem], language: str) -> int:
    for one, write in (("it", italian.said), ("en", str)):
        if language in (one, "both"):
            sys.stderr.writelines(f"{path}: {write(problem)}\n" for problem in problems)
    return 2


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m indicators.evaluation",
        description="Evaluate a before-and-after design on a long panel.",
    )
    parser.add_argument("design", type=Path, help="the design, a YAML file")
    parser.add_argument("panel", type=Path, help="the panel, a long CSV file")
    parser.add_argument(
        "--language", choices=("both", "it", "en"), default="both", help="of errors (both)"
    )
    parser.add_argument("-o", "--output", type=Path, help="where to write the result (JSON)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
