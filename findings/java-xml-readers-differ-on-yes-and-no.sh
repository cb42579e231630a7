#!/usr/bin/env bash
# org.glassfish.jaxb:jaxb-runtime 4.0.9 and tools.jackson.dataformat:jackson-dataformat-xml 3.3.0 (Maven), with their defaults, on
# an answer to "may these numbers leave?".
#
# Guess: both read every xs:boolean; what is none, and a number that is too large for an Integer, is an error, or one for a handler
# that stops at everything.
# Seen: "1" is true for JAXB and an error for Jackson. "TRUE" is true for Jackson and null for JAXB, which tells its event
# handler nothing: a port that the other side has let through is one that it has not decided. And JAXB reads a telephone number
# into an Integer and lets it run over, as silently: 2025550123 is itself, 9795550123 (Texas) is 1205615531. Whatever lies
# above 2147483647 is another number, and tests with 201 to 213 never see it. Jackson refuses those.
#
#   <Portable>1            JAXB true, also with a handler          Jackson refuses
#   <Portable>TRUE         JAXB null, also with a handler          Jackson true
#   <Number>9795550123     JAXB 1205615531, also with a handler    Jackson refuses
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.glassfish.jaxb</groupId><artifactId>jaxb-runtime</artifactId><version>4.0.9</version></dependency>
    <dependency><groupId>tools.jackson.dataformat</groupId><artifactId>jackson-dataformat-xml</artifactId><version>3.3.0</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=lib
cat >Answers.java <<'JAVA'
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.StringReader;
import java.util.concurrent.Callable;
import tools.jackson.dataformat.xml.XmlMapper;
import tools.jackson.dataformat.xml.annotation.JacksonXmlProperty;

public class Answers {
    @XmlRootElement(name = "Answer")
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Answer {
        @XmlElement(name = "Portable")
        @JacksonXmlProperty(localName = "Portable")
        public Boolean portable;

        @XmlElement(name = "Number")
        @JacksonXmlProperty(localName = "Number")
        public Integer number;
    }

    public static void main(String[] fragments) throws Exception {
        JAXBContext jaxb = JAXBContext.newInstance(Answer.class);
        XmlMapper jackson = new XmlMapper();
        for (String fragment : fragments) {
            String xml = "<Answer>" + fragment + "</Answer>";
            said("JAXB", fragment, () -> (Answer) jaxb.createUnmarshaller().unmarshal(new StringReader(xml)));
            said("JAXB with a handler", fragment, () -> {
                var reader = jaxb.createUnmarshaller();
                reader.setEventHandler(event -> false);
                return (Answer) reader.unmarshal(new StringReader(xml));
            });
            said("Jackson", fragment, () -> jackson.readValue(xml, Answer.class));
        }
    }

    private static void said(String reader, String fragment, Callable<Answer> read) {
        String said;
        try {
            Answer answer = read.call();
            said = String.valueOf(fragment.startsWith("<Portable>") ? answer.portable : answer.number);
        } catch (Exception refused) {
            said = "refused";
        }
        System.out.println(reader + " " + fragment + " " + said);
    }
}
JAVA
java -cp 'lib/*' Answers.java '<Portable>true</Portable>' '<Portable>1</Portable>' '<Portable>TRUE</Portable>' \
  '<Number>2025550123</Number>' '<Number>9795550123</Number>' | tee seen

for reader in JAXB 'JAXB with a handler' Jackson; do
  grep -qxF "$reader <Portable>true</Portable> true" seen
  grep -qxF "$reader <Number>2025550123</Number> 2025550123" seen
done
grep -qxF 'JAXB <Portable>1</Portable> true' seen
grep -qxF 'JAXB with a handler <Portable>1</Portable> true' seen
grep -qxF 'Jackson <Portable>1</Portable> refused' seen
grep -qxF 'JAXB <Portable>TRUE</Portable> null' seen
grep -qxF 'JAXB with a handler <Portable>TRUE</Portable> null' seen
grep -qxF 'Jackson <Portable>TRUE</Portable> true' seen
grep -qxF 'JAXB <Number>9795550123</Number> 1205615531' seen
grep -qxF 'JAXB with a handler <Number>9795550123</Number> 1205615531' seen
grep -qxF 'Jackson <Number>9795550123</Number> refused' seen
echo "as described"
