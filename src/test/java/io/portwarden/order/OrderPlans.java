package io.portwarden.order;

import io.portwarden.TestDatabase;
import io.portwarden.shared.DatabaseRoles;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Tells by which way the database would look for orders if there were so many of them that the way matters: they are
 * there for that question alone, in a transaction that comes to nothing.
 */
final class OrderPlans {

    private static final String CROWD = """
            insert into tenants (tenant_id, name, country, account_number, zip_code)
            select gen_random_uuid(), 'Crowd', 'US', 'CROWD-' || n, '20001' from generate_series(1, 40) n;
            insert into carriers (carrier_id, spid, name)
            select gen_random_uuid(), 'ZZ' || n, 'Crowd ' || n from generate_series(10, 29) n;
            insert into port_out_orders (tenant_id, order_id, carrier_id, purchase_order_number, version, status, reasons,
                account_number, zip_code, desired_due_date, initiator_phone, agency_authority,
                new_network_service_provider, received_at, updated_at, revision)
            select t.tenant_id, gen_random_uuid(), c.carrier_id, 'X' || row_number() over (), 1,
                (array['pending', 'completed', 'completed', 'cancelled'])[1 + n % 4], '{}', 'A', '20001', current_date,
                '+12125550100', true, c.spid, now(), now(), 1
            from tenants t, carriers c, generate_series(1, 12) n
            where t.name = 'Crowd' and c.name like 'Crowd %';
            insert into order_numbers (tenant_id, order_id, phone_number, carrier_id, open, reasons)
            select tenant_id, order_id, '+1303' || (2000000 + row_number() over ()), carrier_id, false, '{}'
            from port_out_orders where purchase_order_number like 'X%';
            analyze port_out_orders;
            analyze order_numbers;
            """;

    private OrderPlans() {}

    /**
     * @param setting which says whom the transaction is for
     * @param question without parameters
     */
    static String of(TestDatabase database, String setting, String value, String question) {
        try (Connection connection = database.asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql(CROWD).update();
            // Sorting and reading everything are out of the question where there are a thousand times as many.
            jdbc.sql("set local enable_sort = off; set local enable_seqscan = off")
                    .update();
            jdbc.sql("set local role " + DatabaseRoles.APPLICATION).update();
            jdbc.sql("select set_config(?, ?, true)")
                    .params(setting, value)
                    .query(String.class)
                    .single();
            String plan = String.join(
                    "\n", jdbc.sql("explain " + question).query(String.class).list());
            connection.rollback();
            return plan;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
