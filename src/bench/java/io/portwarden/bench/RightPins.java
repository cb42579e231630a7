package io.portwarden.bench;

import io.portwarden.bench.CarrierProgram.Answer;
import io.portwarden.bench.CarrierProgram.Sending;
import io.portwarden.bench.World.Gaining;
import io.portwarden.bench.World.Holder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** 200 right PINs at one instant for one tenant over two nodes, each for another number: all are accepted (PIN-8). */
final class RightPins implements LongRow {

    private static final int AT_ONCE = 200;
    private static final int RUNS = 20;
    private static final List<Integer> CARRIERS = List.of(1, 20);

    @Override
    public String name() {
        return "two-nodes-right";
    }

    @Override
    public int portions(Options options) {
        return CARRIERS.size() * options.number("runs", RUNS);
    }

    @Override
    public Counts measure(Stage stage, Options options, int portion) throws Exception {
        int runs = options.number("runs", RUNS);
        return measureRun(stage, CARRIERS.get(portion / runs), portion % runs);
    }

    private static Counts measureRun(Stage stage, int carrierCount, int run) throws Exception {
        Holder holder = stage.world().holder(AT_ONCE);
        List<Gaining> carriers = stage.world().carriers(carrierCount);
        List<Answer> answers = CarrierProgram.sendAtOnce(Sending.ofRightPins(stage.twoNodes(), carriers, holder));
        long accepted = answers.stream()
                .filter(answer -> answer.status() == 201
                        && answer.json().path("status").asString("").equals("pending"))
                .count();
        long stored = stage.superuser()
                .sql("select count(*) from port_out_orders where tenant_id = ? and status = 'pending'")
                .param(holder.id())
                .query(Long.class)
                .single();
        if (accepted < AT_ONCE) {
            System.err.printf("bench: right PINs, run %d: answers %s%n", run, CarrierProgram.kinds(answers));
        }
        long slowest = answers.stream()
                .mapToLong(answer -> answer.answeredAt() - answer.sentAt())
                .max()
                .orElseThrow();
        return new Counts()
                .sum(carrierCount + " runs", 1)
                .least(carrierCount + " accepted", Math.min(accepted, stored))
                .least(carrierCount + " under way", CarrierProgram.underWayAtOnce(answers))
                .most(carrierCount + " slowest", slowest);
    }

    @Override
    public List<Figure> figures(Counts counts, Options options) {
        return CARRIERS.stream().map(carriers -> figure(carriers, counts)).toList();
    }

    private Figure figure(int carriers, Counts counts) {
        return new Figure(
                name(),
                String.format(
                        Locale.ROOT,
                        "by %s: at least %d of %d accepted in each of %d runs (at least %d under way at once, slowest answer %.1f s)",
                        carriers == 1 ? "one carrier" : carriers + " carriers",
                        counts.get(carriers + " accepted"),
                        AT_ONCE,
                        counts.get(carriers + " runs"),
                        counts.get(carriers + " under way"),
                        counts.get(carriers + " slowest")
                                / (double) Duration.ofSeconds(1).toNanos()),
                AT_ONCE + " accepted in every run",
                counts.get(carriers + " accepted") == AT_ONCE);
    }
}
