#!/usr/bin/env bash
# No-op tasks a second, sent and consumed, by .NET and by Python's own client and worker: same broker, acknowledgement after the end, two at a
# time, no results, no events. Only the ratios of one run mean something; the machine has other things to do.
# Debian: rabbitmq-server python3-celery
set -eu -o pipefail
cd "$(dirname "$0")/.."
count=${1:-20000}
export BENCH_DIR
BENCH_DIR=$(mktemp -d)
port=$((20000 + RANDOM % 8000))
worker=""
finish() {
  [ -z "$worker" ] || kill -9 -- "-$worker" 2> /dev/null || true
  bash eng/servers/rabbitmq.sh stop "$BENCH_DIR/rabbit"
  rm -rf "$BENCH_DIR"
}
trap finish EXIT
dotnet build benchmarks/Qlower.Celery.Benchmarks --configuration Release --verbosity quiet --nologo
eval "export $(bash eng/servers/rabbitmq.sh start "$BENCH_DIR/rabbit" "$port")"
net() { dotnet benchmarks/Qlower.Celery.Benchmarks/bin/Release/net10.0/Qlower.Celery.Benchmarks.dll "$@"; }
python() { (cd benchmarks/celery && PYTHONDONTWRITEBYTECODE=1 CELERY_DEFAULT_QUEUE="$1" /usr/bin/python3 "${@:2}"); }
rate() { awk -v n="$count" -v s="$1" 'BEGIN { printf "%.0f", n / s }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", b / a }'; }

sent_one=$(net send "$CELERY_BROKER_URL" one "$count" 1)
sent_many=$(net send "$CELERY_BROKER_URL" many "$count" 64)
sent_python=$(python python bench.py "$count" confirmed)
sent_blindly=$(python blindly bench.py "$count")
took_bare=$(net bare "$CELERY_BROKER_URL" one)
ran_net=$(net work "$CELERY_BROKER_URL" many 2)

(cd benchmarks/celery && PYTHONDONTWRITEBYTECODE=1 CELERY_DEFAULT_QUEUE=python exec setsid /usr/bin/python3 -m celery -A bench worker -c 2 \
  --without-gossip --without-mingle --without-heartbeat -l ERROR < /dev/null > "$BENCH_DIR/worker.txt" 2>&1) &
worker=$!
for _ in $(seq 1200); do [ -s "$BENCH_DIR/stop" ] && break; sleep 0.5; done
ran_python=$(awk -v a="$(cat "$BENCH_DIR/start")" -v b="$(cat "$BENCH_DIR/stop")" 'BEGIN { printf "%.3f", b - a }')

echo "$count no-op tasks behind as many that are not timed: tasks a second (against Python)"
echo "sent, Python, confirmed:              $(rate "$sent_python")"
echo "sent, Python, without confirms:       $(rate "$sent_blindly") ($(ratio "$sent_blindly" "$sent_python"))"
echo "sent, .NET, confirmed, one at a time: $(rate "$sent_one") ($(ratio "$sent_one" "$sent_python"))"
echo "sent, .NET, confirmed, 64 at a time:  $(rate "$sent_many") ($(ratio "$sent_many" "$sent_python"))"
echo "run, Python, two processes:           $(rate "$ran_python")"
echo "run, .NET, two at a time:             $(rate "$ran_net") ($(ratio "$ran_net" "$ran_python"))"
echo "taken by the bare RabbitMQ client:    $(rate "$took_bare") ($(ratio "$took_bare" "$ran_python"))"
