#!/usr/bin/env bash
# An SQS server: fauxqs, in its own Node.js process. Uses the port PORT. Its queues are in memory: with queues in a file, version 2.4.1 loses a
# message that is released with visibility 0.
# Install once: npm ci --prefix eng/servers/fauxqs
source "$(dirname "$0")/common.sh"

if [ "$verb" = stop ]; then
  stop_kept
  exit 0
fi

needs curl
modules=$(cd "$(dirname "$0")/fauxqs" && pwd)/node_modules
node=$modules/.bin/node
[ -x "$node" ] && [ -f "$modules/fauxqs/dist/cli.js" ] || { echo "fauxqs is not installed: npm ci --prefix eng/servers/fauxqs" >&2; exit 3; }

FAUXQS_PORT=$port setsid "$node" --import "$modules/../loopback.mjs" "$modules/fauxqs/dist/cli.js" < /dev/null >> "$dir/server.out" 2>&1 &
keep server $!
wait_for 30 curl -sf "http://127.0.0.1:$port/health" || { tail -5 "$dir/server.out" >&2; stop_kept; exit 1; }
guard
echo "AWS_ENDPOINT_URL_SQS=http://127.0.0.1:$port"
echo "AWS_ACCESS_KEY_ID=QLOWERHOST"
echo "AWS_SECRET_ACCESS_KEY=qlower-host-secret"
