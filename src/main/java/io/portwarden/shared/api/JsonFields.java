package io.portwarden.shared.api;

import io.portwarden.shared.Characters;
import io.portwarden.shared.api.FieldProblem.Code;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the fields of a JSON object one by one, each of exactly one type: the text {@code "1"} is no number. What is null counts as
 * left out, and so does an empty list; no text has control characters. {@link #end} then names all that did not fit at once.
 */
public final class JsonFields {

    /** A sender who makes up thousands of fields is told of the first ones. */
    private static final int MOST_PROBLEMS = 50;

    /** As many as a number may be written with. */
    static final int MOST_DIGITS = 50;

    private final ObjectNode object;
    private final Set<String> known = new HashSet<>();
    private final List<FieldProblem> problems = new ArrayList<>();
    private final List<FieldProblem> unfitTexts = new ArrayList<>();

    public JsonFields(ObjectNode object) {
        this.object = object;
    }

    @Nullable
    public String text(String name) {
        JsonNode value = take(name);
        if (value == null || value.isString()) {
            return value == null ? null : fit(name, value.stringValue());
        }
        wrongType(name, "a text");
        return null;
    }

    @Nullable
    public BigInteger wholeNumber(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue();
        }
        Optional<BigInteger> whole = value.isNumber() ? whole(value.decimalValue()) : Optional.empty();
        if (whole.isEmpty()) {
            wrongType(name, "a whole number");
        }
        return whole.orElse(null);
    }

    /** JSON Schema counts 1.0 among the whole numbers (draft 2020-12, Validation, section 6.1.1); never of so many digits. */
    private static Optional<BigInteger> whole(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() <= 0 && shortest.precision() - (long) shortest.scale() <= MOST_DIGITS
                ? Optional.of(shortest.toBigIntegerExact())
                : Optional.empty();
    }

    @Nullable
    public Boolean flag(String name) {
        JsonNode value = take(name);
        if (value == null || value.isBoolean()) {
            return value == null ? null : value.booleanValue();
        }
        wrongType(name, "true or false");
        return null;
    }

    @Nullable
    public List<String> texts(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            wrongType(name, "a list of texts");
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value.asArray()) {
            if (element.isString()) {
                texts.add(fit(name + "[" + texts.size() + "]", element.stringValue()));
            } else {
                wrongType(name + "[" + texts.size() + "]", "a text");
                return null;
            }
        }
        // Some generated clients send a list that was never set as an empty one.
        return texts.isEmpty() ? null : texts;
    }

    /**
     * Names what was wrong.
     *
     * @throws ProblemException (400) when a field taken was of another type, or one is left that nobody has taken; (422)
     *     when a text has characters that no text of a request can have
     */
    public void end() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                problems.add(new FieldProblem(name, Code.UNKNOWN_FIELD, "There is no field of this name."));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(Problem.of(
                    ProblemType.UNREADABLE_REQUEST,
                    "Fields are unknown or of the wrong type.",
                    problems.stream().limit(MOST_PROBLEMS).toArray(FieldProblem[]::new)));
        }
        if (!unfitTexts.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.IMPOSSIBLE_REQUEST, unfitTexts));
        }
    }

    private @Nullable JsonNode take(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private String fit(String field, String text) {
        if (!Characters.fitOneLine(text) && unfitTexts.size() < MOST_PROBLEMS) {
            unfitTexts.add(new FieldProblem(
                    field,
                    Code.INVALID,
                    "It holds a line break or another control character, half of a surrogate pair, or what is no"
                            + " character of Unicode."));
        }
        return text;
    }

    private void wrongType(String field, String expected) {
        problems.add(new FieldProblem(field, Code.WRONG_TYPE, "This has to be " + expected + "."));
    }
}
