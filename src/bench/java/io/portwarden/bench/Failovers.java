package io.portwarden.bench;

import io.portwarden.bench.Persistence.Delivered;
import io.portwarden.bench.World.Gaining;
import io.portwarden.bench.World.Holder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Nodes and the database's server killed with {@code kill -9} while right PINs are compared: carriers that send again what
 * was broken off are not refused for it, and no wrong PIN is given back (PIN-8).
 */
final class Failovers implements Row {

    private static final int KILLS = 50;
    private static final int NODES = 2;
    private static final int NUMBERS = 60;
    private static final int LIMIT_OF_CARRIER_AND_TENANT = 3;
    private static final int LIMIT_OF_TENANT = 10;

    /** By then everything that broke off must have found its end. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private static final String REFUSED = "pin-not-accepted";

    private final List<Delivered> sentAgainSoon = new ArrayList<>();
    private final List<Delivered> sentAgainLate = new ArrayList<>();
    private final List<Delivered> sentOnce = new ArrayList<>();
    private final List<Delivered> afterwards = new ArrayList<>();
    private final List<Order> undelivered = new ArrayList<>();
    private final Set<UUID> guessingCarriers = new HashSet<>();
    private final Set<UUID> guessedTenants = new HashSet<>();
    private final Set<UUID> honestCarriers = new HashSet<>();
    private long brokenOff;

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public List<Figure> measure(Stage stage, Options options) throws Exception {
        int kills = options.number("kills", KILLS);
        Random random = new Random();
        try (Rotation rotation = new Rotation(stage, NODES)) {
            rotation.awaitServing(NODES);
            for (int kill = 1; kill <= kills; kill++) {
                round(stage, rotation, random, kill % 2 == 0);
                System.err.printf(
                        "bench: %d of %d killed, %d orders sent again, of these refused %d + %d; %d broke off in the database%n",
                        kill,
                        kills,
                        sentAgainSoon.size() + sentAgainLate.size(),
                        refused(sentAgainSoon),
                        refused(sentAgainLate),
                        brokenOff);
            }
            rotation.stop();
        }
        return figures(stage, kills);
    }

    private void round(Stage stage, Rotation rotation, Random random, boolean server) throws Exception {
        List<Gaining> carriers = stage.world().carriers(3);
        List<Holder> holders = stage.world().holders(2, NUMBERS);
        List<Gaining> guessing = stage.world().carriers(6);
        List<Holder> guessed = stage.world().holders(3, NUMBERS);
        carriers.forEach(one -> honestCarriers.add(one.id()));
        guessing.forEach(one -> guessingCarriers.add(one.id()));
        guessed.forEach(one -> guessedTenants.add(one.id()));
        long back;
        Persistence right = new Persistence(rotation);
        Persistence wrong = new Persistence(rotation);
        try (right;
                wrong) {
            right.send(() -> order(carriers, holders, true), 12, 40);
            wrong.send(() -> order(guessing, guessed, false), 4, 200);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(300, 2000));
            if (server) {
                List<String> command = stage.databaseServer().kill();
                // At times for longer than the lease of an attempt.
                TimeUnit.MILLISECONDS.sleep(random.nextLong(1_000, 40_000));
                stage.databaseServer().start(command);
            } else {
                rotation.killOne(random);
            }
            rotation.awaitServing(NODES);
            back = System.nanoTime();
            brokenOff += stage.superuser()
                    .sql("select count(*) from pin_guesses where outcome = 'in-flight' and carrier_id = any (?)")
                    .param(carriers.stream().map(Gaining::id).toArray(UUID[]::new))
                    .query(Long.class)
                    .single();
        }
        long rest = back + SETTLED.toNanos() - System.nanoTime();
        if (rest > 0) {
            TimeUnit.NANOSECONDS.sleep(rest);
        }
        right.delivered().forEach(one -> sort(one, back));
        undelivered.addAll(right.undelivered());
        undelivered.addAll(wrong.undelivered());
        afterwards(rotation, carriers, holders);
    }

    /** Whoever was cut off goes on with other orders too. */
    private void afterwards(Rotation rotation, List<Gaining> carriers, List<Holder> holders) throws Exception {
        try (Persistence after = new Persistence(rotation)) {
            for (Gaining carrier : carriers) {
                for (Holder holder : holders) {
                    after.deliver(
                            Order.of(carrier, holder, holder.phoneNumbers().getFirst(), holder.pin()));
                }
            }
            afterwards.addAll(after.delivered());
            undelivered.addAll(after.undelivered());
        }
    }

    private void sort(Delivered one, long back) {
        if (one.times() == 1) {
            sentOnce.add(one);
        } else if (one.sentAt() - back < SETTLED.toNanos()) {
            sentAgainSoon.add(one);
        } else {
            sentAgainLate.add(one);
        }
    }

    private static Order order(List<Gaining> carriers, List<Holder> holders, boolean right) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Holder holder = holders.get(random.nextInt(holders.size()));
        return Order.of(
                carriers.get(random.nextInt(carriers.size())),
                holder,
                holder.phoneNumbers().get(random.nextInt(NUMBERS)),
                right ? holder.pin() : World.otherPin(holder.pin()));
    }

    private static long refused(Collection<Delivered> some) {
        return some.stream().filter(one -> one.hasReason(REFUSED)).count();
    }

    private List<Figure> figures(Stage stage, int kills) {
        Guesses guesses = guesses(stage);
        return List.of(
                new Figure(
                        name(),
                        "%d kills: of %d orders with the right PIN that were sent again, %d refused for it 60 s after all was back (of %d), %d before (of %d)"
                                .formatted(
                                        kills,
                                        sentAgainLate.size() + sentAgainSoon.size(),
                                        refused(sentAgainLate),
                                        sentAgainLate.size(),
                                        refused(sentAgainSoon),
                                        sentAgainSoon.size()),
                        "0 refused after 60 s",
                        refused(sentAgainLate) == 0 && sentAgainLate.size() + sentAgainSoon.size() > 0),
                new Figure(
                        name(),
                        "of %d new orders with the right PIN, by the same carriers for the same tenants after 60 s, %d refused for it; of %d sent once around the kill, %d"
                                .formatted(afterwards.size(), refused(afterwards), sentOnce.size(), refused(sentOnce)),
                        "0 refused after 60 s",
                        refused(afterwards) == 0),
                new Figure(
                        name(),
                        "%d orders without an answer of 2xx; %d guesses with the right PIN had broken off when all was back, %d are left unsettled"
                                .formatted(undelivered.size(), brokenOff, guesses.leftOfHonest()),
                        "0 without, 0 left",
                        undelivered.isEmpty() && guesses.leftOfHonest() == 0),
                new Figure(
                        name(),
                        "%d wrong PINs told to be wrong to those who guess, %d of them not counted, %d counted twice; at most %d by one carrier against one tenant, %d against one tenant"
                                .formatted(
                                        guesses.told(),
                                        guesses.missing(),
                                        guesses.twice(),
                                        guesses.mostOfCarrier(),
                                        guesses.mostOfTenant()),
                        "0, 0, at most %d and %d".formatted(LIMIT_OF_CARRIER_AND_TENANT, LIMIT_OF_TENANT),
                        guesses.missing() == 0
                                && guesses.twice() == 0
                                && guesses.mostOfCarrier() <= LIMIT_OF_CARRIER_AND_TENANT
                                && guesses.mostOfTenant() <= LIMIT_OF_TENANT));
    }

    private record Guesses(
            long told, long missing, long twice, long mostOfCarrier, long mostOfTenant, long leftOfHonest) {}

    /** By the database: every order that was told that its PIN is wrong has one guess that counts, and no more were made. */
    private Guesses guesses(Stage stage) {
        return stage.superuser()
                .sql("""
                        with told as (
                            select tenant_id, carrier_id, purchase_order_number from port_out_orders
                            where carrier_id = any (:guessing) and 'pin-wrong' = any (reasons)),
                        counted as (
                            select tenant_id, carrier_id, purchase_order_number, count(*) as n from pin_guesses
                            where carrier_id = any (:guessing) and outcome = 'wrong'
                            group by tenant_id, carrier_id, purchase_order_number),
                        made as (
                            select tenant_id, carrier_id, count(*) as n from pin_guesses
                            where carrier_id = any (:guessing) and outcome <> 'right' group by tenant_id, carrier_id)
                        select (select count(*) from told) as told,
                               (select count(*) from told left join counted
                                    using (tenant_id, carrier_id, purchase_order_number) where n is null) as missing,
                               (select count(*) from counted where n > 1) as twice,
                               (select coalesce(max(n), 0) from made) as most_of_carrier,
                               (select coalesce(max(n), 0) from (
                                    select sum(n) as n from made where tenant_id = any (:guessed) group by tenant_id) as all_of)
                                    as most_of_tenant,
                               (select count(*) from pin_guesses
                                where carrier_id = any (:honest) and outcome <> 'right') as left_of_honest
                        """)
                .param("guessing", guessingCarriers.toArray(UUID[]::new))
                .param("guessed", guessedTenants.toArray(UUID[]::new))
                .param("honest", honestCarriers.toArray(UUID[]::new))
                .query(Guesses.class)
                .single();
    }
}
