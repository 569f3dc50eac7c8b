#!/usr/bin/env bash
# Delivers files, damaged files and copies to two hosts over one database and kills the hosts, then compares store, ledger and archive with the
# files. Prints memory, threads, descriptors and leftovers of the hosts as a Markdown table; ends with 1 when a promise is broken.
# usage: bash eng/soak.sh [MINUTES [SEED]]   (10 minutes and a seed of the moment by default)
set -eu -o pipefail
cd "$(dirname "$0")/.."

project=tests/Qlower.Loaders.Soak
dotnet build "$project" --configuration Release --nologo --verbosity quiet
dotnet run --project "$project" --configuration Release --no-build -- "$@"
