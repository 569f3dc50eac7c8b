#!/usr/bin/env bash
# Builds the solution and runs every test project; the last line adds them all up.
# usage: bash eng/test.sh [dotnet test arguments, such as --filter FullyQualifiedName~Ledger]
set -u -o pipefail
cd "$(dirname "$0")/.."

configuration=${CONFIGURATION:-Release}
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# What the tests need beside the SDK: real servers, and the official suite of JSON Schema where it is not at hand. Tests whose server is
# absent say so, and fail under CI=true.
packages=(radosgw ceph-mon ceph-osd ceph-common rabbitmq-server openssl redis-server python3-celery python3-kombu python3-redis)
if [ -z "${QLOWER_SCHEMA_SUITE:-}" ] && [ ! -d ../shared/data/json-schema-test-suite ]; then
  packages+=(libtest-json-schema-acceptance-perl)
fi
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null && ! dpkg -s "${packages[@]}" > /dev/null 2>&1; then
  echo "Installing ${packages[*]}"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"; } > /dev/null 2>&1 || true
fi
# The SQS server comes from npm, with versions that its lock fixes.
if command -v npm > /dev/null && [ ! -d eng/servers/fauxqs/node_modules/fauxqs ]; then
  echo "Installing fauxqs"
  npm ci --prefix eng/servers/fauxqs --loglevel error > /dev/null 2>&1 || true
fi

dotnet build Qlower.Loaders.sln --configuration "$configuration" --nologo --verbosity quiet || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

status=0
for project in tests/*.Tests/*.csproj; do
  # One project at a time: several of them start programs, and two cores are the size that is promised.
  dotnet test "$project" --configuration "$configuration" --no-build --nologo "$@" 2>&1 | tee -a "$log" || status=1
done

awk '
  /^(Passed|Failed|Skipped)! +- Failed:/ {
    gsub(",", "")
    for (i = 1; i <= NF; i++) {
      if ($i == "Failed:") failed += $(i + 1)
      if ($i == "Passed:") passed += $(i + 1)
      if ($i == "Skipped:") skipped += $(i + 1)
    }
  }
  END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }
' "$log"
grep -qE '^(Passed|Failed)! +- Failed:' "$log" || { echo "No test was run." >&2; status=1; }
exit "$status"
