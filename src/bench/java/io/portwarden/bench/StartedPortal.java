package io.portwarden.bench;

import io.portwarden.Portwarden;
import io.portwarden.TestClock;
import io.portwarden.TestDatabase;
import io.portwarden.TestWorld;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application as it runs for a provider, on a database of its own, with everything that it listens to. */
final class StartedPortal implements AutoCloseable {

    private final TestDatabase database = TestDatabase.fresh();
    private final ConfigurableApplicationContext application;

    /** @param settings such as {@code portwarden.api.burst=10}; they go before what the database is reached by */
    StartedPortal(String... settings) {
        application = new SpringApplicationBuilder(Portwarden.class, TestWorld.class)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("testDatabase", database);
                    ((GenericApplicationContext) context).registerBean(TestClock.class, bean -> bean.setPrimary(true));
                })
                .properties(database.properties())
                .run(Stream.concat(
                                Stream.of("server.port=0", "spring.main.banner-mode=off", "vaadin.productionMode=true"),
                                Stream.of(settings))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    int port() {
        return Integer.parseInt(
                Objects.requireNonNull(application.getEnvironment().getProperty("local.server.port")));
    }

    <T> T get(Class<T> part) {
        return application.getBean(part);
    }

    TestWorld world() {
        return get(TestWorld.class);
    }

    /** A new API key of the carrier. */
    String keyOf(Carrier carrier) {
        return get(Transactions.class)
                .stating(
                        Scope.carrier(carrier.id().value()),
                        () -> get(CarrierService.class)
                                .issueKey(carrier.id(), "bench", null)
                                .text());
    }

    /** What stands in every table, as the superuser sees it, but for when an API key was last used. */
    Map<String, String> contents() {
        JdbcClient superuser = JdbcClient.create(database.asSuperuser());
        Map<String, String> contents = new TreeMap<>();
        for (String table : tables()) {
            contents.put(
                    table,
                    superuser
                            .sql("select count(*) || ' rows, ' || coalesce(md5(string_agg(row, '' order by row)), '')"
                                    + " from (select (to_jsonb(t) - 'last_used_at')::text as row from " + table
                                    + " t) rows")
                            .query(String.class)
                            .single());
        }
        return contents;
    }

    /** Every table of the application, by its name with the schema. */
    List<String> tables() {
        return JdbcClient.create(database.asSuperuser())
                .sql("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema') order by 1")
                .query((row, index) -> row.getString(1))
                .list();
    }

    TestDatabase database() {
        return database;
    }

    @Override
    public void close() {
        application.close();
    }
}
