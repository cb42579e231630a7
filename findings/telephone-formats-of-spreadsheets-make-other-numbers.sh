#!/usr/bin/env bash
# xlsx 0.18.5 and @e965/xlsx 0.20.3 (npm: SheetJS, the second its newer release under another name), org.apache.poi:poi-ooxml 5.5.1
# (Maven), on one workbook with the numbers 522025550123 (of Mexico's country code) and 12025550123.
#
# Guess: a cell's text, as the reader formats it, holds all digits of its number, or an exponent that shows that it does not.
# Seen: with the formats that people and programs give to American telephone numbers SheetJS leaves away all but the last ten
# digits, so that both numbers are "202-555-0123". It hangs on a backslash: 000-000-0000 does, 000\-000\-0000, which is how Excel
# writes it down, does not. POI does so for ###\-####;\(###\)\ ###\-####, and makes "(5220-2555-0123)" by \(###\)\ ###\-####.
# Where there is no format, and in a cell that is "Text", both write 5.22026E+11 for the one and all digits of the other, so
# tests with American numbers pass. What a cell holds as a number has to be taken as a number, not as it is shown.
#
#   000-000-0000                    SheetJS 202-555-0123      POI 52202-5550123-
#   000\-000\-0000                  SheetJS 52202-555-0123    POI 52202-5550123-
#   (###) ###-####                  SheetJS (202) 555-0123    POI (5220-2555-0123)
#   ###\-####;\(###\)\ ###\-####    SheetJS 52202555-0123     POI (202) 555-0123
#   General, @                      both 5.22026E+11, and 12025550123
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >formats <<'FORMATS'
General
@
000-000-0000
000\-000\-0000
(###) ###-####
\(###\)\ ###\-####
[<=9999999]###-####;(###) ###-####
[<=9999999]###\-####;\(###\)\ ###\-####
###\-####;\(###\)\ ###\-####
FORMATS
cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.poi</groupId><artifactId>poi-ooxml</artifactId><version>5.5.1</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=lib
cat >Cells.java <<'JAVA'
import java.io.File;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

class Cells {
    public static void main(String[] arguments) throws Exception {
        try (var book = new XSSFWorkbook(); var file = new FileOutputStream("numbers.xlsx")) {
            var sheet = book.createSheet("Numbers");
            for (String format : Files.readAllLines(Path.of("formats"))) {
                var style = book.createCellStyle();
                style.setDataFormat(book.createDataFormat().getFormat(format));
                var row = sheet.createRow(sheet.getPhysicalNumberOfRows());
                row.createCell(0).setCellValue(format);
                for (double number : new double[] {522025550123d, 12025550123d}) {
                    var cell = row.createCell(row.getLastCellNum());
                    cell.setCellValue(number);
                    cell.setCellStyle(style);
                }
            }
            book.write(file);
        }
        try (var book = WorkbookFactory.create(new File("numbers.xlsx"))) {
            DataFormatter shown = new DataFormatter(Locale.US);
            for (Row row : book.getSheetAt(0)) {
                System.out.println("POI | " + row.getCell(0).getStringCellValue() + " | "
                        + shown.formatCellValue(row.getCell(1)).strip() + " | " + shown.formatCellValue(row.getCell(2)).strip());
            }
        }
    }
}
JAVA
java -cp 'lib/*' Cells.java 2>/dev/null | tee seen

npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 @e965/xlsx@0.20.3
cat >cells.js <<'JS'
for (const name of ['xlsx', '@e965/xlsx']) {
  const { readFile, utils } = require(name);
  for (const row of utils.sheet_to_json(readFile('numbers.xlsx').Sheets.Numbers, { header: 1, raw: false })) {
    console.log([name, ...row.map((text) => text.trim())].join(' | '));
  }
}
JS
node cells.js | tee -a seen

for library in xlsx @e965/xlsx; do
  grep -qxF "$library | 000-000-0000 | 202-555-0123 | 202-555-0123" seen
  grep -qxF "$library | 000\\-000\\-0000 | 52202-555-0123 | 1202-555-0123" seen
  grep -qxF "$library | (###) ###-#### | (202) 555-0123 | (202) 555-0123" seen
  grep -qxF "$library | \\(###\\)\\ ###\\-#### | (52202) 555-0123 | (1202) 555-0123" seen
  grep -qxF "$library | [<=9999999]###-####;(###) ###-#### | (202) 555-0123 | (202) 555-0123" seen
  grep -qxF "$library | [<=9999999]###\\-####;\\(###\\)\\ ###\\-#### | (52202) 555-0123 | (1202) 555-0123" seen
  grep -qxF "$library | ###\\-####;\\(###\\)\\ ###\\-#### | 52202555-0123 | 1202555-0123" seen
done
grep -qxF 'POI | 000-000-0000 | 52202-5550123- | 1202-5550123-' seen
grep -qxF 'POI | 000\-000\-0000 | 52202-5550123- | 1202-5550123-' seen
grep -qxF 'POI | (###) ###-#### | (5220-2555-0123) | (120-2555-0123)' seen
grep -qxF 'POI | \(###\)\ ###\-#### | (5220-2555-0123) | (120-2555-0123)' seen
grep -qxF 'POI | [<=9999999]###-####;(###) ###-#### | (52202) 555-0123 | (1202) 555-0123' seen
grep -qxF 'POI | ###\-####;\(###\)\ ###\-#### | (202) 555-0123 | (202) 555-0123' seen
for library in xlsx @e965/xlsx POI; do
  for format in General @; do grep -qxF "$library | $format | 5.22026E+11 | 12025550123" seen; done
done
echo "as described"
