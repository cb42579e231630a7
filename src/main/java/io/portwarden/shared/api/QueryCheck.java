package io.portwarden.shared.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a request's parameters and collects what is wrong with them; an empty one counts as left out. */
public final class QueryCheck {

    private final List<FieldProblem> problems = new ArrayList<>();

    /** @param otherwise what is said of a text that the reader can make nothing of */
    public <T> Optional<T> read(
            String name, @Nullable String text, Function<String, Optional<T>> reader, String otherwise) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(text);
        if (value.isEmpty()) {
            problems.add(new FieldProblem(name, FieldProblem.Code.INVALID, otherwise));
        }
        return value;
    }

    /** @throws ProblemException (400) with every parameter that cannot be */
    public void end() {
        if (!problems.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.BAD_PARAMETER, problems));
        }
    }
}
