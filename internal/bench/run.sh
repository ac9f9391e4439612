#!/usr/bin/env bash
# Compares orglint with the yardstick and with what people script today, on the same charts: medians, and ratios to the yardstick.
# Needs hyperfine, jq, node with npm, python3 with PyYAML, and GNU time:
#   apt-get install hyperfine jq nodejs npm python3-yaml time
#   internal/bench/run.sh 20 1000 10000 100000
# With FORMS=1 it compares the same people in other forms with the chart in YAML instead, for which Node and Python are not needed:
#   FORMS=1 internal/bench/run.sh 20 10000 100000
#   FORMS=1 RUNS=3 internal/bench/run.sh 1000000
set -euo pipefail
cd "$(dirname "$0")/../.."
work=${BENCH_DIR:-$(mktemp -d)}
mkdir -p "$work"
go build -o "$work/orglint" ./cmd/orglint
go build -o "$work/base" ./internal/bench/base
go build -o "$work/gen" ./internal/bench/gen

# measure prints, for some commands, the medians and their ratios to the first, which is called base.
measure() {
  local n=$1 base=$2 commands=("${@:3}")
  hyperfine --warmup 1 --runs "${RUNS:-5}" --export-json "$work/$n.json.times" "${commands[@]}" >/dev/null 2>&1
  for command in "${commands[@]}"; do
    # shellcheck disable=SC2086 # a command is several words
    peak=$(command time -f %M $command 2>&1 >/dev/null | tail -1)
    jq -r --arg c "$command" --arg n "$n" --arg peak "$peak" --arg base "$base" '
      .results[0] as $base_ | .results[] | select(.command == $c) |
      ($c | gsub("[^ ]*/"; "") | gsub("--no-config --fail-on never "; "")) as $name |
      "\($n)  \($name)  \(.median * 1000 | round) ms  wall/\($base) \(.median / $base_.median * 100 | round / 100)" +
      "  cpu/\($base) \((.user + .system) / ($base_.user + $base_.system) * 100 | round / 100)  peak \(($peak | tonumber) / 1024 | round) MiB"
    ' "$work/$n.json.times"
  done
}

if [ -n "${FORMS:-}" ]; then
  for people in "${@:-10000}"; do
    commands=()
    for form in yaml json csv xlsx; do
      [ "$form" != xlsx ] || [ "$people" -le 500000 ] || continue
      "$work/gen" "$people" 0 "$form" >"$work/$people.$form"
      commands+=("$work/orglint check --no-config --fail-on never $work/$people.$form")
    done
    measure "$people" yaml "${commands[@]}"
  done
  exit
fi

cp internal/bench/peer.js internal/bench/peer.py "$work"
[ -d "$work/node_modules" ] || npm install --silent --no-audit --no-fund --prefix "$work" js-yaml@4 ajv@8 >/dev/null

for people in "${@:-10000}"; do
  chart=$work/$people.yaml bad=$work/$people-bad.yaml
  "$work/gen" "$people" >"$chart"
  "$work/gen" "$people" 100 >"$bad"
  commands=("$work/base $chart" "$work/orglint check --no-config --fail-on never $chart" "$work/orglint check --no-config --fail-on never $bad")
  [ "$people" -gt 100000 ] || commands+=("node $work/peer.js $chart" "python3 $work/peer.py $chart")
  measure "$people" base "${commands[@]}"
done
