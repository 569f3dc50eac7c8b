#!/usr/bin/env bash
# A real PostgreSQL without durability to speak of: fsync is off unless POSTGRESQL_FSYNC=1, and it is lost with its folder.
# kill: SIGKILL to the server and all its processes; restart: starts it again on the same data; pause and resume: stops and continues every
# process, as if the machine hung.
# Debian: postgresql-15
verbs="kill restart pause resume"
source "$(dirname "$0")/common.sh"

bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1)
PATH="$bin:$PATH"

# The server refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
  else
    "$@"
  fi
}

run_server() {
  setsid bash -c 'cd /; exec "$@"' _ $([ "$(id -u)" != 0 ] || echo setpriv --reuid=postgres --regid=postgres --clear-groups) \
    postgres -D "$dir/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$dir" -c "fsync=$([ -n "${POSTGRESQL_FSYNC:-}" ] && echo on || echo off)" \
    -c "max_connections=${POSTGRESQL_CONNECTIONS:-200}" < /dev/null >> "$dir/postgresql.txt" 2>&1 &
  keep postgresql $!
  wait_for 30 pg_isready -h 127.0.0.1 -p "$port" -q || { tail -5 "$dir/postgresql.txt" >&2; stop_kept; exit 1; }
}

# The postmaster and its children.
processes() { echo "$(cat "$dir/postgresql.pid") $(pgrep -P "$(cat "$dir/postgresql.pid")" | tr '\n' ' ')"; }

case "$verb" in
  start)
    needs initdb postgres pg_isready
    if [ "$(id -u)" = 0 ]; then
      needs setpriv
      chown postgres "$dir"
    fi
    (cd / && as_owner initdb -D "$dir/data" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync) > "$dir/initdb.txt" 2>&1 || { tail -5 "$dir/initdb.txt" >&2; exit 1; }
    run_server
    guard
    echo "POSTGRESQL=Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
    ;;
  stop) stop_kept ;;
  kill) kill -KILL $(processes); for pid in $(processes); do while kill -0 "$pid" 2> /dev/null; do sleep 0.05; done; done; rm -f "$dir/data/postmaster.pid" ;;
  restart) run_server ;;
  pause) kill -STOP $(processes) ;;
  resume) kill -CONT $(processes) ;;
esac
