#!/usr/bin/env bash
# Fills a PostgreSQL with transactions of 100 partners, and prints how long each question of docs/accounting.md takes, with the plan's scans.
# usage: bash benchmarks/postgresql-plans.sh [TRANSACTIONS [FOLDER]]     default 10000000; plans are written to FOLDER
# Debian: postgresql-15
set -eu -o pipefail
cd "$(dirname "$0")/.."
count=${1:-10000000}
dir=$(mktemp -d)
plans=${2:-$dir/plans}
mkdir -p "$plans" "$dir/data" "$dir/server"
chmod 755 "$dir"
trap 'bash eng/servers/postgresql.sh stop "$dir/server"; rm -rf "$dir"' EXIT
port=$((20000 + RANDOM % 8000))
connection=$(bash eng/servers/postgresql.sh start "$dir/server" "$port" | sed 's/^POSTGRESQL=//')
sql() { psql -h 127.0.0.1 -p "$port" -U postgres -d postgres -X -q -v ON_ERROR_STOP=1 "$@"; }

# The example creates the tables, and the partner and the load that the questions name.
loaders() { dotnet run --project samples/Qlower.Loaders.ConsoleHost --configuration Release --verbosity quiet -- "$@"; }
key=$(printf %s azur-demo-key | loaders hash-key)
cat > "$dir/data/qlower-loaders.json" <<CONFIGURATION
{ "QlowerLoaders": { "PostgreSql": { "ConnectionString": "$connection" }, "Partners": { "azur": { "KeyHashes": ["$key"] } } } }
CONFIGURATION
for file in tests/Qlower.Loaders.Accounting.Tests/Example/azur_*.json; do
  loaders load "$file" --partner azur --data "$dir/data" > "$dir/load.txt" 2>&1 || true     # rejected records are part of the example
done

started=$SECONDS
sql -v count="$count" <<'SQL'
SET synchronous_commit = off;
SET maintenance_work_mem = '512MB';
INSERT INTO partners (name) SELECT 'partner-' || i FROM generate_series(2, 100) i;
CREATE TEMP TABLE ranked AS SELECT seq, name, row_number() OVER (ORDER BY seq) - 1 AS rank FROM partners;
CREATE TEMP TABLE numbers AS SELECT i, i % 100 AS rank, lpad(to_hex(i), 32, '0') AS load_id FROM generate_series(0, :count / 1000 - 1) i;
INSERT INTO stored_loads (load_id, partner, first_stored_at) SELECT n.load_id, r.seq, now() FROM numbers n JOIN ranked r USING (rank);
INSERT INTO loads (id, source, partner, name, location, length, identity, last_modified, received_at, state, status, progressed_at, closed_at)
SELECT n.load_id, 'folder', r.name, n.i || '.json', n.i || '.json', 200000, '1', now(), now(), 5, 0, now(), now() FROM numbers n JOIN ranked r USING (rank);
INSERT INTO counts (load, stage, integrator, model, received, integrated, already_known, rejected)
SELECT l.seq, 0, '', 4, 1005, 1000, CASE l.seq % 50 WHEN 0 THEN 5 ELSE 0 END, 5 FROM loads l WHERE l.source = 'folder' AND l.name ~ '^[0-9]+[.]json$';
INSERT INTO findings (load, stage, body, source_offset)
SELECT l.seq, 0, convert_to(format('{"Code":"QLW1004","Severity":2,"Model":4,"ExternalId":"T-%s-%s","Field":"reqdExctnDt","Actual":"2025-02-30"}', l.seq, i), 'UTF8'), i * 200
FROM loads l CROSS JOIN generate_series(1, 5) i WHERE l.name ~ '^[0-9]+[.]json$';
INSERT INTO properties (partner, external_id, folded_id, load, source_offset, stored_at, description, type, building_number, street, town, post_code, country,
    owner_last_name, owner_first_name, owner_email, acquisition_date, tax_regime)
SELECT r.seq, 'P-' || i, 'p-' || i, s.seq, i * 200, now(), 'Property ' || i, 'A', i, 'rue de France', 'Nice', '06000', 'FR', 'Owner ' || i % 300, 'Anne',
    'owner-' || i % 300 || '@example.fr', '2018-04-02', '5'
FROM ranked r CROSS JOIN generate_series(0, 999) i JOIN LATERAL (SELECT min(seq) AS seq FROM stored_loads WHERE partner = r.seq) s ON true;
INSERT INTO transactions (partner, external_id, load, source_offset, stored_at, changes, property_id, execution_date, fiscal_year, amount, direction, currency,
    purpose, category, reference)
SELECT s.partner, 't-' || s.seq || '-' || i, s.seq, i * 200, now(),
    CASE i % 50 WHEN 0 THEN '[{"member":"Reference","before":" a","after":"a","rule":"trimmed text"}]' END, 'P-' || (s.seq * 7 + i) % 1000,
    date '2016-01-01' + (s.seq % 3650)::int, 2016 + (s.seq % 3650)::int / 365, CASE WHEN i % 4 = 0 THEN -96.05 ELSE 1200.5 END,
    CASE WHEN i % 4 = 0 THEN 'debit' ELSE 'credit' END, 'EUR', 'LOYER', (ARRAY['WORKS', 'RENT', 'RENT', 'DEPOSIT'])[i % 4 + 1], 'Reference ' || i
FROM stored_loads s CROSS JOIN generate_series(1, 1000) i WHERE s.load_id LIKE '000000%' ORDER BY s.seq, i;
SQL
filled=$((SECONDS - started))
sql -c "VACUUM (ANALYZE)"
echo "$count transactions, filled in $filled s; transactions: $(sql -At -c "SELECT pg_size_pretty(pg_table_size('transactions')) || ', its indexes ' || pg_size_pretty(pg_indexes_size('transactions'))")"

# The questions: number and title, then the query.
awk -v dir="$plans" '
  /^## [0-9]+\. / { title = substr($0, 4); number = title; sub(/\..*/, "", number) }
  /^```sql$/ && number != "" { file = sprintf("%s/%02d.sql", dir, number); print "-- " title > file; print "EXPLAIN (ANALYZE, BUFFERS)" > file; inside = 1; next }
  /^```$/ { if (inside) close(file); inside = 0; number = "" }
  inside { print > file }' docs/accounting.md
echo "| question | ms | rows | read by index | read whole |"
echo "| --- | ---: | ---: | --- | --- |"
for question in "$plans"/*.sql; do
  plan="${question%.sql}.txt"
  sql -At -f "$question" > "$plan"     # twice: the second run is the one with warm caches
  sql -At -f "$question" > "$plan"
  awk -v title="$(sed -n 's/^-- //p' "$question")" '
    NR == 1 { match($0, /actual time=[0-9.]+ *\.\.[0-9.]+ rows=[0-9]+/); rows = substr($0, RSTART, RLENGTH); sub(/.*rows=/, "", rows) }
    /Index (Only )?Scan|Bitmap Heap Scan/ && !/Bitmap Index/ { name = $0; sub(/.* on /, "", name); sub(/ .*/, "", name); by[name] = 1 }
    /Seq Scan/ { name = $0; sub(/.* on /, "", name); sub(/ .*/, "", name); whole[name] = 1 }
    /^Execution Time/ { ms = $3 }
    function list(names, text, n) { text = ""; for (n in names) text = text (text == "" ? "" : ", ") n; return text }
    END { printf "| %s | %.0f | %d | %s | %s |\n", title, ms, rows, list(by), list(whole) }' "$plan"
done
