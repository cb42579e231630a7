#!/usr/bin/env bash
# com.googlecode.libphonenumber:libphonenumber 9.0.43 (Maven), google-libphonenumber 3.2.47, libphonenumber-js 1.13.16,
# awesome-phonenumber 7.8.0, phone 3.1.72 (npm).
#
# Guess: a text that holds two numbers, or the first and the last of a range, is refused as too long, whatever stands between.
# Seen: it depends on the character. With a slash, a hyphen or a comma the first four refuse two numbers; with a semicolon, or with
# two commas, they read one valid number whose extension is the second, all ten digits of it. "2025550100~0199", a hundred
# numbers, is the first of them with extension 0199, and "2025550123,5550124" is one number too. Formatted as E.164 the
# extension is gone without a word: of a cell or a field with two numbers one is kept, and nobody guards the other. `phone`
# refuses them all.
#
#   2025550123;2025550124 -> +12025550123 extension 2025550124, valid    2025550100~0199 -> +12025550100 extension 0199, valid
#   2025550123/2025550124, 2025550123,2025550124, 2025550100-0199: refused
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>com.googlecode.libphonenumber</groupId><artifactId>libphonenumber</artifactId><version>9.0.43</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=lib
cat >Read.java <<'JAVA'
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

class Read {
    public static void main(String[] texts) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        for (String text : texts) {
            String said = "refused";
            try {
                var read = numbers.parse(text, "US");
                if (numbers.isValidNumber(read)) {
                    said = numbers.format(read, PhoneNumberFormat.E164) + " extension " + read.getExtension();
                }
            } catch (NumberParseException refused) {
                // as said
            }
            System.out.println("libphonenumber " + text + " " + said);
        }
    }
}
JAVA
texts=('2025550123;2025550124' '2025550123,,2025550124' '2025550123,5550124' '2025550100~0199'
  '2025550123/2025550124' '2025550123,2025550124' '2025550100-0199')
java -cp 'lib/*' Read.java "${texts[@]}" | tee seen

npm init -y >/dev/null
npm install --silent --no-audit --no-fund google-libphonenumber@3.2.47 libphonenumber-js@1.13.16 awesome-phonenumber@7.8.0 phone@3.1.72
cat >read.js <<'JS'
const { PhoneNumberUtil, PhoneNumberFormat } = require('google-libphonenumber');
const js = require('libphonenumber-js/max');
const awesome = require('awesome-phonenumber');
const { phone } = require('phone');
const numbers = PhoneNumberUtil.getInstance();

function google(text) {
  try {
    const read = numbers.parse(text, 'US');
    return numbers.isValidNumber(read) && `${numbers.format(read, PhoneNumberFormat.E164)} extension ${read.getExtension()}`;
  } catch {
    return false;
  }
}

for (const text of process.argv.slice(2)) {
  console.log('google-libphonenumber', text, google(text) || 'refused');
  const read = js.parsePhoneNumberFromString(text, 'US');
  console.log('libphonenumber-js', text, read?.isValid() ? `${read.number} extension ${read.ext}` : 'refused');
  const third = awesome.parsePhoneNumber(text, { regionCode: 'US' });
  console.log('awesome-phonenumber', text, third.valid ? third.number.e164 : 'refused');
  console.log('phone', text, phone(text, { country: 'US' }).phoneNumber ?? 'refused');
}
JS
node read.js "${texts[@]}" | tee -a seen

for library in libphonenumber google-libphonenumber libphonenumber-js; do
  grep -qxF "$library 2025550123;2025550124 +12025550123 extension 2025550124" seen
  grep -qxF "$library 2025550123,,2025550124 +12025550123 extension 2025550124" seen
  grep -qxF "$library 2025550123,5550124 +12025550123 extension 5550124" seen
  grep -qxF "$library 2025550100~0199 +12025550100 extension 0199" seen
done
for text in "${texts[@]:0:3}"; do grep -qxF "awesome-phonenumber $text +12025550123" seen; done
grep -qxF 'awesome-phonenumber 2025550100~0199 +12025550100' seen
for text in "${texts[@]}"; do grep -qxF "phone $text refused" seen; done
for library in libphonenumber google-libphonenumber libphonenumber-js awesome-phonenumber; do
  for text in "${texts[@]:4}"; do grep -qxF "$library $text refused" seen; done
done
echo "as described"
