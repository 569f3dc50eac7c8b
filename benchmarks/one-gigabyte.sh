#!/usr/bin/env bash
# Generates a file of five million transactions (about 1 GB), validates and loads it, and prints the peak memory of each step.
# usage: bash benchmarks/one-gigabyte.sh [TRANSACTIONS]     needs GNU time (Debian: apt-get install time) and 4 GB of disk
set -eu -o pipefail
cd "$(dirname "$0")/.."

transactions=${1:-5000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build Qlower.Loaders.sln --configuration Release --verbosity quiet --nologo

key=one-gigabyte-key
host="dotnet samples/Qlower.Loaders.ConsoleHost/bin/Release/net10.0/qlower-loaders.dll"
dotnet benchmarks/Qlower.Loaders.FileGenerator/bin/Release/net10.0/Qlower.Loaders.FileGenerator.dll \
  "$folder/file.json" "transactions=$transactions" properties=20000 partner=boreal "key=$key"
mkdir "$folder/data"
cat > "$folder/data/qlower-loaders.json" <<CONFIGURATION
{ "QlowerLoaders": { "Partners": { "boreal": { "KeyHashes": ["$(printf %s "$key" | $host hash-key)"] } } } }
CONFIGURATION

for step in "validate $folder/file.json" "load $folder/file.json --partner boreal --data $folder/data"; do
  /usr/bin/time --format "peak RSS %M KB, %e s" $host $step
done
