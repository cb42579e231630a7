package io.portwarden.browser;

import javax.sql.DataSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All rows of a program's database as they once were, to be put back although the program goes on. */
final class KeptRows {

    private static final String TABLES =
            "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'";

    private final JdbcClient superuser;

    KeptRows(DataSource superuser) {
        this.superuser = JdbcClient.create(superuser);
    }

    void keep() {
        superuser.sql("""
                        do $$
                        declare it record;
                        begin
                            create schema kept;
                            for it in %s loop
                                execute format('create table kept.%%1$I as table public.%%1$I', it.name);
                            end loop;
                        end $$""".formatted(TABLES)).update();
    }

    /** What the program does by itself takes moments only, so that what it holds back now can be had soon. */
    void restore() {
        for (boolean restored = false; !restored; ) {
            try {
                putBack();
                restored = true;
            } catch (PessimisticLockingFailureException heldByTheProgram) {
                // once more
            }
        }
    }

    private void putBack() {
        // No trigger keeps a row for ever, no key is missed on the way, and nobody is told.
        superuser.sql("""
                        do $$
                        declare it record;
                        begin
                            set local session_replication_role = replica;
                            execute (select 'truncate ' || string_agg(format('public.%%I', name), ', ') from (%1$s) all_tables);
                            for it in
                                select name, (select string_agg(format('%%I', column_name), ', ')
                                    from information_schema.columns
                                    where table_schema = 'public' and table_name = name and is_generated = 'NEVER') as columns
                                from (%1$s) each_table
                            loop
                                execute format('insert into public.%%1$I (%%2$s) overriding system value select %%2$s from kept.%%1$I',
                                    it.name, it.columns);
                            end loop;
                        end $$""".formatted(TABLES)).update();
    }
}
