package io.portwarden.bench;

import io.portwarden.bench.CarrierProgram.Answer;
import io.portwarden.bench.CarrierProgram.Sending;
import io.portwarden.bench.World.Gaining;
import io.portwarden.bench.World.Holder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 200 wrong PINs at one instant over two nodes: exactly as many are looked at as the limit says (PIN-8). */
final class WrongPins implements LongRow {

    private static final int AT_ONCE = 200;
    private static final int RUNS = 100;

    /** Which of the limits is the one that counts. */
    private enum Limit {
        CARRIER_AND_TENANT("by one carrier against one tenant", 3, 1, 1),
        TENANT("by 20 carriers against one tenant", 10, 20, 1),
        CARRIER("by one carrier against 20 tenants", 20, 1, 20);

        private final String text;
        private final int checked;
        private final int carriers;
        private final int holders;

        Limit(String text, int checked, int carriers, int holders) {
            this.text = text;
            this.checked = checked;
            this.carriers = carriers;
            this.holders = holders;
        }
    }

    @Override
    public String name() {
        return "two-nodes-wrong";
    }

    @Override
    public int portions(Options options) {
        return Limit.values().length * options.number("runs", RUNS);
    }

    @Override
    public Counts measure(Stage stage, Options options, int portion) throws Exception {
        int runs = options.number("runs", RUNS);
        return measure(stage, Limit.values()[portion / runs], portion % runs);
    }

    private static Counts measure(Stage stage, Limit limit, int run) throws Exception {
        List<Gaining> carriers = stage.world().carriers(limit.carriers);
        List<Holder> holders = stage.world().holders(limit.holders, 1);
        List<Answer> answers = CarrierProgram.sendAtOnce(sendings(stage.twoNodes(), carriers, holders));
        Truth truth = Truth.of(stage.superuser(), holders);
        long placed = answers.stream().filter(answer -> answer.status() == 201).count();
        boolean exact = truth.isExactly(limit.checked, placed);
        if (placed < AT_ONCE || !exact) {
            System.err.printf("bench: %s, run %d: answers %s, %s%n", limit, run, CarrierProgram.kinds(answers), truth);
        }
        return new Counts()
                .sum(limit + " runs", 1)
                .sum(limit + " exact", exact ? 1 : 0)
                .sum(limit + " not taken", AT_ONCE - placed)
                .least(limit + " under way", CarrierProgram.underWayAtOnce(answers))
                .sum(limit + " checked " + truth.checked(), 1);
    }

    @Override
    public List<Figure> figures(Counts counts, Options options) {
        return Arrays.stream(Limit.values()).map(limit -> figure(limit, counts)).toList();
    }

    private Figure figure(Limit limit, Counts counts) {
        return new Figure(
                name(),
                "%s: %d of %d runs exact, checked: %s (at least %d of %d under way at once; %d orders not taken, 503)"
                        .formatted(
                                limit.text,
                                counts.get(limit + " exact"),
                                counts.get(limit + " runs"),
                                inWords(counts.beginning(limit + " checked ")),
                                counts.get(limit + " under way"),
                                AT_ONCE,
                                counts.get(limit + " not taken")),
                "%d checked in every run".formatted(limit.checked),
                counts.get(limit + " exact") == counts.get(limit + " runs"));
    }

    private static List<Sending> sendings(List<Node> nodes, List<Gaining> carriers, List<Holder> holders) {
        List<Sending> sendings = new ArrayList<>();
        int parties = Math.max(carriers.size(), holders.size());
        for (int i = 0; i < AT_ONCE; i++) {
            Holder holder = holders.get(i % holders.size());
            Order order = Order.of(
                    carriers.get(i % carriers.size()),
                    holder,
                    holder.phoneNumbers().getFirst(),
                    World.otherPin(holder.pin()));
            sendings.add(new Sending(nodes.get(i / parties % nodes.size()), order));
        }
        return sendings;
    }

    private static String inWords(Map<String, Long> seen) {
        List<String> words = new ArrayList<>();
        seen.forEach((checked, runs) -> words.add("%s in %d".formatted(checked, runs)));
        return String.join(", ", words);
    }

    /** What the database says of the run, in each place where it is written down. */
    private record Truth(long orders, long checked, long unchecked, long guesses, long wrongGuesses, long trail) {

        static Truth of(JdbcClient superuser, List<Holder> holders) {
            return superuser
                    .sql("""
                            select
                                (select count(*) from port_out_orders where tenant_id = any (:ids)) as orders,
                                (select count(*) from port_out_orders
                                    where tenant_id = any (:ids) and reasons = '{pin-wrong}') as checked,
                                (select count(*) from port_out_orders
                                    where tenant_id = any (:ids) and reasons = '{pin-attempts-exceeded}') as unchecked,
                                (select count(*) from pin_guesses where tenant_id = any (:ids)) as guesses,
                                (select count(*) from pin_guesses
                                    where tenant_id = any (:ids) and outcome = 'wrong') as wrong_guesses,
                                (select count(*) from audit_entries
                                    where tenant_id = any (:ids) and kind = 'pin-refused') as trail
                            """)
                    .param("ids", holders.stream().map(Holder::id).toArray(UUID[]::new))
                    .query(Truth.class)
                    .single();
        }

        /** @param placed orders that were answered with 201; the others were not taken, and nothing is left of them */
        boolean isExactly(int limit, long placed) {
            return orders == placed
                    && checked == limit
                    && unchecked == placed - limit
                    && guesses == limit
                    && wrongGuesses == limit
                    && trail == limit;
        }
    }
}
