#!/usr/bin/env bash
# argon2 0.45.1 and 0.44.0 (npm) write hashes of one password; read by @node-rs/argon2 2.2.1 and hash-wasm 4.13.0 (npm) and by
# org.springframework.security:spring-security-crypto 7.0.0, de.mkammerer:argon2-jvm 2.12 (the reference implementation) and
# com.password4j:password4j 1.8.4 (Maven).
#
# Guess: the encoded form "$argon2id$v=19$m=…,t=…,p=…$salt$hash" is one format: what one library wrote, each of the others
# verifies, or says that it cannot read it.
# Seen: 0.45.1 writes m, p, t; until 0.44 it was m, t, p, which is the only order that the reference implementation reads. For the three
# in Java every hash written since is a wrong password, without an error: accounts that a portal in Node hands to one in Java
# are locked out, and limits on guesses count their owners' right passwords. The libraries of Node read both.
#
#                              written by 0.44.0    written by 0.45.1
#   argon2, @node-rs, wasm     right                right
#   spring-security-crypto     right                wrong
#   argon2-jvm                 right                wrong
#   password4j                 right                wrong
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{"private": true, "type": "module"}' >package.json
npm install --silent --no-audit --no-fund argon2@0.45.1 earlier@npm:argon2@0.44.0 @node-rs/argon2@2.2.1 hash-wasm@4.13.0
cat >written.js <<'JS'
import { writeFileSync } from 'node:fs';
import * as rs from '@node-rs/argon2';
import argon2 from 'argon2';
import earlier from 'earlier';
import { argon2Verify } from 'hash-wasm';

const password = 'correct horse battery staple';
const choices = { memoryCost: 19456, timeCost: 2, parallelism: 1 };
const hashes = { '0.44.0': await earlier.hash(password, choices), '0.45.1': await argon2.hash(password, choices) };
for (const [version, hash] of Object.entries(hashes)) {
  console.log(version, hash.split('$')[3]);
  console.log(version, 'argon2', await argon2.verify(hash, password));
  console.log(version, '@node-rs/argon2', await rs.verify(hash, password));
  console.log(version, 'hash-wasm', await argon2Verify({ password, hash }));
}
writeFileSync('hashes', Object.entries(hashes).map((entry) => entry.join(' ')).join('\n') + '\n');
JS
node written.js | tee seen

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.springframework.security</groupId><artifactId>spring-security-crypto</artifactId><version>7.0.0</version></dependency>
    <dependency><groupId>org.bouncycastle</groupId><artifactId>bcprov-jdk18on</artifactId><version>1.87</version></dependency>
    <dependency><groupId>commons-logging</groupId><artifactId>commons-logging</artifactId><version>1.3.5</version></dependency>
    <dependency><groupId>de.mkammerer</groupId><artifactId>argon2-jvm</artifactId><version>2.12</version></dependency>
    <dependency><groupId>com.password4j</groupId><artifactId>password4j</artifactId><version>1.8.4</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=lib
cat >Read.java <<'JAVA'
import com.password4j.Argon2Function;
import com.password4j.Password;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

public class Read {
    public static void main(String[] none) throws Exception {
        String password = "correct horse battery staple";
        for (String line : Files.readAllLines(Path.of("hashes"))) {
            String version = line.split(" ")[0];
            String hash = line.split(" ")[1];
            var spring = new Argon2PasswordEncoder(16, 32, 1, 19456, 2);
            System.out.println(version + " spring-security-crypto " + spring.matches(password, hash));
            var reference = Argon2Factory.create(Argon2Types.ARGON2id);
            System.out.println(version + " argon2-jvm " + reference.verify(hash, password.toCharArray()));
            var function = Argon2Function.getInstanceFromHash(hash);
            System.out.println(version + " password4j " + Password.check(password, hash).with(function));
        }
    }
}
JAVA
java -cp 'lib/*' Read.java 2>log | tee -a seen

diff - seen <<'SEEN'
0.44.0 m=19456,t=2,p=1
0.44.0 argon2 true
0.44.0 @node-rs/argon2 true
0.44.0 hash-wasm true
0.45.1 m=19456,p=1,t=2
0.45.1 argon2 true
0.45.1 @node-rs/argon2 true
0.45.1 hash-wasm true
0.44.0 spring-security-crypto true
0.44.0 argon2-jvm true
0.44.0 password4j true
0.45.1 spring-security-crypto false
0.45.1 argon2-jvm false
0.45.1 password4j false
SEEN
