package io.portwarden.support;

import io.portwarden.support.Multitude.Size;
import java.time.Instant;

/** What {@link Multitude} runs: each row computed from its number, so that parts can be made at once. */
final class MultitudeSql {

    /** The numbers of the biggest tenant come first; the next one's are so many further on. */
    private static final long NUMBERS_APART = 3_900_000;

    private static final String YEARS = "interval '1095 days'";

    private final Size size;
    private final String now;

    MultitudeSql(Size size, Instant now) {
        this.size = size;
        this.now = "timestamptz '" + now + "'";
    }

    private static String named(String kind, String k) {
        String hash = "md5('" + kind + "' || " + k + ")";
        return "('01900000-0000-7' || substr(%1$s, 1, 3) || '-8' || substr(%1$s, 4, 15))::uuid".formatted(hash);
    }

    /** As {@link io.portwarden.shared.Identifiers} makes them at that moment. */
    private static String key(String at, String seed) {
        return "(lpad(to_hex((extract(epoch from %1$s) * 1000)::bigint), 12, '0') || '7' || substr(md5(%2$s), 1, 3)"
                        .formatted(at, seed)
                + " || '8' || substr(md5(" + seed + "), 4, 15))::uuid";
    }

    /** Between 0 and 1, another one for each number and purpose. */
    private static String share(String i, int purpose) {
        return "((hashint8extended(" + i + ", " + purpose + ") & 1048575) / 1048576.0::float8)";
    }

    private String pool(String k) {
        return "case when %1$s = 0 then %2$d else greatest(20, %3$d / greatest(%1$s, 1)) end"
                .formatted(k, size.numbers(), size.numbers() * 2 / 5);
    }

    private static String number(String k, String n) {
        String at = "((" + k + ")::bigint * " + NUMBERS_APART + " + (" + n + "))";
        String exchange = "(" + at + " / 10000)";
        return "'+1' || " + three("(" + exchange + " / 792)") + " || " + three("(" + exchange + " % 792)")
                + " || lpad((" + at + " % 10000)::text, 4, '0')";
    }

    /** The three digits of an area code or an exchange, of 792 that do not end in 11 (NUM-2). */
    private static String three(String i) {
        return "(200 + %1$s / 99 * 100 + %1$s %% 99 + case when %1$s %% 99 < 11 then 0 else 1 end)".formatted(i);
    }

    String parties() {
        return """
                insert into tenants (tenant_id, name, country, account_number, zip_code)
                select %s, 'Tenant ' || k, 'US', 'ACC-' || k, '20001' from generate_series(0, %d - 1) k;
                insert into carriers (carrier_id, spid, name)
                select %s, 'C' || lpad(k::text, 3, '0'), 'Carrier ' || k from generate_series(0, %d - 1) k;
                """.formatted(named("tenant", "k"), size.tenants(), named("carrier", "k"), Multitude.CARRIERS);
    }

    String numbers() {
        return """
                insert into phone_numbers (tenant_id, phone_number, status, locked, unlocked_until, guarded_by)
                select %1$s, %2$s,
                       case when n %% 50 = 7 then 'ported-out' when n %% 100 = 9 then 'inactive' else 'active' end,
                       n %% 50 <> 7 and n %% 10 < 7,
                       case when n %% 50 <> 7 and n %% 1000 = 3 then now() + interval '30 days' end,
                       case when n %% 100 = 4 then 'nobody' when n %% 20 = 5 then 'upstream' else 'here' end
                from generate_series(0, %3$d - 1) k cross join lateral generate_series(0, %4$s - 1) n;
                insert into number_directory (phone_number, tenant_id)
                select phone_number, tenant_id from phone_numbers where status <> 'ported-out';
                insert into upstream_pins (tenant_id, phone_number, connection_id, version, taken_version, taken_at)
                select tenant_id, phone_number, '00000000-0000-0000-0000-000000000001', 1, 1, now()
                from phone_numbers where guarded_by = 'upstream';
                """.formatted(named("tenant", "k"), number("k", "n"), size.tenants(), pool("k"));
    }

    /** Orders with all that belongs to them, in the order of arrival. */
    String orders(long from, long to) {
        return """
                create temporary table part on commit drop as
                select i, k, %1$s as tenant_id, %2$s as order_id, c, %3$s as carrier_id, at,
                       case c %% 3 when 0 then 'PON-' || lpad(i::text, 8, '0')
                                   when 1 then upper(substr(md5(i::text), 1, 8) || to_hex(i))
                                   else 'Bw' || to_char(at, 'YYMMDD') || '-' || i end as pon,
                       case when recent and h < 0.25 then 'pending' when recent and h < 0.5 then 'confirmed'
                            when recent and h < 0.51 then 'disputed'
                            when h < 0.7 then 'rejected' when h < 0.95 then 'completed' else 'cancelled' end as status,
                       case when i / 10 %% 10 = 3 then 4 else 1 end as count
                from (select i, %4$s - %5$s * ((%6$d - i)::float8 / %6$d) as at, i > %6$d * 0.985 as recent, %7$s as h,
                             case when i %% 10 = 0 then 0 else 1 + floor((%8$d - 1) * power(%9$s, 2))::int end as k,
                             floor(%10$d * power(%11$s, 2))::int as c
                      from generate_series(%12$d::bigint, %13$d::bigint) i) o;
                """.formatted(
                                named("tenant", "k"),
                                key("at", "i::text"),
                                named("carrier", "c"),
                                now,
                                YEARS,
                                size.orders(),
                                share("i", 1),
                                size.tenants(),
                                share("i", 2),
                                Multitude.CARRIERS,
                                share("i", 3),
                                from,
                                to)
                + """
                insert into port_out_orders (tenant_id, order_id, carrier_id, purchase_order_number, version, status, reasons,
                    account_number, zip_code, desired_due_date, firm_order_commitment_date, review_ends_at, initiator_phone,
                    agency_authority, new_network_service_provider, received_at, updated_at, revision)
                select tenant_id, order_id, carrier_id, pon, 1, status,
                       case when status = 'rejected'
                            then (array['{pin-wrong}', '{pin-missing,zip-code-mismatch}', '{number-locked}'])[1 + (i % 3)::int]::text[]
                            else '{}' end,
                       'ACC-' || k, '20001', (at + interval '7 days')::date,
                       case when status in ('confirmed', 'completed') then (at + interval '7 days')::date end,
                       case when status = 'pending' then now() + interval '60 days' + i % 10000 * interval '1 second'
                            when status <> 'rejected' then at + interval '4 hours' end,
                       '+12125550100', true, 'C' || lpad(c::text, 3, '0'), at, at, 1
                from part;
                """
                + """
                insert into order_numbers (tenant_id, order_id, phone_number, carrier_id, open, reasons)
                select tenant_id, order_id,
                       case when open and k = 0 then %1$s when open then %2$s else %3$s end, carrier_id, open, '{}'
                from (select *, status in ('pending', 'confirmed', 'disputed') as open,
                             (hashint8extended(i, 4) & 1048575) as h from part) o
                cross join lateral generate_series(0, count - 1) j;
                """.formatted(
                                // Every number is in one open order at the most.
                                number("0", "((" + size.orders() + " - i) / 10) * 4 + j"),
                                number("k", "(" + size.orders() + " - i) * 4 + j"),
                                number("k", "h % (" + pool("k") + ") + j"))
                + """
                insert into order_events (tenant_id, order_id, event_id, happened_at, kind, actor_kind, actor_name, note)
                select tenant_id, order_id, %1$s, at, kind, actor, name, note
                from part cross join lateral (values (1, 'received', 'carrier', 'Carrier ' || c, null),
                    (2, case when status = 'rejected' then 'rejected' else 'review-began' end, 'system', 'Portwarden', null),
                    (3, 'disputed', 'tenant', 'Ada Admin', 'We have ordered no such thing.')) e (n, kind, actor, name, note)
                where n < 3 or status = 'disputed';
                insert into order_names (carrier_id, purchase_order_number, version, digest_key_id, digest, claim,
                    claimed_until, tenant_id, order_id)
                select carrier_id, pon, 1, 'bench', '\\x00'::bytea, order_id, at, tenant_id, order_id from part;
                """.formatted(key("at + n * interval '1 millisecond'", "i || '-' || n"));
    }

    /** One of the biggest tenant's and, at every fifth, one of another's. */
    String entries(long from, long to) {
        return """
                insert into audit_entries (tenant_id, position, entry_id, happened_at, kind, actor_kind, actor_id, actor_name,
                    subject_kind, subject_id, subject_name, details, key_id, mac)
                select %1$s, position, %2$s, at,
                       case when i %% 50000 = 1 then 'pin-changed' when i %% 3 = 0 then 'order-rejected' else 'order-received' end,
                       'carrier', %3$s, 'Carrier ' || i %% 50, 'order', %2$s, 'PON-' || lpad(i::text, 8, '0'),
                       'count=1', 'bench', sha256(i::text::bytea)
                from (select i, %4$s - %5$s * ((%6$d - i)::float8 / %6$d) as at
                      from generate_series(%7$d::bigint, %8$d::bigint) i) e
                cross join lateral (select 0 as k, i as position union all
                                    select (1 + (i / 5 - 1) %% (%9$d - 1))::int, (i / 5 - 1) / (%9$d - 1) + 1 where i %% 5 = 0) p;
                """.formatted(
                        named("tenant", "k"),
                        key("at", "i || '-' || k"),
                        named("carrier", "i % 50"),
                        now,
                        YEARS,
                        size.entries(),
                        from,
                        to,
                        size.tenants());
    }

    /** Where the trails end. */
    String ends() {
        return """
                insert into audit_heads (tenant_id, position, mac, changed_at)
                select tenant_id, max(position), sha256(''), max(happened_at) from audit_entries group by tenant_id;
                """;
    }
}
