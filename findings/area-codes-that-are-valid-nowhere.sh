#!/usr/bin/env bash
# com.googlecode.libphonenumber:libphonenumber 9.0.43 (Maven), google-libphonenumber 3.2.47, libphonenumber-js 1.13.16,
# awesome-phonenumber 7.8.0, phone 3.1.72 (npm): the newest of each on the day that this was written.
#
# Guess: the newest release of a phone number library knows the area codes that are in service, and libraries with one
# source agree.
# Seen: 436 (Ohio, in service since March 2024) and 679 (Michigan, since November 2025) are "not valid" in the first four; 472 (North
# Carolina, 2022) is valid in one of them only, 738 and 983 in some. `phone` takes them. Whoever refuses a customer's number
# because isValidNumber is false refuses real ones, and two programs of one company contradict each other.
#
#   436: valid in none    679: in none    472: in libphonenumber-js only    738, 983: not in awesome-phonenumber
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
cat >Valid.java <<'JAVA'
import com.google.i18n.phonenumbers.PhoneNumberUtil;

class Valid {
    public static void main(String[] codes) throws Exception {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        for (String code : codes) {
            System.out.println(code + " libphonenumber " + numbers.isValidNumber(numbers.parse("+1" + code + "5550123", null)));
        }
    }
}
JAVA
codes=(436 679 472 738 983 202)
java -cp 'lib/*' Valid.java "${codes[@]}" | tee seen

npm init -y >/dev/null
npm install --silent --no-audit --no-fund google-libphonenumber@3.2.47 libphonenumber-js@1.13.16 awesome-phonenumber@7.8.0 phone@3.1.72
cat >valid.js <<'JS'
const numbers = require('google-libphonenumber').PhoneNumberUtil.getInstance();
const js = require('libphonenumber-js/max');
const awesome = require('awesome-phonenumber');
const { phone } = require('phone');
for (const code of process.argv.slice(2)) {
  const text = `+1${code}5550123`;
  console.log(`${code} google-libphonenumber ${numbers.isValidNumber(numbers.parse(text))}`);
  console.log(`${code} libphonenumber-js ${js.parsePhoneNumberFromString(text).isValid()}`);
  console.log(`${code} awesome-phonenumber ${awesome.parsePhoneNumber(text).valid}`);
  console.log(`${code} phone ${phone(text).isValid}`);
}
JS
node valid.js "${codes[@]}" | tee -a seen

for code in 436 679; do
  for library in libphonenumber google-libphonenumber libphonenumber-js awesome-phonenumber; do grep -qxF "$code $library false" seen; done
  grep -qxF "$code phone true" seen
done
grep -qxF '472 libphonenumber-js true' seen
for library in google-libphonenumber awesome-phonenumber; do grep -qxF "472 $library false" seen; done
for code in 738 983; do
  grep -qxF "$code google-libphonenumber true" seen
  grep -qxF "$code awesome-phonenumber false" seen
done
for library in libphonenumber google-libphonenumber libphonenumber-js awesome-phonenumber phone; do grep -qxF "202 $library true" seen; done
echo "as described"
