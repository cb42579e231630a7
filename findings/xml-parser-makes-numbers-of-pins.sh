#!/usr/bin/env bash
# fast-xml-parser 5.12.1 and xml2js 0.5.0 (npm; the second is what @bandwidth/numbers 2.0.0 reads answers with).
#
# Guess: an element's text stays text; at worst an option says that leading zeros matter.
# Seen: with its defaults fast-xml-parser makes numbers: PIN 004839 is 4839, ZIP code 02134 is 2134, account number 1E5 is 100000,
# and +12025550123 loses its plus sign. With numberParseOptions.leadingZeros false PIN and ZIP stay, account and telephone number
# do not. A validation of port-outs written on it refuses every customer whose PIN or ZIP code begins with 0. xml2js keeps all as text,
# but one TelephoneNumber is a text and two are a list.
#
#   fast-xml-parser: {"Pin":4839,"AccountNumber":100000,"ZipCode":2134,"TelephoneNumber":12025550123}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund fast-xml-parser@5.12.1 xml2js@0.5.0
cat >read.js <<'JS'
const { XMLParser } = require('fast-xml-parser');
const xml2js = require('xml2js');
const numbers = (count) => '<TelephoneNumber>+12025550123</TelephoneNumber>'.repeat(count);
const order = (count) =>
  `<Order><Pin>004839</Pin><AccountNumber>1E5</AccountNumber><ZipCode>02134</ZipCode>${numbers(count)}</Order>`;
console.log('by default', JSON.stringify(new XMLParser().parse(order(1)).Order));
console.log('leadingZeros false',
  JSON.stringify(new XMLParser({ numberParseOptions: { leadingZeros: false } }).parse(order(1)).Order));
for (const count of [1, 2]) {
  xml2js.parseString(order(count), { explicitArray: false }, (error, read) =>
    console.log(`xml2js ${count}`, JSON.stringify(read.Order)));
}
JS
node read.js | tee seen

grep -qxF 'by default {"Pin":4839,"AccountNumber":100000,"ZipCode":2134,"TelephoneNumber":12025550123}' seen
grep -qxF 'leadingZeros false {"Pin":"004839","AccountNumber":100000,"ZipCode":"02134","TelephoneNumber":12025550123}' seen
grep -qxF 'xml2js 1 {"Pin":"004839","AccountNumber":"1E5","ZipCode":"02134","TelephoneNumber":"+12025550123"}' seen
grep -qF '"TelephoneNumber":["+12025550123","+12025550123"]' seen
echo "as described"
