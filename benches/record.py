"""What a bench tells people, and with `--json FILE` also `run.py`: figures and targets, one JSON object a line."""

import json


class Record:
    def __init__(self, path=None):
        self.file = open(path, "w", encoding="utf-8") if path else None

    def figure(self, case, task, who, figure, unit):
        """What a contestant needs for a task."""
        self._line(case=case, task=task, who=who, figure=figure, unit=unit)

    def at_most(self, case, what, figure, limit):
        """Prints and keeps whether a figure reaches a target."""
        met = figure <= limit
        print(f"  {'pass' if met else 'MISS'} {case}, {what}: {figure:,.2f}, target <= {limit:,}", flush=True)
        self._line(case=case, target=what, figure=figure, sign="<=", limit=limit, met=met)

    def _line(self, **fields):
        if self.file:
            self.file.write(json.dumps(fields, ensure_ascii=False) + "\n")
            self.file.flush()
