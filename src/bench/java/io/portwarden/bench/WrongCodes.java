package io.portwarden.bench;

import io.portwarden.bench.CodedPerson.Looked;
import io.portwarden.bench.ScreenSession.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** 200 wrong codes at one instant over two nodes: exactly as many are looked at as the limit says (SIG-5). */
final class WrongCodes implements LongRow {

    private static final int AT_ONCE = 200;
    private static final int RUNS = 20;

    @Override
    public String name() {
        return "two-nodes-codes";
    }

    @Override
    public int portions(Options options) {
        return options.number("runs", RUNS);
    }

    @Override
    public Counts measure(Stage stage, Options options, int portion) throws Exception {
        List<Node> nodes = stage.twoNodes();
        CodedPerson person = CodedPerson.setUp(stage.world().newcomer(), nodes.getFirst());
        List<ScreenSession> sessions = person.pending(nodes, AT_ONCE);
        CountDownLatch go = new CountDownLatch(1);
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> typed = person.typeWrongAtOnce(sessions, threads, go);
            go.countDown();
            for (Future<Answer> answer : typed) {
                answers.add(answer.get());
            }
        }
        long refused = answers.stream().filter(CodedPerson::isRefused).count();
        Looked looked = person.looked(stage.superuser());
        boolean exact = refused == AT_ONCE && looked.isExactly(CodedPerson.IN_A_ROW);
        if (!exact) {
            System.err.printf("bench: codes, run %d: %d refused, %s%n", portion, refused, looked);
        }
        return new Counts()
                .sum("runs", 1)
                .sum("exact", exact ? 1 : 0)
                .sum("not refused", AT_ONCE - refused)
                .sum("looked at " + looked.at(), 1);
    }

    @Override
    public List<Figure> figures(Counts counts, Options options) {
        List<String> looked = new ArrayList<>();
        for (Map.Entry<String, Long> seen : counts.beginning("looked at ").entrySet()) {
            looked.add("%s in %d".formatted(seen.getKey(), seen.getValue()));
        }
        return List.of(new Figure(
                name(),
                "%d of %d runs exact, looked at: %s (%d of %d answers no refusal)"
                        .formatted(
                                counts.get("exact"),
                                counts.get("runs"),
                                String.join(", ", looked),
                                counts.get("not refused"),
                                AT_ONCE * counts.get("runs")),
                "%d looked at in every run".formatted(CodedPerson.IN_A_ROW),
                counts.get("exact") == counts.get("runs")));
    }
}
