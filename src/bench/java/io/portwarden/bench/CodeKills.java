package io.portwarden.bench;

import io.portwarden.bench.CodedPerson.Looked;
import io.portwarden.bench.ScreenSession.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A node is killed with {@code kill -9} while it looks at wrong codes: no guess is given back, and what comes after it to the
 * other node is looked at up to the limit and no further (SIG-5). Who waits there for those that broke off is told to try later.
 */
final class CodeKills implements LongRow {

    private static final Portions KILLS = new Portions("kills", 100, 10);
    private static final int ON_THE_KILLED = 12;
    private static final int ON_THE_OTHER = 12;

    @Override
    public String name() {
        return "kill-codes";
    }

    @Override
    public int portions(Options options) {
        return KILLS.count(options);
    }

    @Override
    public Counts measure(Stage stage, Options options, int portion) throws Exception {
        int kills = KILLS.in(options, portion);
        Random random = new Random();
        Counts counts = new Counts();
        Node other = stage.twoNodes().getFirst();
        for (int kill = 0; kill < kills; kill++) {
            Node killed = stage.startNode("killed");
            killed.awaitReady();
            counts.add(kill(stage, killed, other, random));
        }
        return counts;
    }

    private static Counts kill(Stage stage, Node killed, Node other, Random random) throws Exception {
        CodedPerson person = CodedPerson.setUp(stage.world().newcomer(), other);
        List<ScreenSession> here = person.pending(List.of(killed), ON_THE_KILLED);
        List<ScreenSession> there = person.pending(List.of(other), ON_THE_OTHER);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch later = new CountDownLatch(1);
        int brokenOff = 0;
        int letIn = 0;
        int notNow = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> typed = new ArrayList<>(person.typeWrongAtOnce(here, threads, go));
            typed.addAll(person.typeWrongAtOnce(there, threads, later));
            go.countDown();
            TimeUnit.MILLISECONDS.sleep(random.nextLong(0, 400));
            killed.kill();
            later.countDown();
            for (Future<Answer> answer : typed) {
                try {
                    letIn += answer.get().wentOn() ? 1 : 0;
                    notNow += CodedPerson.isRefused(answer.get()) ? 0 : 1;
                } catch (ExecutionException gone) {
                    brokenOff++;
                }
            }
        }
        Looked looked = person.looked(stage.superuser());
        return new Counts()
                .sum("kills", 1)
                .sum("broken off", brokenOff)
                .sum("let in", letIn)
                .sum("not now", notNow)
                .sum("given back", looked.isExactly(CodedPerson.IN_A_ROW) ? 0 : 1);
    }

    @Override
    public List<Figure> figures(Counts counts, Options options) {
        return List.of(new Figure(
                name(),
                "%d kills, %d answers broken off: %d times other than %d looked at, %d let in (%d told to try later)"
                        .formatted(
                                counts.get("kills"),
                                counts.get("broken off"),
                                counts.get("given back"),
                                CodedPerson.IN_A_ROW,
                                counts.get("let in"),
                                counts.get("not now")),
                "0 and 0, some broken off",
                counts.get("given back") == 0 && counts.get("let in") == 0 && counts.get("broken off") > 0));
    }
}
