package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.TestWorld.TestTenant;
import io.portwarden.TripSockets.Noticed;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Pipeline;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is sent together is one round trip, and is done one after the other, wholly or not at all. */
@SpringBootTest
class PipelineTest {

    private static final String INSERT =
            "insert into phone_numbers (tenant_id, phone_number, status) values (:tenant, :number, 'inactive')";
    private static final String COUNT = "select count(*) from phone_numbers where status = 'inactive'";

    @Autowired
    Pipeline pipeline;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    Scope scope;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        scope = Scope.tenant(tenant.id());
    }

    private void insert(String number) {
        insert(tenant.id(), number);
    }

    private void insert(TenantId whose, String number) {
        pipeline.sql(INSERT)
                .param("tenant", whose.value())
                .param("number", number)
                .update();
    }

    private Answer<Long> count() {
        return pipeline.sql(COUNT).list((row, index) -> row.getLong(1)).map(List::getFirst);
    }

    private long counted() {
        return transactions.stating(scope, () -> count().get());
    }

    @Test
    @DisplayName("A transaction that asks nothing is one round trip; one that does nothing is none")
    void oneTrip() {
        Noticed told = TripSockets.of(() -> transactions.doStating(scope, () -> {
            insert("+12025550001");
            insert("+12025550002");
        }));
        assertThat(told.trips()).hasSize(1);
        assertThat(counted()).isEqualTo(2);
        assertThat(TripSockets.of(() -> transactions.doStating(scope, () -> {})).trips())
                .isEmpty();
    }

    @Test
    @DisplayName("What is asked sees what was told before it, and nothing that is told after it")
    void inOrder() {
        List<Answer<Long>> answers = transactions.stating(scope, () -> {
            Answer<Long> first = count();
            insert("+12025550003");
            Answer<Long> second = count();
            assertThat(second.get()).isEqualTo(1);
            insert("+12025550004");
            return List.of(first, count());
        });
        assertThat(answers.get(0).get()).isZero();
        assertThat(answers.get(1).get()).as("sent with the commit").isEqualTo(2);
    }

    @Test
    @DisplayName("What waits goes with a statement that is sent in the usual way, be it one or a batch")
    void beforeOthers() {
        long seen = transactions.stating(scope, () -> {
            insert("+12025550005");
            return jdbc.sql(COUNT).query(Long.class).single();
        });
        assertThat(seen).isEqualTo(1);
        assertThat(transactions.<Integer>stating(scope, () -> {
                    insert("+12025550006");
                    return jdbc.sql("update phone_numbers set locked = true where status = 'inactive'")
                            .update();
                }))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("An error at the commit undoes everything, and leaves the connection fit for the next")
    void failsAtCommit() {
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> transactions.doStating(scope, () -> {
                    insert("+12025550007");
                    insert("+12025550198");
                    insert("+12025550198");
                }));
        assertThat(counted()).isZero();
    }

    @Test
    @DisplayName("A change that was to be of one row and is of none is thrown before anything is committed")
    void checkedBeforeCommit() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transactions.doStating(scope, () -> {
                    insert("+12025550008");
                    pipeline.sql("update phone_numbers set locked = true where phone_number = :number")
                            .param("number", "+12025550197")
                            .updateOne(() -> new IllegalStateException("There is none"));
                }))
                .withMessage("There is none");
        assertThat(counted()).isZero();
    }

    @Test
    @DisplayName("What was told in a transaction that is given up is never sent")
    void rolledBack() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> transactions.doStating(scope, () -> {
                    insert("+12025550009");
                    throw new UnsupportedOperationException();
                }));
        assertThat(counted()).isZero();
    }

    @Test
    @DisplayName("Row-level security holds for what is sent together, in a transaction and outside")
    void scoped() {
        TestTenant other = world.usTenant();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> transactions.doStating(scope, () -> insert(other.id(), "+12025550199")));
        transactions.doStating(scope, () -> insert("+12025550010"));
        for (int i = 0; i < 12; i++) {
            assertThat(transactions.<Long>autocommitting(scope, () -> count().get()))
                    .isEqualTo(1);
            assertThat(transactions.<Long>autocommitting(Scope.tenant(other.id()), () -> count().get()))
                    .isZero();
        }
    }

    @Test
    @DisplayName("Outside a transaction a statement is one round trip, and what needs a transaction is refused")
    void autocommitting() {
        Noticed asked = TripSockets.of(() -> transactions.autocommitting(
                scope,
                () -> jdbc.sql("select count(*) from pins").query(Long.class).single()));
        assertThat(asked.trips()).hasSize(1);
        assertThat(asked.transactions()).hasValue(1);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                        transactions.autocommitting(scope, () -> transactions.stating(scope, () -> count().get())));
        assertThatExceptionOfType(IllegalStateException.class)
                .as("the driver would send it alone, for nobody")
                .isThrownBy(() -> transactions.autocommitting(
                        scope,
                        () -> jdbc.sql("select count(*) from phone_numbers where zip_code = :zip")
                                .param("zip", null)
                                .query(Long.class)
                                .single()));
    }

    @Test
    @DisplayName("Nothing can be told where nobody has said whom it is for")
    void withoutScope() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> insert("+12025550011"));
    }
}
