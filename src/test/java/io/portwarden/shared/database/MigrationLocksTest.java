package io.portwarden.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.shared.MigrationLocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@DisplayName("Migrations hold nobody up")
class MigrationLocksTest {
    /** Released before it was looked at; a migration that was released is never changed. */
    private static final int LAST_UNSEEN = 28;

    @Test
    @DisplayName("none after V028 builds an index, rewrites or looks through a table that others use meanwhile")
    void ours() throws IOException {
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        List<Resource> scripts = Arrays.stream(files.getResources("classpath:db/migration/V*.sql"))
                .sorted(Comparator.comparing(MigrationLocksTest::name))
                .toList();
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(27);
        MigrationLocks locks = new MigrationLocks();
        for (Resource script : scripts) {
            Resource conf = files.getResource("classpath:db/migration/" + name(script) + ".conf");
            boolean transactional = !conf.exists() || !text(conf).contains("executeInTransaction=false");
            List<String> faults = locks.in(text(script), transactional);
            if (Integer.parseInt(name(script).substring(1, 4)) > LAST_UNSEEN) {
                assertThat(faults).as(name(script)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index a on orders (x);",
                "create unique index if not exists a on only public.orders (x) where x is null;",
                "create table other (x int); create index on orders (x);",
                "create index concurrently a on orders (x);",
                "alter table orders alter column x type bigint;",
                "alter table orders add y int, alter x set data type text using x::text;",
                "alter table orders alter x set not null;",
                "alter table orders add constraint c check (x is not null) not valid; alter table orders validate"
                        + " constraint c;",
                "alter table orders add constraint c check (x in ('a;b', 'c'));",
                "alter table orders add check (x > 0);",
                "alter table orders add constraint f foreign key (x) references other;",
                "alter table orders add unique (x);",
                "alter table orders add column y int check (y > 0);",
                "alter table orders add column y int not null;",
                "alter table orders add column y timestamptz not null default clock_timestamp();",
                "alter table orders add y uuid default gen_random_uuid();",
                "alter table orders add column y int generated always as (x * 2) stored;",
                "alter table orders add column y bigserial;",
                "alter table orders add column y int; update orders set y = x;",
                "do $$ begin alter table orders alter x type text; end $$;",
                "lock table orders;",
                "truncate orders;",
                "reindex table orders;"
            })
    @DisplayName("is told of what would")
    void wouldHoldUp(String sql) {
        assertThat(new MigrationLocks().in(sql, true)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table orders (x int check (x > 0) unique); create index a on orders (x);"
                        + " alter table orders alter x set not null;",
                "alter table orders add column y int;",
                "alter table orders add column y text not null default 'none, yet; or (so';",
                "alter table orders add column y timestamptz default now();",
                "alter table orders add column y uuid references other;",
                "alter table orders add constraint c check (x > 0) not valid, drop column z, drop constraint d;",
                "alter table orders validate constraint c;",
                "alter table orders add constraint u unique using index a;",
                "alter table orders enable row level security; -- create index a on orders (x);",
                "update orders set x = 1 where x is null;",
                "create function f() returns int language plpgsql as $$ begin lock table orders; end $$;"
            })
    @DisplayName("lets pass what does not")
    void holdsNobodyUp(String sql) {
        assertThat(new MigrationLocks().in(sql, true)).isEmpty();
    }

    @Test
    @DisplayName("knows that a column holds something when a migration before has validated that")
    void notNull() {
        MigrationLocks locks = new MigrationLocks();
        assertThat(locks.in("alter table t add constraint c check (x is not null) not valid;", true))
                .isEmpty();
        assertThat(locks.in("alter table t alter x set not null;", true)).hasSize(1);
        assertThat(locks.in("alter table t validate constraint c;", true)).isEmpty();
        assertThat(locks.in("alter table t alter x set not null;", true)).isEmpty();
        assertThat(locks.in("alter table t alter y set not null;", true)).hasSize(1);
    }

    @Test
    @DisplayName("has an index built without a transaction alone, from the beginning, and without a limit on waiting")
    void concurrently() {
        MigrationLocks locks = new MigrationLocks();
        String drop = "drop index concurrently if exists a;";
        String create = "create index concurrently a on orders (x);";
        String wait = "set lock_timeout = 0;";
        assertThat(locks.in(wait + drop + create, false)).isEmpty();
        assertThat(locks.in(drop + create, false)).hasSize(1);
        assertThat(locks.in(wait + create, false)).hasSize(1);
        assertThat(locks.in(wait + drop.replace("a;", "b;") + create, false)).hasSize(1);
        assertThat(locks.in(wait + drop + create.replace("concurrently", "concurrently if not exists"), false))
                .hasSize(1);
        assertThat(locks.in(wait + drop + create + "create table other (x int);", false))
                .hasSize(1);
    }

    private static String name(Resource script) {
        return Objects.requireNonNull(script.getFilename());
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }
}
