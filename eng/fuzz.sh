#!/usr/bin/env bash
# Runs the schema engine on random and mutated schemas and instances, and reports every violated guarantee.
# usage: bash eng/fuzz.sh [SECONDS [SEED]]   (60 seconds and a random seed by default; exits with 1 on a violation)
#        bash eng/fuzz.sh replay DIALECT SCHEMA INSTANCE   (as printed by a run; both in base64)
set -eu -o pipefail
cd "$(dirname "$0")/.."

project=tests/Qlower.Loaders.JsonSchema.Fuzz
dotnet build "$project" --configuration Release --nologo --verbosity quiet
dotnet run --project "$project" --configuration Release --no-build -- "$@" || {
  status=$?
  last="${TMPDIR:-/tmp}/qlower-fuzz-last.txt"
  # 134 and 139: the runtime aborted, as on a stack overflow.
  if [ "$status" -ge 128 ] && [ -f "$last" ]; then
    echo "BROKEN: the process died. To repeat: bash eng/fuzz.sh replay $(cat "$last")"
  fi
  exit "$status"
}
