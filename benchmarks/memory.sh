#!/usr/bin/env bash
# Generates files whose shape once cost memory, validates and loads them, and prints the peak memory of each step (docs/reliability.md).
# usage: bash benchmarks/memory.sh [CASE…]     needs GNU time (Debian: apt-get install time), Python 3 and 5 GB of disk
set -eu -o pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build samples/Qlower.Loaders.ConsoleHost --configuration Release --verbosity quiet --nologo
host="dotnet samples/Qlower.Loaders.ConsoleHost/bin/Release/net10.0/qlower-loaders.dll"
hash=$(printf %s memory-key | $host hash-key)

# The shape of the file, how many times it is repeated, and the value of MaxFindings and MaxFindingsPerRule.
declare -A cases=(
  [client]="client 316000 1000" [large-client]="client 1268000 1000" [rejected-client]="rejected-client 316000 1000"
  [findings]="faulty 1000000 1000000" [keys]="keys 1000000 1000" [ids]="ids 1500 1000" [plain]="plain 200000 1000"
)

measure() {
  /usr/bin/time --format "$1: peak RSS %M KB, %e s" "${@:2}" > "$folder/output.txt" 2> "$folder/errors.txt" || true
  tail -n 1 "$folder/errors.txt"
}

for case in "${@:-client}"; do
  read -r shape count findings <<< "${cases[$case]}"
  python3 benchmarks/memory/generate.py "$shape" "$count" > "$folder/file.json"
  mkdir "$folder/data"
  echo "{ \"QlowerLoaders\": { \"MaxFindings\": $((findings * 10 > 1000000 ? 1000000 : findings * 10)), \"MaxFindingsPerRule\": $findings,
    \"Partners\": { \"boreal\": { \"KeyHashes\": [\"$hash\"] } } } }" > "$folder/data/qlower-loaders.json"
  echo "$case: $(($(stat --format %s "$folder/file.json") / 1000000)) MB"
  measure validate $host validate "$folder/file.json" --data "$folder/data"
  measure load $host load "$folder/file.json" --partner boreal --data "$folder/data"
  rm -rf "$folder/data" "$folder/file.json"
done
