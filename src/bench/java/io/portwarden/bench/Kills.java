package io.portwarden.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nodes killed with {@code kill -9} at random moments under load: nothing that was answered or counted is lost. */
final class Kills implements LongRow {

    /** Some at a time, each time with everything looked at: what is done is kept when the bench is broken off. */
    private static final Portions KILLS = new Portions("kills", 100, 20);

    private static final int NODES = 4;

    /** A request that was broken off keeps its order's name for a minute, so that it can be sent again after that. */
    private static final Duration CLAIMS_LAPSE = Duration.ofSeconds(62);

    private static final Pattern VERIFIED = Pattern.compile("([0-9,]+) trails, ([0-9,]+) entries, 0 problems");

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public int portions(Options options) {
        return KILLS.count(options);
    }

    @Override
    public Counts measure(Stage stage, Options options, int portion) throws Exception {
        int before = KILLS.before(portion);
        int all = KILLS.all(options);
        int kills = KILLS.in(options, portion);
        Random random = new Random();
        Counts counts = new Counts().sum("kills", kills);
        try (Rotation rotation = new Rotation(stage, NODES)) {
            rotation.awaitServing(NODES);
            Load load = new Load(stage.world(), rotation);
            try (load) {
                for (int kill = 1; kill <= kills; kill++) {
                    load.renewParties();
                    // So that somebody is there to be sent to at once, with the same numbers and the same PINs.
                    rotation.awaitServing(2);
                    TimeUnit.MILLISECONDS.sleep(random.nextLong(100, 1500));
                    rotation.killOne(random);
                    if (kill % 10 == 0) {
                        System.err.printf("bench: %d of %d killed, %s%n", before + kill, all, load);
                    }
                }
            }
            rotation.awaitServing(NODES);
            Thread.sleep(CLAIMS_LAPSE);
            load.sendAgain();
            rotation.stop();

            for (String node : rotation.names()) {
                verify(stage.runCommand(node, "verify-trail"), counts);
            }
            return counts.add(new Aftermath(stage.superuser(), load).counts());
        }
    }

    private static void verify(Program.Ended ended, Counts counts) {
        Matcher found = VERIFIED.matcher(ended.said());
        boolean verified = ended.exitCode() == 0 && found.find();
        counts.sum("verifications", 1).sum("failed verifications", verified ? 0 : 1);
        if (verified) {
            counts.most("trails", Long.parseLong(found.group(1).replace(",", "")));
            counts.most("entries", Long.parseLong(found.group(2).replace(",", "")));
        } else {
            System.err.println(ended.said());
        }
    }

    @Override
    public List<Figure> figures(Counts counts, Options options) {
        List<Figure> figures = new ArrayList<>(AftermathFigures.of(name(), counts));
        figures.add(new Figure(
                name(),
                "verify-trail with the ends kept by each of %d nodes: %d of %d times with problems (up to %d trails and %d entries)"
                        .formatted(
                                NODES,
                                counts.get("failed verifications"),
                                counts.get("verifications"),
                                counts.get("trails"),
                                counts.get("entries")),
                "0 problems",
                counts.get("failed verifications") == 0 && counts.get("verifications") > 0));
        return figures;
    }
}
