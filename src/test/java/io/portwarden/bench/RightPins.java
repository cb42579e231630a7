package io.portwarden.bench;

import io.portwarden.bench.CarrierProgram.Answer;
import io.portwarden.bench.CarrierProgram.Sending;
import io.portwarden.bench.World.Gaining;
import io.portwarden.bench.World.Holder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** 200 right PINs at one instant for one tenant over two nodes, each for another number: all are accepted (PIN-8). */
final class RightPins implements Row {

    private static final int AT_ONCE = 200;
    private static final int RUNS = 20;

    @Override
    public String name() {
        return "two-nodes-right";
    }

    @Override
    public List<Figure> measure(Stage stage, Options options) throws Exception {
        int runs = options.number("runs", RUNS);
        return List.of(measure(stage, runs, 1), measure(stage, runs, 20));
    }

    private Figure measure(Stage stage, int runs, int carrierCount) throws Exception {
        long fewest = AT_ONCE;
        long underWay = AT_ONCE;
        long longest = 0;
        for (int run = 0; run < runs; run++) {
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
            fewest = Math.min(fewest, Math.min(accepted, stored));
            underWay = Math.min(underWay, CarrierProgram.underWayAtOnce(answers));
            longest = Math.max(
                    longest,
                    answers.stream()
                            .mapToLong(answer -> answer.answeredAt() - answer.sentAt())
                            .max()
                            .orElseThrow());
        }
        return new Figure(
                name(),
                String.format(
                        Locale.ROOT,
                        "by %s: at least %d of %d accepted in each of %d runs (at least %d under way at once, slowest answer %.1f s)",
                        carrierCount == 1 ? "one carrier" : carrierCount + " carriers",
                        fewest,
                        AT_ONCE,
                        runs,
                        underWay,
                        longest / (double) Duration.ofSeconds(1).toNanos()),
                AT_ONCE + " accepted in every run",
                fewest == AT_ONCE);
    }
}
