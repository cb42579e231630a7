package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.FewRequests;
import io.portwarden.Patience;
import io.portwarden.TestDatabase;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.order.api.TestCarrier.Answer;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** What is answered when too much is asked, or the database is away. */
@FewRequests
class ApiLimitsTest {

    @Autowired
    TestWorld world;

    @Autowired
    TestCarrier.Maker carriers;

    @Autowired
    TestDatabase database;

    @Test
    @DisplayName(
            "PIN-8: too many requests with one key are answered with 429 and when to come again; another key goes on")
    void tooManyRequests() {
        TestCarrier carrier = carriers.carrier();
        List<Answer> answers =
                IntStream.range(0, 200).mapToObj(i -> carrier.list("")).toList();
        assertThat(answers.subList(0, 60)).allMatch(answer -> answer.status() == 200);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .isNotEmpty()
                .allSatisfy(refused -> {
                    assertThat(refused.header("Retry-After")).isEqualTo("1");
                    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
                    assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
                    assertThat(refused.text("type")).isEqualTo("urn:portwarden:problem:too-many-requests");
                });
        assertThat(carriers.carrier().list("").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("ORD-5: while the database is away the answer is 503, and the same request later is placed once")
    void databaseAway() throws Exception {
        TestTenant tenant = world.usTenant();
        TestCarrier carrier = carriers.carrier();
        ObjectNode order = carrier.order(tenant, null);
        try (Connection connection = database.asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            String name = connection.getCatalog();
            // For all but superusers, such as this connection.
            statement.execute("alter database " + name + " connection limit 0");
            try {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
                Answer answer = carrier.place(order);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.text("type")).isEqualTo("urn:portwarden:problem:unavailable");
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
            } finally {
                statement.execute("alter database " + name + " connection limit -1");
            }
        }
        Patience.until("the database is back", () -> {
            Answer later = carrier.place(order);
            assertThat(later.status()).isIn(503, 201);
            return later.status() == 201;
        });
        assertThat(carrier.list("").json().path("items").size()).isEqualTo(1);
    }
}
