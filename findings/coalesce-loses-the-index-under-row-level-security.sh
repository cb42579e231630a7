#!/usr/bin/env bash
# PostgreSQL 18.7, as @electric-sql/pglite 0.5.17 (npm) brings it, with 50,000 orders of one tenant and an index on tenant and carrier.
#
# Guess: a value that one subquery finds, or another value where it finds none, is one value for the whole statement; so "carrier =
# coalesce((select …), 0)" goes by the index as "carrier = (select …)" does, for whoever asks.
# Seen: so it is for the owner of the table. For a role that row-level security holds for, COALESCE around a subquery, or a sum with
# one, counts as something that could leak rows, and is looked at after the policy, row by row: all 50,000 of the tenant are read.
# GREATEST and NULLIF are not counted so. Tests as the owner, and plans shown to the owner, never see it.
#
#   carrier =                     owner          a role under the policy
#   (select …)                    the index      the index
#   greatest((select …), 0)       the index      the index
#   coalesce((select …), 0)       the index      a filter, 49,500 rows removed
#   (select …) + 0                the index      a filter, 49,500 rows removed
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{"private": true, "type": "module"}' >package.json
npm install --silent --no-audit --no-fund @electric-sql/pglite@0.5.17
cat >plans.js <<'JS'
import { PGlite } from '@electric-sql/pglite';

const db = new PGlite();
await db.exec(`
  create table carriers (id int primary key, spid text unique);
  insert into carriers select i, lpad(i::text, 4, '0') from generate_series(1, 100) i;
  create table orders (tenant int, carrier int, id int);
  create index orders_of_carrier on orders (tenant, carrier);
  insert into orders select 1, 1 + i % 100, i from generate_series(1, 50000) i;
  analyze;
  create role app;
  grant select on orders, carriers to app;
  alter table orders enable row level security;
  create policy own on orders using (tenant = current_setting('app.tenant')::int);
  set app.tenant = '1';
  set enable_seqscan = off;
`);
const found = `(select id from carriers where spid = '0007')`;
const conditions = {
  subquery: found,
  greatest: `greatest(${found}, 0)`,
  coalesce: `coalesce(${found}, 0)`,
  sum: `${found} + 0`,
};
for (const role of ['postgres', 'app']) {
  await db.exec(`set role ${role}`);
  for (const [name, value] of Object.entries(conditions)) {
    const explained = await db.query(
      `explain (analyze, format json) select count(*) from orders where tenant = 1 and carrier = ${value}`);
    let said = 'the index';
    const look = (node) => {
      if (node['Relation Name'] === 'orders' && node.Filter) {
        said = `a filter, ${node['Rows Removed by Filter']} rows removed`;
      }
      (node.Plans ?? []).forEach(look);
    };
    look(explained.rows[0]['QUERY PLAN'][0].Plan);
    console.log(`${role} ${name}: ${said}`);
  }
}
JS
node plans.js | tee seen

diff - seen <<'SEEN'
postgres subquery: the index
postgres greatest: the index
postgres coalesce: the index
postgres sum: the index
app subquery: the index
app greatest: the index
app coalesce: a filter, 49500 rows removed
app sum: a filter, 49500 rows removed
SEEN
