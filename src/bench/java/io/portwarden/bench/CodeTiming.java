package io.portwarden.bench;

import io.portwarden.bench.ScreenSession.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * A wrong code that is looked at, and a wrong and a right one after the limit: the same answer, in the same time, or somebody
 * who guesses would know the right one by it (SIG-5).
 */
final class CodeTiming implements Row {

    private static final int SAMPLES = 200;
    private static final int LANES = 2;

    private enum Case {
        WRONG("wrong code"),
        WRONG_LATER("wrong code after the limit"),
        RIGHT_LATER("right code after the limit");

        private final String text;

        Case(String text) {
            this.text = text;
        }
    }

    private record Sample(Case typed, boolean refused, long nanos) {

        Sample(Case typed, Answer answer) {
            this(typed, CodedPerson.isRefused(answer), answer.nanos());
        }
    }

    @Override
    public String name() {
        return "timing-codes";
    }

    @Override
    public List<Figure> measure(Stage stage, Options options) throws Exception {
        int people = Math.ceilDiv(options.number("samples", SAMPLES), CodedPerson.IN_A_ROW);
        Node node = stage.twoNodes().getFirst();
        List<Sample> taken = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(options.number("lanes", LANES))) {
            List<Future<List<Sample>>> futures = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                CodedPerson person = CodedPerson.setUp(stage.world().newcomer(), node);
                ScreenSession session = person.pending(List.of(node), 1).getFirst();
                futures.add(threads.submit(() -> guess(person, session)));
            }
            for (Future<List<Sample>> future : futures) {
                taken.addAll(future.get());
            }
        }
        List<Figure> figures = new ArrayList<>();
        long refused = taken.stream().filter(Sample::refused).count();
        figures.add(new Figure(
                name(),
                "%d of %d answers say that the code is not accepted".formatted(refused, taken.size()),
                "all",
                refused == taken.size()));
        Case[] cases = Case.values();
        for (int i = 0; i < cases.length; i++) {
            for (int j = i + 1; j < cases.length; j++) {
                figures.add(Apart.figure(
                        name(), cases[i].text, millis(cases[i], taken), cases[j].text, millis(cases[j], taken)));
            }
        }
        return figures;
    }

    private static List<Sample> guess(CodedPerson person, ScreenSession session) throws Exception {
        List<Sample> samples = new ArrayList<>();
        // The first refusal brings more to the screen than those after it, whatever they are for.
        Answer first = person.typeWrong(session);
        if (!CodedPerson.isRefused(first)) {
            throw new IOException("A wrong code is not refused");
        }
        for (int i = 1; i < CodedPerson.IN_A_ROW; i++) {
            samples.add(new Sample(Case.WRONG, person.typeWrong(session)));
        }
        List<Case> later = new ArrayList<>(Stream.generate(() -> List.of(Case.WRONG_LATER, Case.RIGHT_LATER))
                .limit(CodedPerson.IN_A_ROW)
                .flatMap(List::stream)
                .toList());
        Collections.shuffle(later);
        for (Case typed : later) {
            samples.add(new Sample(
                    typed, typed == Case.RIGHT_LATER ? person.typeRight(session) : person.typeWrong(session)));
        }
        return samples;
    }

    private static double[] millis(Case typed, List<Sample> taken) {
        double[] millis = taken.stream()
                .filter(sample -> sample.typed() == typed)
                .mapToDouble(sample -> sample.nanos() / 1e6)
                .toArray();
        Arrays.sort(millis);
        return millis;
    }
}
