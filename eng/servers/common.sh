# Sourced by the scripts of this folder. Each starts one real server for tests and demonstrations, on 127.0.0.1 only, with all its files in one
# folder, and stops it by the process ids stored there.
#
# usage: bash eng/servers/NAME.sh start DIR PORT   returns when the server answers; prints what a client needs as lines NAME=VALUE
#        bash eng/servers/NAME.sh stop DIR
#        bash eng/servers/NAME.sh VERB DIR PORT    a verb of the script, for a running server
# Exits with 3 when the program is not installed. The server also stops when the process QLOWER_OWNER_PID ends.

set -eu -o pipefail

needs() {
  for program in "$@"; do
    command -v "$program" > /dev/null || { echo "$program is not installed" >&2; exit 3; }
  done
}

# keep NAME PID: stores the id of a server process, to stop it later.
keep() { echo "$2" > "$dir/$1.pid"; }

# wait_for SECONDS COMMAND…: waits until the command succeeds.
wait_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@" > /dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || { echo "not ready: $*" >&2; return 1; }
    sleep 0.1
  done
}

stop_kept() {
  local file pid
  for file in "$dir"/*.pid; do
    [ -f "$file" ] || continue
    pid=$(cat "$file")
    [ -n "$pid" ] && kill -9 "$pid" 2> /dev/null || true
    rm -f "$file"
  done
}

# Stops the server when its owner process has ended, for any reason.
guard() {
  [ -n "${QLOWER_OWNER_PID:-}" ] || return 0
  setsid bash -c 'while kill -0 "$1" 2> /dev/null; do sleep 1; [ -d "$2" ] || exit 0; done; bash "$0" stop "$2"; rm -rf "$2"' \
    "$0" "$QLOWER_OWNER_PID" "$dir" < /dev/null > /dev/null 2>&1 &
}

verb=${1:?start or stop}
dir=${2:?a folder of its own}
case "$verb" in
  start)
    port=${3:?a port}
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)

    # Stops what was started before a failure.
    trap '[ $? = 0 ] || stop_kept' EXIT
    ;;
  stop) [ -d "$dir" ] || exit 0 ;;
  *)
    case " ${verbs:-} " in
      *" $verb "*) port=${3:?a port}; dir=$(cd "$dir" && pwd) ;;
      *) echo "start, stop${verbs:+ or one of $verbs}, not $verb" >&2; exit 2 ;;
    esac
    ;;
esac
