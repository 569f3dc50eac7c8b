#!/usr/bin/env bash
# A real Redis without persistence.
# pause and resume: stops and continues the process, as if it hung.
# Debian: redis-server
verbs="pause resume"
source "$(dirname "$0")/common.sh"

case "$verb" in
  start)
    needs redis-server redis-cli
    setsid redis-server --bind 127.0.0.1 --port "$port" --save "" --appendonly no --dir "$dir" < /dev/null > "$dir/redis.txt" 2>&1 &
    keep redis $!
    wait_for 10 redis-cli -h 127.0.0.1 -p "$port" ping || { tail -5 "$dir/redis.txt" >&2; stop_kept; exit 1; }
    guard
    echo "CELERY_RESULT_BACKEND=redis://127.0.0.1:$port/0"
    ;;
  stop) stop_kept ;;
  pause) kill -STOP "$(cat "$dir/redis.pid")" ;;
  resume) kill -CONT "$(cat "$dir/redis.pid")" ;;
esac
