#!/usr/bin/env bash
# A real S3 server: the Ceph object gateway with one monitor and one store in memory. Uses the 60 ports from PORT on.
# Debian: radosgw ceph-mon ceph-osd ceph-common
source "$(dirname "$0")/common.sh"
needs_ceph() { needs ceph-mon ceph-osd ceph radosgw radosgw-admin monmaptool; }

if [ "$verb" = stop ]; then
  stop_kept
  exit 0
fi

needs_ceph
mkdir -p "$dir"/{mon,osd,run,log,rgw}
identity=$(cat /proc/sys/kernel/random/uuid)
export CEPH_CONF=$dir/ceph.conf
cat > "$CEPH_CONF" <<CONF
[global]
fsid = $identity
mon initial members = a
mon host = [v2:127.0.0.1:$((port + 10)),v1:127.0.0.1:$((port + 11))]
public network = 127.0.0.0/8
cluster network = 127.0.0.0/8
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc
ms client mode = crc
ms cluster mode = crc
ms bind ipv6 = false
ms bind port min = $((port + 20))
ms bind port max = $((port + 59))
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd crush update on start = false
osd objectstore = memstore
memstore device bytes = 8589934592
mon allow pool size one = true
mon warn on pool no redundancy = false
mon max pg per osd = 1000
run dir = $dir/run
admin socket = $dir/run/\$name.asok
log file = $dir/log/\$name.log
pid file = $dir/run/\$name.pid
mon data = $dir/mon
osd data = $dir/osd
setuser match path =
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:$port tcp_nodelay=1
rgw data = $dir/rgw
rgw crypt require ssl = false
rgw crypt s3 kms backend = testing
rgw enable ops log = false
rgw enable usage log = false
rgw thread pool size = 64
CONF

fail() { echo "$1" >&2; tail -5 "$dir"/log/*.out >&2 || true; stop_kept; exit 1; }

monmaptool --create --fsid "$identity" --addv a "[v2:127.0.0.1:$((port + 10)),v1:127.0.0.1:$((port + 11))]" "$dir/monmap" > /dev/null
ceph-mon --mkfs -i a --monmap "$dir/monmap"
setsid ceph-mon -i a -f < /dev/null > "$dir/log/mon.out" 2>&1 &
keep mon $!
ceph --connect-timeout 20 mon enable-msgr2 > /dev/null 2>&1 || fail "the monitor does not answer"
store=$(cat /proc/sys/kernel/random/uuid)
ceph osd new "$store" > /dev/null 2>&1 || fail "no store can be added"
ceph-osd -i 0 --mkfs --osd-uuid "$store" > "$dir/log/mkfs.out" 2>&1 || fail "the store cannot be created"
setsid ceph-osd -i 0 -f < /dev/null > "$dir/log/osd.out" 2>&1 &
keep osd $!
ceph osd crush add osd.0 1.0 root=default > /dev/null 2>&1 || fail "the store cannot be placed"
wait_for 30 bash -c "ceph osd stat 2>/dev/null | grep -q '1 up'" || fail "the store does not start"
setsid radosgw -n client.rgw -f < /dev/null > "$dir/log/rgw.out" 2>&1 &
keep rgw $!
wait_for 60 curl -s -o /dev/null "http://127.0.0.1:$port/" || fail "the gateway does not answer"
radosgw-admin -n client.rgw user create --uid=host --display-name=host --access-key=QLOWERHOST --secret-key=qlower-host-secret > /dev/null 2>&1 \
  || fail "no user can be created"
radosgw-admin -n client.rgw user create --uid=partner --display-name=partner --access-key=QLOWERPARTNER --secret-key=qlower-partner-secret > /dev/null 2>&1 \
  || fail "no user can be created"
guard
echo "AWS_ENDPOINT_URL_S3=http://127.0.0.1:$port"
echo "AWS_ACCESS_KEY_ID=QLOWERHOST"
echo "AWS_SECRET_ACCESS_KEY=qlower-host-secret"
