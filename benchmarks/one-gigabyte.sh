#!/usr/bin/env bash
# Generates a file of five million transactions (about 1 GB), validates and loads it, and prints the peak memory of each step.
# usage: bash benchmarks/one-gigabyte.sh [TRANSACTIONS [s3]]     needs GNU time (Debian: apt-get install time) and 4 GB of disk
# With s3 the file is put into a bucket of the Ceph gateway and loaded from there by `watch`; needs curl, the gateway's packages and 3 GB of memory.
set -eu -o pipefail
cd "$(dirname "$0")/.."

transactions=${1:-5000000}
place=${2:-folder}
folder=$(mktemp -d)
trap 'bash eng/servers/ceph.sh stop "$folder/gateway"; rm -rf "$folder"' EXIT
for project in samples/Qlower.Loaders.ConsoleHost benchmarks/Qlower.Loaders.FileGenerator; do
  dotnet build "$project" --configuration Release --verbosity quiet --nologo
done

key=one-gigabyte-key
host="dotnet samples/Qlower.Loaders.ConsoleHost/bin/Release/net10.0/qlower-loaders.dll"
dotnet benchmarks/Qlower.Loaders.FileGenerator/bin/Release/net10.0/Qlower.Loaders.FileGenerator.dll \
  "$folder/file.json" "transactions=$transactions" properties=20000 partner=boreal "key=$key"
mkdir "$folder/data"
partners="\"Partners\": { \"boreal\": { \"KeyHashes\": [\"$(printf %s "$key" | $host hash-key)\"] } }"

if [ "$place" = folder ]; then
  echo "{ \"QlowerLoaders\": { $partners } }" > "$folder/data/qlower-loaders.json"
  for step in "validate $folder/file.json" "load $folder/file.json --partner boreal --data $folder/data"; do
    /usr/bin/time --format "peak RSS %M KB, %e s" $host $step
  done
  exit
fi

port=$((20000 + RANDOM % 10000))
settings=$(bash eng/servers/ceph.sh start "$folder/gateway" "$port")
export $settings
put() {
  curl --fail --silent --show-error --aws-sigv4 aws:amz:us-east-1:s3 --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \
    --header "x-amz-content-sha256: UNSIGNED-PAYLOAD" "$@" > /dev/null
}
put --request PUT "$AWS_ENDPOINT_URL_S3/ql-loader-bench-boreal"
put --upload-file "$folder/file.json" "$AWS_ENDPOINT_URL_S3/ql-loader-bench-boreal/file.json"
cat > "$folder/data/qlower-loaders.json" <<CONFIGURATION
{ "QlowerLoaders": { $partners,
  "S3Sources": { "gateway": { "Environment": "bench", "ServiceUrl": "$AWS_ENDPOINT_URL_S3", "ForcePathStyle": true } } } }
CONFIGURATION

started=$SECONDS
$host watch --data "$folder/data" > "$folder/watch.txt" 2>&1 &
watch=$!
until grep -q "archive" "$folder/watch.txt"; do
  kill -0 $watch
  sleep 1
done
echo "$(awk '/VmHWM/ { print "peak RSS " $2 " KB" }' /proc/$watch/status), $((SECONDS - started)) s"
kill -TERM $watch
wait $watch || true
grep archive "$folder/watch.txt"
