#!/usr/bin/env bash
# speakeasy 2.0.0, otplib 13.5.0 and otpauth 9.5.2 (npm), reading the secret of one-time codes (RFC 6238) as sites show it.
#
# Guess: Base32 in groups of four, as it stands beside every QR code for those who type it, is read by any library that makes such
# codes: the blanks are passed over, or it is refused.
# Seen: speakeasy reads a blank as an A: another secret, without a word, and every code of it is wrong.
# otplib refuses it, otpauth passes the blanks over. So does it go with a secret that a person has read as 0 where there is an O:
# speakeasy takes it for an O, the two others refuse it. An import of secrets that "works" can shut people out of their accounts, of
# whom nobody knows until they sign in.
#
#   speakeasy   287082 as it is, 513177 in groups
#   otplib      287082 as it is, refused in groups
#   otpauth     287082 as it is, 287082 in groups
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund speakeasy@2.0.0 otplib@13.5.0 otpauth@9.5.2
cat >codes.js <<'JS'
const speakeasy = require('speakeasy');
const otplib = require('otplib');
const otpauth = require('otpauth');

// The secret and the time of RFC 6238, appendix B: 94287082 in eight digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const written = { 'as it is': secret, 'in groups': secret.match(/.{4}/g).join(' '), 'zero for O': secret.replaceAll('O', '0') };
const make = {
  speakeasy: (text) => speakeasy.totp({ secret: text, encoding: 'base32', time: 59 }),
  otplib: (text) => otplib.generateSync({ secret: text, epoch: 59 }),
  otpauth: (text) => new otpauth.TOTP({ secret: otpauth.Secret.fromBase32(text) }).generate({ timestamp: 59000 }),
};
for (const [library, code] of Object.entries(make)) {
  for (const [how, text] of Object.entries(written)) {
    let made;
    try {
      made = code(text);
    } catch {
      made = 'refused';
    }
    console.log(`${library} ${how}: ${made}`);
  }
}
JS
node codes.js | tee seen.txt

diff seen.txt - <<'SEEN'
speakeasy as it is: 287082
speakeasy in groups: 513177
speakeasy zero for O: 287082
otplib as it is: 287082
otplib in groups: refused
otplib zero for O: refused
otpauth as it is: 287082
otpauth in groups: 287082
otpauth zero for O: refused
SEEN
