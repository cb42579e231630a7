package io.portwarden.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A row that whoever reads it waits for, as on a slow database, until the test lets go: so it is the test that decides how
 * far something has come, and not the machine. Who counts passes, and who reads everything, as verifications do.
 */
final class HeldRow implements AutoCloseable {

    private static final long KEY = 4_711;

    private final JdbcClient superuser;
    private final SingleConnectionDataSource holder;
    private final String table;

    /** @param condition what is true of that row alone, as SQL */
    HeldRow(Trial trial, String table, String condition) throws SQLException {
        this.superuser = JdbcClient.create(trial.superuser());
        this.holder = new SingleConnectionDataSource(openOf(trial), true);
        this.table = table;
        hold("select pg_advisory_lock(%d)");
        // So dear that a page of many rows is read by the index, and nothing behind it is looked at.
        superuser.sql("""
                        create function wait_for_test() returns boolean language plpgsql cost 1000000 as $$
                        begin
                            if current_query() like '%% limit %%' and current_query() not like '%%count(*)%%' then
                                perform pg_advisory_xact_lock_shared(%d);
                            end if;
                            return true;
                        end $$""".formatted(KEY)).update();
        superuser
                .sql(
                        "create policy held_row on %s as restrictive for select using (case when %s then wait_for_test() else true end)"
                                .formatted(table, condition))
                .update();
        superuser.sql("analyze " + table).update();
    }

    private static Connection openOf(Trial trial) throws SQLException {
        return trial.superuser().getConnection();
    }

    private void hold(String statement) {
        JdbcClient.create(holder).sql(statement.formatted(KEY)).query().listOfRows();
    }

    private List<Integer> readers() {
        return superuser
                .sql("select pid from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'")
                .query(Integer.class)
                .list();
    }

    void awaitReader() {
        Awaitility.await()
                .atMost(Chromium.PATIENCE)
                .untilAsserted(() -> assertThat(readers()).isNotEmpty());
    }

    void letGo() {
        hold("select pg_advisory_unlock(%d)");
    }

    /** The database goes away from under whoever waits for the row. */
    void breakOff() {
        for (int reader : readers()) {
            superuser
                    .sql("select pg_terminate_backend(?)")
                    .param(reader)
                    .query()
                    .listOfRows();
        }
    }

    @Override
    public void close() {
        holder.destroy();
        superuser.sql("drop policy held_row on " + table).update();
        superuser.sql("drop function wait_for_test()").update();
    }
}
