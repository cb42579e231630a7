package io.portwarden.shared.api;

import io.portwarden.shared.api.FieldProblem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with the fields of a request's body, so that all of it is said at once; of each field, and what is in
 * it, the first, which the others may contradict.
 */
public class Fields {

    private final List<FieldProblem> problems = new ArrayList<>();

    /** @throws ProblemException (422) with every field that was complained about */
    public final void end() {
        if (!problems.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.IMPOSSIBLE_REQUEST, problems));
        }
    }

    /** The field's value as it was sent, after complaining if it was not. */
    public final <T> @Nullable T required(String field, @Nullable T value) {
        if (value == null) {
            refuse(field, Code.REQUIRED, "This field is needed.");
        }
        return value;
    }

    public final void refuse(String field, Code code, String detail) {
        refuse(new FieldProblem(field, code, detail));
    }

    protected final void refuse(FieldProblem problem) {
        if (problems.stream().noneMatch(other -> isWithin(problem.field(), other.field()))) {
            problems.add(problem);
        }
    }

    /** Whether one name is the other, or that of a place in it. */
    private static boolean isWithin(String name, String other) {
        return name.startsWith(other) && (name.length() == other.length() || name.charAt(other.length()) == '[');
    }

    protected final Optional<String> notBlank(String field, @Nullable String text) {
        if (text != null && text.isBlank()) {
            refuse(field, Code.REQUIRED, "This field may not be empty.");
            return Optional.empty();
        }
        return Optional.ofNullable(text);
    }

    /** @return the condition, after complaining about the field if it does not hold */
    protected final boolean holds(boolean condition, String field, String detail) {
        if (!condition) {
            refuse(field, Code.INVALID, detail);
        }
        return condition;
    }
}
