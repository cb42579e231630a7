#!/usr/bin/env bash
# de.focus-shift:jollyday-core and jollyday-jaxb 2.19.0 (Maven): HolidayCalendar.UNITED_STATES.
#
# Guess: its public holidays are the eleven federal ones of 5 USC 6103, and asking for a year gives the days off in that year.
# Seen: ten. Columbus Day, on which the federal calendar and many carriers are closed, is not among them. 1 January 2028 is a
# Saturday; the day off for it, 31 December 2027, stands among the holidays of 2028 and not of 2027, as an observed date that
# isHoliday does not look at. Whoever counts business days by it is a day early in October, and at the end of such a year.
#
#   2027: 10 holidays, no 2027-10-11, no 2027-12-31; 2028: 2028-01-01 observed 2027-12-31; isHoliday(2027-12-31) false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>de.focus-shift</groupId><artifactId>jollyday-core</artifactId><version>2.19.0</version></dependency>
    <dependency><groupId>de.focus-shift</groupId><artifactId>jollyday-jaxb</artifactId><version>2.19.0</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=lib
cat >Days.java <<'JAVA'
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;

class Days {
    public static void main(String[] arguments) {
        var days = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_STATES));
        for (int year : new int[] {2027, 2028}) {
            var all = days.getHolidays(Year.of(year));
            System.out.println(year + " has " + all.size());
            all.forEach(day -> System.out.println(year + " " + day.getActualDate() + " observed "
                    + day.getObservedDate().map(LocalDate::toString).orElse("-") + " " + day.getDescription(Locale.US)));
        }
        for (String day : new String[] {"2027-10-11", "2027-12-31"}) {
            System.out.println(day + " isHoliday " + days.isHoliday(LocalDate.parse(day)));
        }
    }
}
JAVA
java -cp 'lib/*' Days.java 2>/dev/null | sort | tee seen

grep -qxF '2027 has 10' seen
grep -qxF '2027-10-11 isHoliday false' seen
grep -qF '2028 2028-01-01 observed 2027-12-31 ' seen
grep -qxF '2027-12-31 isHoliday false' seen
if grep -qE '^2027 2027-1(0-11|2-31) ' seen; then exit 1; fi
echo "as described"
