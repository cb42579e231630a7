#!/usr/bin/env bash
# standardwebhooks 1.1.1 and svix 2.5.0 (npm): two implementations of Standard Webhooks, one of them by its authors.
#
# Guess: both verify what the other signs and are called in the same way; a request's Headers object is a set of headers.
# Seen: the same valid message passes in both, but standardwebhooks returns the parsed body and svix (since 2.2) undefined, so that
# code that goes on with what verify returns works with one and reads nothing with the other. A Headers object, which is what fetch
# and most frameworks hand over, is "Missing required headers" in both; Object.fromEntries of it passes.
#
#   standardwebhooks: plain object passes and returns the body; Headers: Missing required headers
#   svix:             plain object passes and returns undefined; Headers: Missing required headers
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund standardwebhooks@1.1.1 svix@2.5.0
cat >verify.js <<'JS'
const secret = 'whsec_' + Buffer.alloc(24, 7).toString('base64');
const body = '{"type":"port-out-order.confirmed"}';
const now = new Date();
for (const name of ['standardwebhooks', 'svix']) {
  const { Webhook } = require(name);
  const webhook = new Webhook(secret);
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': new (require('standardwebhooks').Webhook)(secret).sign('msg_1', now, body),
  };
  for (const [kind, given] of [['plain', headers], ['Headers', new Headers(headers)], ['entries', Object.fromEntries(new Headers(headers))]]) {
    try {
      console.log(name, kind, JSON.stringify(webhook.verify(body, given)));
    } catch (refused) {
      console.log(name, kind, refused.message);
    }
  }
}
JS
node verify.js | tee seen

grep -qxF 'standardwebhooks plain {"type":"port-out-order.confirmed"}' seen
grep -qxF 'standardwebhooks entries {"type":"port-out-order.confirmed"}' seen
grep -qxF 'svix plain undefined' seen
grep -qxF 'svix entries undefined' seen
grep -qxF 'standardwebhooks Headers Missing required headers' seen
grep -qxF 'svix Headers Missing required headers' seen
echo "as described"
