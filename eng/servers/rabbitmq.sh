#!/usr/bin/env bash
# A real RabbitMQ with its own port mapper. Uses the 3 ports from PORT on; with RABBITMQ_TLS=1 a fourth one for TLS, with a self-signed certificate.
# kill: as if the machine failed; restart: starts it again with the same folder and port; pause and resume: stops and continues the process, as if it
# hung; vhost DIR PORT NAME: creates a virtual host.
# Debian: rabbitmq-server, for TLS openssl
verbs="kill restart pause resume vhost"
source "$(dirname "$0")/common.sh"

server=/usr/lib/rabbitmq/bin/rabbitmq-server
control=/usr/lib/rabbitmq/bin/rabbitmqctl

environment() {
  export HOME=$dir/home
  export RABBITMQ_NODENAME=qlower$port@localhost
  export RABBITMQ_BASE=$dir
  export RABBITMQ_MNESIA_BASE=$dir/mnesia
  export RABBITMQ_LOG_BASE=$dir/log
  export RABBITMQ_SCHEMA_DIR=$dir/schema
  export RABBITMQ_CONFIG_FILE=$dir/rabbitmq
  export RABBITMQ_ENABLED_PLUGINS_FILE=$dir/enabled_plugins
  export RABBITMQ_PID_FILE=$dir/rabbit.pid
  export RABBITMQ_DIST_PORT=$((port + 1))
  export ERL_EPMD_ADDRESS=127.0.0.1
  export ERL_EPMD_PORT=$((port + 2))
  export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}"
}

fail() { echo "$1" >&2; tail -5 "$dir"/log/* >&2 || true; stop_kept; exit 1; }

launch() {
  rm -f "$dir/rabbit.pid"
  setsid "$server" < /dev/null > "$dir/log/out.txt" 2>&1 &
  keep launcher $!
  "$control" -q wait "$dir/rabbit.pid" --timeout 60 > "$dir/log/wait.txt" 2>&1 || fail "RabbitMQ does not start: $(tail -3 "$dir/log/wait.txt")"
}

# Sends a signal to the server process.
signal() {
  local pid
  pid=$(cat "$dir/rabbit.pid")
  kill "-$1" "$pid"
}

case "$verb" in
  start)
    for program in "$server" "$control"; do
      [ -x "$program" ] || { echo "$program is not installed" >&2; exit 3; }
    done
    needs epmd
    mkdir -p "$dir"/{mnesia,log,home,schema}
    echo "[]." > "$dir/enabled_plugins"
    cat > "$dir/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$port
loopback_users.guest = true
vm_memory_high_watermark.absolute = 1GB
disk_free_limit.absolute = 100MB
log.console = false
log.file.level = info
CONF
    if [ -n "${RABBITMQ_TLS:-}" ]; then
      needs openssl
      openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
        -keyout "$dir/key.pem" -out "$dir/certificate.pem" 2> "$dir/log/openssl.txt" || fail "openssl creates no certificate"
      cat >> "$dir/rabbitmq.conf" <<CONF
listeners.ssl.1 = 127.0.0.1:$((port + 3))
ssl_options.certfile = $dir/certificate.pem
ssl_options.keyfile = $dir/key.pem
CONF
    fi
    environment
    setsid epmd -address 127.0.0.1 -port "$ERL_EPMD_PORT" < /dev/null > "$dir/log/epmd.txt" 2>&1 &
    keep epmd $!
    launch
    guard
    echo "CELERY_BROKER_URL=amqp://guest:guest@127.0.0.1:$port//"
    [ -z "${RABBITMQ_TLS:-}" ] || printf '%s\n' "CELERY_TLS_URL=amqps://guest:guest@localhost:$((port + 3))//" "CELERY_TLS_CERTIFICATE=$dir/certificate.pem"
    ;;
  stop)
    stop_kept
    ;;
  kill)
    signal KILL
    pid=$(cat "$dir/rabbit.pid")
    wait_for 10 bash -c "! kill -0 $pid"
    ;;
  restart)
    environment
    launch
    ;;
  vhost)
    environment
    "$control" -q add_vhost "${4:?a name}"
    "$control" -q set_permissions -p "$4" guest '.*' '.*' '.*'
    ;;
  pause) signal STOP ;;
  resume) signal CONT ;;
esac
