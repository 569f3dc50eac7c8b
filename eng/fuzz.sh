#!/usr/bin/env bash
# Throws random and mutated schemas and instances at the schema engine, and reports every promise that breaks.
# usage: bash eng/fuzz.sh [SECONDS [SEED]]   (60 seconds and a seed of the moment by default; ends with 1 when a promise broke)
#        bash eng/fuzz.sh replay DIALECT SCHEMA INSTANCE   (as a run prints them: both in base64)
set -eu -o pipefail
cd "$(dirname "$0")/.."

project=tests/Qlower.Loaders.JsonSchema.Fuzz
dotnet build "$project" --configuration Release --nologo --verbosity quiet
dotnet run --project "$project" --configuration Release --no-build -- "$@" || {
  status=$?
  last="${TMPDIR:-/tmp}/qlower-fuzz-last.txt"
  # 134 and 139: the runtime gave up, as on a stack overflow.
  if [ "$status" -ge 128 ] && [ -f "$last" ]; then
    echo "BROKEN: the process died. Again: bash eng/fuzz.sh replay $(cat "$last")"
  fi
  exit "$status"
}
