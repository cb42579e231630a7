#!/usr/bin/env bash
# org.postgresql:postgresql 42.7.14 (Maven), with PostgreSQL 18.6.0 of io.zonky.test.postgres:embedded-postgres-binaries.
#
# Guess: two statements in one PreparedStatement, parted by a semicolon, go to the server together, and outside a transaction they
# are one transaction, each time alike: a set_config(..., true) before a query, the usual way to tell row-level security whom it
# is for, holds for that query and no longer. A null among the parameters changes nothing of that.
# Seen: so it is, until the text has been executed often enough to be prepared on the server (prepareThreshold, 5) and is then
# executed once with a null of no type (setNull with Types.NULL, which Spring's JdbcTemplate does for every null). The next time,
# on that connection, the query is sent alone, after a Sync, though it has no null any more: two transactions. What was set for
# the first is gone, and the query is answered as if nobody had said whom it is for: with no rows, and no error. Where null and
# text take turns, every second answer is one for nobody. With setNull(..., Types.VARCHAR) it does not happen.
#
#   texts: seen seen seen ...    after a null: nothing seen seen ...    null and text in turn: seen nothing seen nothing ...
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging>
  <dependencyManagement><dependencies>
    <dependency><groupId>io.zonky.test.postgres</groupId><artifactId>embedded-postgres-binaries-bom</artifactId><version>18.6.0</version><type>pom</type><scope>import</scope></dependency>
  </dependencies></dependencyManagement>
  <dependencies>
    <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.14</version></dependency>
    <dependency><groupId>io.zonky.test</groupId><artifactId>embedded-postgres</artifactId><version>2.2.2</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=lib
cat >Null.java <<'JAVA'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;

class Null {
    static final String TOGETHER = "select set_config('app.tenant', ?, true); "
            + "select coalesce(nullif(current_setting('app.tenant', true), ''), 'nothing'), cast(? as text)";

    static String ask(Connection connection, String text, int typeOfNull) throws Exception {
        try (PreparedStatement both = connection.prepareStatement(TOGETHER)) {
            both.setString(1, "seen");
            if (text == null) {
                both.setNull(2, typeOfNull);
            } else {
                both.setString(2, text);
            }
            both.execute();
            both.getMoreResults();
            try (ResultSet rows = both.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    static String often(Connection connection, int times) throws Exception {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < times; i++) {
            said.append(' ').append(ask(connection, "text", 0));
        }
        return said.toString();
    }

    public static void main(String[] none) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                System.out.println("before:" + often(connection, 8));
                ask(connection, null, Types.NULL);
                System.out.println("after a null:" + often(connection, 3));
                StringBuilder turns = new StringBuilder();
                for (int i = 0; i < 4; i++) {
                    turns.append(' ').append(ask(connection, i % 2 == 0 ? null : "text", Types.NULL));
                }
                System.out.println("in turn:" + turns);
            }
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                often(connection, 8);
                ask(connection, null, Types.VARCHAR);
                System.out.println("after a null with a type:" + often(connection, 3));
            }
        }
    }
}
JAVA
java -cp 'lib/*' Null.java 2>/dev/null | tee seen

diff seen - <<'SEEN'
before: seen seen seen seen seen seen seen seen
after a null: nothing seen seen
in turn: seen nothing seen nothing
after a null with a type: seen seen seen
SEEN
