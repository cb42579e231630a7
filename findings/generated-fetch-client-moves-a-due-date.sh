#!/usr/bin/env bash
# org.openapitools:openapi-generator-cli 7.24.0 (Maven), generators typescript-fetch and typescript-axios, no options; run by Node,
# bundled by esbuild 0.28.2 (npm).
#
# Guess: a property with "format": "date" has no time and no zone, so the day that is set is sent, and the day that came is shown.
# Seen: typescript-fetch makes a Date of it. What it reads is midnight in London: a due date of 15 December is shown as the 14th
# everywhere in America. What it sends is the day in London of that instant: the 15th chosen by a calendar in Paris goes out as
# the 14th. Nothing says so, and tests in London's zone, as machines that build have it, never see it. typescript-axios keeps the
# text. A port is asked for a day too soon, or somebody believes that it is due a day sooner than it is.
#
#                                              typescript-fetch     typescript-axios
#   "2026-12-15" shown in New York             14 December          15 December
#   15 December chosen in Paris, sent as       "2026-12-14"         what was written
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >api.yaml <<'YAML'
openapi: 3.1.0
info: {title: Orders, version: "1"}
paths:
  /orders:
    post:
      operationId: placeOrder
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
      responses:
        "200":
          description: The order.
          content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
components:
  schemas:
    Order:
      type: object
      required: [dueDate]
      properties:
        dueDate: {type: string, format: date}
YAML
mvn -q -B -ntp dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:7.24.0 -DoutputDirectory=. -Dmdep.stripVersion=true
for generator in typescript-fetch typescript-axios; do
  java -jar openapi-generator-cli.jar generate -q -i api.yaml -g "$generator" -o "$generator" >/dev/null
done
grep -h 'dueDate.*: ' typescript-axios/api.ts | grep -q "string"

echo '{"private": true}' >package.json
npm install --silent --no-audit --no-fund esbuild@0.28.2
cat >order.ts <<'TS'
import { DefaultApi } from './typescript-fetch/apis/DefaultApi';
import { Configuration } from './typescript-fetch/runtime';

// What is sent is printed, and comes back as it was sent.
const fetchApi = async (_address: string, sent: { body: string }) => {
  console.log(process.env.TZ, 'sent', sent.body);
  return new Response(sent.body, { headers: { 'Content-Type': 'application/json' } });
};
const orders = new DefaultApi(new Configuration({ basePath: 'http://portal.example', fetchApi: fetchApi as never }));
const chosen = new Date(2026, 11, 15); // what a calendar on the screen gives for the 15th
const answer = await orders.placeOrder({ order: { dueDate: chosen } });
console.log(process.env.TZ, 'shown', answer.dueDate.toLocaleDateString('en-US'));
TS
npx esbuild order.ts --bundle --platform=node --format=esm --outfile=order.mjs --log-level=error
for zone in America/New_York Etc/UTC Europe/Paris; do TZ=$zone node order.mjs; done | tee seen

diff - seen <<'SEEN'
America/New_York sent {"dueDate":"2026-12-15"}
America/New_York shown 12/14/2026
Etc/UTC sent {"dueDate":"2026-12-15"}
Etc/UTC shown 12/15/2026
Europe/Paris sent {"dueDate":"2026-12-14"}
Europe/Paris shown 12/14/2026
SEEN
