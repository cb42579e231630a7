#!/usr/bin/env bash
# com.googlecode.libphonenumber:libphonenumber 9.0.43 (Maven), google-libphonenumber 3.2.47, libphonenumber-js 1.13.16,
# awesome-phonenumber 7.8.0 (npm).
#
# Guess: a text that begins with "+", that parses and is "valid" is E.164, so it can be stored as it is and compared.
# Seen: all four read +112025550123, +4402079460018 and +330199001234 as valid, and format each as another text: a trunk or
# country prefix inside the number is dropped while it is read. Who stores the text that was sent has two texts, so two rows,
# for one number; a lock or a PIN then guards one of them.
#
#   +112025550123 -> +12025550123   +4402079460018 -> +442079460018   +330199001234 -> +33199001234
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
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

class Read {
    public static void main(String[] texts) throws Exception {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        for (String text : texts) {
            var read = numbers.parse(text, null);
            System.out.println("libphonenumber " + text + " valid=" + numbers.isValidNumber(read) + " "
                    + numbers.format(read, PhoneNumberFormat.E164));
        }
    }
}
JAVA
texts=(+112025550123 +4402079460018 +330199001234)
java -cp 'lib/*' Read.java "${texts[@]}" | tee seen

npm init -y >/dev/null
npm install --silent --no-audit --no-fund google-libphonenumber@3.2.47 libphonenumber-js@1.13.16 awesome-phonenumber@7.8.0
cat >read.js <<'JS'
const google = require('google-libphonenumber');
const js = require('libphonenumber-js/max');
const awesome = require('awesome-phonenumber');
const numbers = google.PhoneNumberUtil.getInstance();
for (const text of process.argv.slice(2)) {
  const read = numbers.parse(text);
  console.log(`google-libphonenumber ${text} valid=${numbers.isValidNumber(read)} ${numbers.format(read, google.PhoneNumberFormat.E164)}`);
  const other = js.parsePhoneNumberFromString(text);
  console.log(`libphonenumber-js ${text} valid=${other.isValid()} ${other.number}`);
  const third = awesome.parsePhoneNumber(text);
  console.log(`awesome-phonenumber ${text} valid=${third.valid} ${third.number.e164}`);
}
JS
node read.js "${texts[@]}" | tee -a seen

for library in libphonenumber google-libphonenumber libphonenumber-js awesome-phonenumber; do
  grep -qxF "$library +112025550123 valid=true +12025550123" seen
  grep -qxF "$library +4402079460018 valid=true +442079460018" seen
  grep -qxF "$library +330199001234 valid=true +33199001234" seen
done
echo "as described"
