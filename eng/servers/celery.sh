#!/usr/bin/env bash
# A real Celery worker in Python. Uses no port; needs CELERY_APP (a folder with tasks.py, or the module of CELERY_MODULE), CELERY_BROKER_URL and CELERY_RESULT_BACKEND.
# CELERY_NAME is its name; CELERY_CONCURRENCY the number of processes, 2 by default. kill: terminates it without notice; restart: starts it again.
# Debian: python3-celery python3-kombu python3-redis
verbs="kill restart"
source "$(dirname "$0")/common.sh"

# The worker and the processes of its pool are one process group.
kill_group() {
  [ -f "$dir/worker.pid" ] && kill -9 -- "-$(cat "$dir/worker.pid")" 2> /dev/null || true
}

launch() {
  : > "$dir/worker.txt"
  (cd "$CELERY_APP" && PYTHONDONTWRITEBYTECODE=1 exec setsid /usr/bin/python3 -m celery -A "${CELERY_MODULE:-tasks}" worker -n "${CELERY_NAME:-worker}@test" \
    -c "${CELERY_CONCURRENCY:-2}" -E -l INFO < /dev/null > "$dir/worker.txt" 2>&1) &
  keep worker $!
  wait_for 60 grep -q ' ready\.$' "$dir/worker.txt" || { tail -5 "$dir/worker.txt" >&2; kill_group; stop_kept; exit 1; }
}

case "$verb" in
  start)
    /usr/bin/python3 -c "import celery, redis" 2> /dev/null || { echo "python3-celery or python3-redis is not installed" >&2; exit 3; }
    launch
    guard
    echo "CELERY_LOG=$dir/worker.txt"
    ;;
  stop)
    kill_group
    stop_kept
    ;;
  kill) kill_group ;;
  restart) launch ;;
esac
