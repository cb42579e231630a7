package io.portwarden.bench;

import io.portwarden.bench.ScreenSession.Answer;
import io.portwarden.people.CodeApp;
import io.portwarden.people.Sha256;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody whose sign-in asks for a code of an app (SIG-5), which was set up as everybody sets it up. */
record CodedPerson(UUID tenantId, UUID personId, String email, CodeApp app) {

    static final String PASSWORD = "purple lanterns drift over the harbor";

    /** After so many wrong ones in a row none is looked at for a minute. */
    static final int IN_A_ROW = 5;

    private static final String FIELD = "Code from your app";
    private static final String BUTTON = "Continue";
    private static final String REFUSED = "This code isn’t accepted";
    private static final int AT_A_TIME = 8;

    /** By the first sign-in, on that node. */
    static CodedPerson setUp(World.Newcomer newcomer, Node node) throws Exception {
        ScreenSession session = ScreenSession.pending(node, newcomer.email(), PASSWORD);
        CodeApp app = new CodeApp(session.shown("Key for typing in"));
        Answer answer = session.type(FIELD, app.code(Instant.now()), BUTTON);
        if (answer.screen().contains("isn’t")) {
            throw new IOException("The app could not be set up: " + answer.screen());
        }
        return new CodedPerson(newcomer.tenantId(), newcomer.personId(), newcomer.email(), app);
    }

    /** Sign-ins of theirs that wait for a code, on these nodes in turn. */
    List<ScreenSession> pending(List<Node> nodes, int count) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<ScreenSession>> begun = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Node node = nodes.get(i % nodes.size());
                begun.add(threads.submit(() -> ScreenSession.pending(node, email, PASSWORD)));
            }
            List<ScreenSession> sessions = new ArrayList<>();
            for (Future<ScreenSession> session : begun) {
                sessions.add(session.get());
            }
            return sessions;
        }
    }

    Answer typeWrong(ScreenSession session) throws IOException, InterruptedException {
        return session.type(FIELD, wrong(), BUTTON);
    }

    Answer typeRight(ScreenSession session) throws IOException, InterruptedException {
        return session.type(FIELD, app.code(Instant.now()), BUTTON);
    }

    static boolean isRefused(Answer answer) {
        return !answer.wentOn() && answer.screen().contains(REFUSED);
    }

    /** No code of theirs, whatever clock is asked. */
    private String wrong() {
        Set<String> right = new HashSet<>();
        for (int seconds = -120; seconds <= 120; seconds += 30) {
            right.add(app.code(Instant.now().plusSeconds(seconds)));
        }
        while (true) {
            String code = String.format(
                    Locale.ROOT, "%06d", ThreadLocalRandom.current().nextInt(1_000_000));
            if (!right.contains(code)) {
                return code;
            }
        }
    }

    /** Wrong ones in all of these, at one instant; none where the node was gone. */
    List<Future<Answer>> typeWrongAtOnce(List<ScreenSession> sessions, ExecutorService threads, CountDownLatch go) {
        List<Future<Answer>> answers = new ArrayList<>();
        for (ScreenSession session : sessions) {
            Callable<Answer> typing = () -> {
                go.await();
                return typeWrong(session);
            };
            answers.add(threads.submit(typing));
        }
        return answers;
    }

    /** What the database says of all guesses at their codes: how many were looked at, and of these how many count as right. */
    Looked looked(JdbcClient superuser) {
        int generation = superuser
                .sql("select code_generation from accounts where tenant_id = ? and person_id = ?")
                .params(tenantId, personId)
                .query(Integer.class)
                .single();
        return superuser
                .sql(
                        "select count(*), count(*) filter (where outcome = 'right') from password_guesses where account = ?")
                .param(Sha256.hex("code", tenantId + "/" + personId + "/" + generation))
                .query((row, index) -> new Looked(row.getInt(1), row.getInt(2)))
                .single();
    }

    record Looked(int at, int right) {

        boolean isExactly(int wrong) {
            return at == wrong && right == 0;
        }
    }
}
