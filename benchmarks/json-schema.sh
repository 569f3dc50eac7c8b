#!/usr/bin/env bash
# Measures the schema engine against its peers, in one run; generates its inputs itself and leaves nothing behind.
# usage: bash benchmarks/json-schema.sh [--quick] [only=SECTION,…]     needs 3 GB of disk; Node for the rows of ajv
set -eu -o pipefail
cd "$(dirname "$0")/.."

arguments=()
for argument in "$@"; do arguments+=("${argument#--}"); done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
project=benchmarks/Qlower.Loaders.JsonSchema.Benchmarks
dotnet build "$project" --configuration Release --verbosity quiet --nologo

build_on_packages() {
  local package
  for package in Qlower.Loaders.Abstractions Qlower.Loaders.JsonSchema Qlower.Loaders; do
    dotnet pack "src/$package" --configuration Release --no-build --output "$folder/packages" --verbosity quiet --nologo || return 1
  done
  dotnet build "$project" --configuration Release -p:PackedIn="$folder/packages" -p:RestorePackagesPath="$folder/restored" \
    --artifacts-path "$folder/packed-artifacts" --output "$folder/packed" --verbosity quiet --nologo
}

if command -v npm > /dev/null; then
  mkdir "$folder/ajv"
  cp "$project"/Peers/ajv/* "$folder/ajv"
  npm install --prefix "$folder/ajv" --no-audit --no-fund --silent && arguments+=("ajv=$folder/ajv") \
    || echo "ajv cannot be installed; its rows are left out." >&2
fi

if [[ "$*" != *only=* || "$*" == *cold* ]]; then
  mkdir "$folder/packages"
  build_on_packages && arguments+=("packed=$folder/packed") || echo "Nothing can be built on the packages; their row is left out." >&2
  dotnet publish "$project" --configuration Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true \
      --artifacts-path "$folder/artifacts" --output "$folder/ready" --verbosity quiet --nologo && arguments+=("ready=$folder/ready") \
    || echo "Nothing can be published ReadyToRun; its row is left out." >&2
fi

dotnet "$project/bin/Release/net10.0/Qlower.Loaders.JsonSchema.Benchmarks.dll" "$folder" "${arguments[@]}"
