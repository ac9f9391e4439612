"""What one would script in Python: PyYAML for the records, then required fields, missing managers, spans and circles."""

import collections
import sys

import yaml

with open(sys.argv[1], encoding="utf-8") as file:
    chart = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
people = {p.get("id"): p for p in chart["people"]}
problems = sum(not p.get("id") or not p.get("role") for p in chart["people"])
spans = collections.Counter(p.get("reports_to") for p in chart["people"] if p.get("reports_to"))
problems += sum(n for manager, n in spans.items() if manager not in people)
problems += sum(n > 10 for n in spans.values())
seen = {}
for walk, p in enumerate(chart["people"]):
    at = p.get("id")
    while at in people and at not in seen:
        seen[at] = walk
        at = people[at].get("reports_to")
    problems += at in seen and seen[at] == walk
print(len(people), problems)
