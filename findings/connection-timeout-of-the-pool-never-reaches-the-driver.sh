#!/usr/bin/env bash
# com.zaxxer:HikariCP 7.1.0 with org.postgresql:postgresql 42.7.14 (Maven), against a local port that takes connections and
# answers nothing, as a database server on a frozen machine does.
#
# Guess: connectionTimeout also ends the driver's try, since the pool hands it on as DriverManager's login timeout.
# Seen: with a jdbcUrl it does set that (for the whole process: the pool that was made last decides for all, also after it was
# closed), and the driver does not look at it, because its own loginTimeout is 0 by default and counts first. Callers get their
# error after 2 seconds, but the pool's one try goes on for as long as nothing is heard, and there is no second: a standby that
# takes the address over is not found. Made by dataSourceClassName, or with loginTimeout in the address, the same pool tries
# again. Whoever has to answer an upstream within half a minute loses not one answer but all that follow.
#
#   login timeout of the process: 0, 30, 2, and 2 when that pool is closed
#   connections while 4 callers waited: jdbcUrl 1, dataSourceClassName 2 or more, jdbcUrl with loginTimeout=2 2 or more
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>com.zaxxer</groupId><artifactId>HikariCP</artifactId><version>7.1.0</version></dependency>
    <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.14</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=lib
cat >Wait.java <<'JAVA'
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

class Wait {
    public static void main(String[] arguments) throws Exception {
        System.out.println("process " + DriverManager.getLoginTimeout());
        try (HikariDataSource first = idle(30_000)) {
            System.out.println("process with a pool of 30 s " + DriverManager.getLoginTimeout());
            try (HikariDataSource second = idle(2_000)) {
                System.out.println("process with another of 2 s " + DriverManager.getLoginTimeout());
            }
            System.out.println("process after that was closed " + DriverManager.getLoginTimeout());
        }
        count("jdbcUrl", "", true);
        count("dataSourceClassName", "", false);
        count("jdbcUrl with loginTimeout", "&loginTimeout=2", true);
        System.exit(0);
    }

    private static HikariDataSource idle(long timeout) {
        HikariConfig settings = settings(timeout);
        settings.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/any");
        return new HikariDataSource(settings);
    }

    private static void count(String what, String more, boolean byUrl) throws IOException {
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Collection<Socket> taken = new ConcurrentLinkedQueue<>();
        Thread taking = new Thread(() -> {
            try {
                while (true) {
                    taken.add(silent.accept());
                }
            } catch (IOException closed) {
                // done
            }
        });
        taking.start();
        String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/any?sslmode=disable" + more;
        HikariConfig settings = settings(2_000);
        if (byUrl) {
            settings.setJdbcUrl(url);
        } else {
            settings.setDataSourceClassName("org.postgresql.ds.PGSimpleDataSource");
            settings.addDataSourceProperty("url", url);
        }
        HikariDataSource pool = new HikariDataSource(settings);
        int refused = 0;
        for (int call = 0; call < 4; call++) {
            try {
                pool.getConnection();
            } catch (SQLException late) {
                refused++;
            }
        }
        String connections = taken.size() > 1 ? "2 or more" : String.valueOf(taken.size());
        System.out.println(what + ": " + refused + " callers refused, connections " + connections);
        silent.close();
        for (Socket socket : taken) {
            socket.close();
        }
        pool.close();
    }

    private static HikariConfig settings(long timeout) {
        HikariConfig settings = new HikariConfig();
        settings.setUsername("any");
        settings.setPassword("any");
        settings.setConnectionTimeout(timeout);
        settings.setMaximumPoolSize(1);
        settings.setInitializationFailTimeout(-1);
        return settings;
    }
}
JAVA
java -cp 'lib/*' Wait.java 2>/dev/null | tee seen

grep -qxF 'process 0' seen
grep -qxF 'process with a pool of 30 s 30' seen
grep -qxF 'process with another of 2 s 2' seen
grep -qxF 'process after that was closed 2' seen
grep -qxF 'jdbcUrl: 4 callers refused, connections 1' seen
grep -qxF 'dataSourceClassName: 4 callers refused, connections 2 or more' seen
grep -qxF 'jdbcUrl with loginTimeout: 4 callers refused, connections 2 or more' seen
echo "as described"
