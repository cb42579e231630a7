#!/usr/bin/env bash
# com.eatthepath:java-otp 0.4.0 and dev.samstevens.totp:totp 1.7.1 (Maven), making the one-time code (RFC 6238) of one secret at one
# time in a Java whose default locale is that of the United States, Egypt, Iran or Nepal.
#
# Guess: a code is six digits from 0 to 9, wherever the server stands; so what is made equals what an app shows and a person types.
# Seen: both write a code in the default locale's own digits. Where these are not ours, totp's verifier refuses the right code, java-otp's
# never equals it, and nobody comes in. Nothing fails, and no test finds it on a machine that is set to English.
# java-otp's other method, which is told the locale, makes the right one.
#
#   locale    java-otp    java-otp, told Locale.ROOT    totp      totp's verifier on 287082
#   en-US     287082      287082                        287082    accepted
#   ar-EG     ٢٨٧٠٨٢      287082                        ٢٨٧٠٨٢    refused
#   fa-IR     ۲۸۷۰۸۲      287082                        ۲۸۷۰۸۲    refused
#   ne-NP     २८७०८२      287082                        २८७०८२    refused
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>com.eatthepath</groupId><artifactId>java-otp</artifactId><version>0.4.0</version></dependency>
    <dependency><groupId>dev.samstevens.totp</groupId><artifactId>totp</artifactId><version>1.7.1</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=lib
cat >Codes.java <<'JAVA'
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.DefaultCodeVerifier;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

public class Codes {
    private static final String TEXT = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    public static void main(String[] none) throws Exception {
        // The secret and the time of RFC 6238, appendix B: 94287082 in eight digits.
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        SecretKeySpec key = new SecretKeySpec(secret, "HmacSHA1");
        Instant time = Instant.ofEpochSecond(59);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String tag : new String[] {"en-US", "ar-EG", "fa-IR", "ne-NP"}) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
            out.println(tag + " " + codes.generateOneTimePasswordString(key, time) + " "
                    + codes.generateOneTimePasswordString(key, time, Locale.ROOT) + " "
                    + new DefaultCodeGenerator().generate(TEXT, 59 / 30) + " "
                    + (new DefaultCodeVerifier(new DefaultCodeGenerator(), () -> 59).isValidCode(TEXT, "287082")
                            ? "accepted"
                            : "refused"));
        }
    }
}
JAVA
java -cp 'lib/*' Codes.java | tee seen

diff seen - <<'SEEN'
en-US 287082 287082 287082 accepted
ar-EG ٢٨٧٠٨٢ 287082 ٢٨٧٠٨٢ refused
fa-IR ۲۸۷۰۸۲ 287082 ۲۸۷۰۸۲ refused
ne-NP २८७०८२ 287082 २८७०८२ refused
SEEN
