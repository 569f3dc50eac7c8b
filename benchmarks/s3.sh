#!/usr/bin/env bash
# Measures S3 sources against the bare SDK on a real S3 server, which it starts and stops itself; leaves nothing behind.
# usage: bash benchmarks/s3.sh [--quick]     needs Ceph (Debian: radosgw ceph-mon ceph-osd ceph-common) and 4 GB of memory and disk
set -eu -o pipefail
cd "$(dirname "$0")/.."

project=benchmarks/Qlower.Loaders.S3.Benchmarks
dotnet build "$project" --configuration Release --verbosity quiet --nologo
folder=$(mktemp -d)
trap 'bash eng/servers/ceph.sh stop "$folder/ceph"; rm -rf "$folder"' EXIT
port=$((20000 + RANDOM % 10000))
bash eng/servers/ceph.sh start "$folder/ceph" "$port" > "$folder/server.env"
set -a
. "$folder/server.env"
set +a
TMPDIR=$folder dotnet "$project/bin/Release/net10.0/Qlower.Loaders.S3.Benchmarks.dll" "${@#--}"
