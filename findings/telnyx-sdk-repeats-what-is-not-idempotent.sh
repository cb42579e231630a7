#!/usr/bin/env bash
# telnyx 7.24.0 (npm, Telnyx's own SDK), against a local server that says 500 or 409 after it has taken the request.
#
# Guess: a client repeats reads and requests that carry an idempotency key; a POST that was answered goes out once, and 409
# (Conflict) is an answer.
# Seen: POST /portouts/{id}/comments and PATCH /portouts/{id}/{status} go out three times on 500, and the POST three times on 409
# as well, with no key by which the server could tell them from three comments. A refusal of a port-out and the words to
# the other side stand there three times unless maxRetries is 0; and "conflict" is reported only after two more tries.
#
#   comment on 500: 3 requests   refusal on 500: 3   comment on 409: 3   Idempotency-Key: none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund telnyx@7.24.0
cat >repeat.js <<'JS'
const http = require('http');
const { Telnyx } = require('telnyx');

let status;
let taken;
const server = http.createServer((request, response) => {
  request.resume().on('end', () => {
    taken.push(request.headers['idempotency-key'] ?? 'none');
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"errors":[]}');
  });
});

async function count(what, answer, call) {
  status = answer;
  taken = [];
  await call().catch(() => {});
  console.log(`${what} on ${answer}: ${taken.length} requests, key ${[...new Set(taken)]}`);
}

server.listen(0, '127.0.0.1', async () => {
  const client = new Telnyx({ apiKey: 'any', baseURL: `http://127.0.0.1:${server.address().port}` });
  await count('comment', 500, () => client.portouts.comments.create('1', { body: 'please call us' }));
  await count('refusal', 500, () => client.portouts.updateStatus('rejected-pending', { id: '1', reason: 'not ours' }));
  await count('comment', 409, () => client.portouts.comments.create('1', { body: 'please call us' }));
  server.close();
});
JS
node repeat.js | tee seen

grep -qxF 'comment on 500: 3 requests, key none' seen
grep -qxF 'refusal on 500: 3 requests, key none' seen
grep -qxF 'comment on 409: 3 requests, key none' seen
echo "as described"
