#!/usr/bin/env bash
# com.googlecode.libphonenumber:geocoder 3.23 with libphonenumber 9.0.43 (Maven): PhoneNumberToTimeZonesMapper.
#
# Guess: it tells the time zone in which a number's area lies, so a port's business hours can be taken from it.
# Seen: one zone for a whole area code, and not always that of its people: 219 (Gary and Hammond, Indiana, which keep Central
# time) is America/New_York; 423 (Chattanooga and Johnson City, Tennessee, Eastern time) is America/Chicago. A toll-free
# number, and a mobile one of Jamaica, has 42 zones from Adak to Guam. A number of area code 436 (Ohio) has "Etc/Unknown", or
# those 42 when it is asked for as a geographical one. An hour is a business day when orders received before 13:00 count for the
# day.
#
#   219 [America/New_York]   423 [America/Chicago]   800 42 zones   436 [Etc/Unknown], 42 zones
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
    <dependency><groupId>com.googlecode.libphonenumber</groupId><artifactId>geocoder</artifactId><version>3.23</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=lib
cat >Zone.java <<'JAVA'
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;

class Zone {
    public static void main(String[] texts) throws Exception {
        var zones = PhoneNumberToTimeZonesMapper.getInstance();
        for (String text : texts) {
            var number = PhoneNumberUtil.getInstance().parse(text, null);
            System.out.println(text + " " + said(zones.getTimeZonesForNumber(number)) + " geographical "
                    + said(zones.getTimeZonesForGeographicalNumber(number)));
        }
    }

    private static String said(List<String> zones) {
        return zones.size() > 2 ? zones.size() + " zones" : zones.toString();
    }
}
JAVA
java -cp 'lib/*' Zone.java +12195550123 +14235550123 +18005550123 +18765550123 +14365550123 | tee seen

grep -qxF '+12195550123 [America/New_York] geographical [America/New_York]' seen
grep -qxF '+14235550123 [America/Chicago] geographical [America/Chicago]' seen
grep -qxF '+18005550123 42 zones geographical 42 zones' seen
grep -qxF '+18765550123 42 zones geographical [America/Jamaica]' seen
grep -qxF '+14365550123 [Etc/Unknown] geographical 42 zones' seen
echo "as described"
