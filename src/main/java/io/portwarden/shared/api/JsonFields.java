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
    private final String prefix;
    private final Set<String> known = new HashSet<>();
    private final List<JsonFields> within = new ArrayList<>();
    private final List<FieldProblem> problems;
    private final List<FieldProblem> unfitTexts;

    public JsonFields(ObjectNode object) {
        this(object, "", new ArrayList<>(), new ArrayList<>());
    }

    private JsonFields(ObjectNode object, String prefix, List<FieldProblem> problems, List<FieldProblem> unfitTexts) {
        this.object = object;
        this.prefix = prefix;
        this.problems = problems;
        this.unfitTexts = unfitTexts;
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

    /** The objects of a list, whose fields are named with their place: {@code numbers[2].status}. This one's end is theirs. */
    @Nullable
    public List<JsonFields> objects(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            wrongType(name, "a list of objects");
            return null;
        }
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode element : value.asArray()) {
            String place = name + "[" + objects.size() + "]";
            if (!element.isObject()) {
                wrongType(place, "an object");
                return null;
            }
            objects.add(new JsonFields(element.asObject(), prefix + place + ".", problems, unfitTexts));
        }
        within.addAll(objects);
        return objects.isEmpty() ? null : objects;
    }

    /**
     * Names what was wrong.
     *
     * @throws ProblemException (400) when a field taken was of another type, or one is left that nobody has taken; (422)
     *     when a text has characters that no text of a request can have
     */
    public void end() {
        within.forEach(JsonFields::complainOfUnknown);
        complainOfUnknown();
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

    private void complainOfUnknown() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                problems.add(new FieldProblem(prefix + name, Code.UNKNOWN_FIELD, "There is no field of this name."));
            }
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
                    prefix + field,
                    Code.INVALID,
                    "It holds a line break or another control character, half of a surrogate pair, or what is no"
                            + " character of Unicode."));
        }
        return text;
    }

    private void wrongType(String field, String expected) {
        problems.add(new FieldProblem(prefix + field, Code.WRONG_TYPE, "This has to be " + expected + "."));
    }
}
