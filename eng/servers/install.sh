#!/usr/bin/env bash
# Installs what the whole test run needs beside the SDK: real servers, and the official suite of JSON Schema where it is not available
# already. It installs nothing without root or apt; tests whose server is absent are ignored with the reason, and fail under CI=true.
set -u
cd "$(dirname "$0")/../.."

packages=(radosgw ceph-mon ceph-osd ceph-common rabbitmq-server openssl redis-server python3-celery python3-kombu python3-redis postgresql-15)
if [ -z "${QLOWER_SCHEMA_SUITE:-}" ] && [ ! -d ../shared/data/json-schema-test-suite ]; then
  packages+=(libtest-json-schema-acceptance-perl)
fi
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null && ! dpkg -s "${packages[@]}" > /dev/null 2>&1; then
  echo "Installing ${packages[*]}"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"; } > /dev/null 2>&1 || true
fi

# The SQS server comes from npm, with the versions that its lock fixes.
if command -v npm > /dev/null && [ ! -d eng/servers/fauxqs/node_modules/fauxqs ]; then
  echo "Installing fauxqs"
  npm ci --prefix eng/servers/fauxqs --loglevel error > /dev/null 2>&1 || true
fi
