#!/usr/bin/env bash
# libphonenumber-js 1.13.16, google-libphonenumber 3.2.47 (npm), on tel: URIs of RFC 3966 whose country code stands in phone-context.
#
# Guess: whether a text is a number depends on the text; two ports of one library agree on it.
# Seen: libphonenumber-js reads tel:2025550123;phone-context=+1 the first time, not the second, again the third, and so on:
# isValidPhoneNumber says true, false, true, false to the same text, and of a list of such numbers every second one is missing. A
# number that was looked at once, to check it, is none when it is then stored. A context that is a domain, as telephone systems
# send it for numbers of their own plan, is never taken. google-libphonenumber reads all of them each time.
#
#   libphonenumber-js: true false true false; of 4 numbers 2; domain: none    google-libphonenumber: always; 4; +12025550123
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund libphonenumber-js@1.13.16 google-libphonenumber@3.2.47
cat >read.js <<'JS'
const js = require('libphonenumber-js/max');
const { PhoneNumberUtil, PhoneNumberFormat } = require('google-libphonenumber');
const google = PhoneNumberUtil.getInstance();

const readers = {
  'libphonenumber-js': (text) => js.parsePhoneNumberFromString(text, 'US')?.number ?? 'none',
  'google-libphonenumber': (text) => google.format(google.parse(text, 'US'), PhoneNumberFormat.E164),
};
const text = 'tel:2025550123;phone-context=+1';
const list = [123, 124, 125, 126].map((end) => `tel:2025550${end};phone-context=+1`);

console.log('isValidPhoneNumber', [1, 2, 3, 4].map(() => js.isValidPhoneNumber(text)).join(' '));
for (const [name, read] of Object.entries(readers)) {
  console.log(name, 'same', [1, 2, 3, 4].map(() => read(text)).join(' '));
  console.log(name, 'list', list.map(read).join(' '));
  console.log(name, 'domain', [1, 2].map(() => read('tel:2025550123;phone-context=example.com')).join(' '));
}
JS
node read.js | tee seen

grep -qxF 'isValidPhoneNumber true false true false' seen
grep -qxF 'libphonenumber-js same +12025550123 none +12025550123 none' seen
grep -qxF 'libphonenumber-js list +12025550123 none +12025550125 none' seen
grep -qxF 'libphonenumber-js domain none none' seen
grep -qxF 'google-libphonenumber same +12025550123 +12025550123 +12025550123 +12025550123' seen
grep -qxF 'google-libphonenumber list +12025550123 +12025550124 +12025550125 +12025550126' seen
grep -qxF 'google-libphonenumber domain +12025550123 +12025550123' seen
echo "as described"
