package io.portwarden.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Nodes killed with {@code kill -9} at random moments under load: nothing that was answered or counted is lost. */
final class Kills implements Row {

    private static final int KILLS = 100;
    private static final int NODES = 4;

    /** A request that was broken off keeps its order's name for a minute, so that it can be sent again after that. */
    private static final Duration CLAIMS_LAPSE = Duration.ofSeconds(62);

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public List<Figure> measure(Stage stage, Options options) throws Exception {
        int kills = options.number("kills", KILLS);
        Random random = new Random();
        List<String> verified = new ArrayList<>();
        boolean allVerified = true;
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
                        System.err.printf("bench: %d of %d killed, %s%n", kill, kills, load);
                    }
                }
            }
            rotation.awaitServing(NODES);
            Thread.sleep(CLAIMS_LAPSE);
            load.sendAgain();
            rotation.stop();

            for (String node : rotation.names()) {
                Program.Ended ended = stage.runCommand(node, "verify-trail");
                String last = ended.said()
                        .lines()
                        .filter(line -> line.contains(" problems"))
                        .findFirst()
                        .orElse("exit code " + ended.exitCode());
                if (ended.exitCode() != 0) {
                    allVerified = false;
                    System.err.println(ended.said());
                }
                verified.add(last);
            }
            List<Figure> figures = new ArrayList<>();
            figures.addAll(new Aftermath(name(), stage.superuser(), load, kills).figures());
            figures.add(new Figure(
                    name(),
                    "verify-trail with the ends kept by each of %d nodes: %s"
                            .formatted(
                                    NODES,
                                    String.join(
                                            "; ", verified.stream().distinct().toList())),
                    "0 problems",
                    allVerified));
            return figures;
        }
    }
}
