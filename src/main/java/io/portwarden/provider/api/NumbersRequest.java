package io.portwarden.provider.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.portwarden.provider.NumberDesk;
import io.portwarden.provider.NumberWish;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.Described;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.FieldProblem.Code;
import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many numbers of a tenant are to stand: every field is of the right type, and none is checked yet. */
@Schema(name = "TenantNumbersRequest", description = "How numbers of a tenant are to stand.")
record NumbersRequest(
        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Each for another number. Those that are left out stay as they are.",
                                requiredMode = Schema.RequiredMode.REQUIRED),
                minItems = 1,
                maxItems = NumberDesk.MOST)
        @Nullable
        List<Line> numbers) {

    private static final String FIELD = "numbers";

    /** One of them. */
    @Schema(name = "TenantNumberLine", description = "How one of the numbers is to stand.")
    record Line(
            @Schema(
                    description = "In E.164 form, with no trunk prefix in it.",
                    example = "+12025550180",
                    pattern = Described.NUMBER,
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String phoneNumber,

            @JsonUnwrapped NumberRequest facts) {}

    /** @throws ProblemException (400) when a field is unknown or of the wrong type */
    static NumbersRequest of(JsonFields fields) {
        List<JsonFields> lines = fields.objects(FIELD);
        NumbersRequest request = new NumbersRequest(
                lines == null
                        ? null
                        : lines.stream()
                                .map(line -> new Line(line.text("phoneNumber"), NumberRequest.within(line)))
                                .toList());
        fields.end();
        return request;
    }

    /** The name of what stands at that place, before that of a field. */
    static String at(int place) {
        return FIELD + "[" + place + "].";
    }

    /** @throws ProblemException (422) with every line that could be right of no tenant */
    List<NumberWish> wishes() {
        List<FieldProblem> problems = new ArrayList<>();
        List<NumberWish> wishes = List.of();
        if (numbers == null) {
            problems.add(new FieldProblem(FIELD, Code.REQUIRED, "This field is needed."));
        } else if (numbers.size() > NumberDesk.MOST) {
            problems.add(new FieldProblem(
                    FIELD, Code.TOO_MANY, "At most " + NumberDesk.MOST + " numbers can be told of at once."));
        } else {
            wishes = wishes(numbers, problems);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.IMPOSSIBLE_REQUEST, problems));
        }
        return wishes;
    }

    private static List<NumberWish> wishes(List<Line> lines, List<FieldProblem> problems) {
        List<NumberWish> wishes = new ArrayList<>();
        Map<PhoneNumber, Integer> seen = new HashMap<>();
        for (int line = 0; line < lines.size(); line++) {
            String at = at(line);
            NumberRequest facts = lines.get(line).facts();
            Optional<PhoneNumber> number =
                    number(at + "phoneNumber", lines.get(line).phoneNumber(), problems);
            if (number.isPresent()) {
                wishes.add(facts.wish(number.get()));
                Integer first = seen.putIfAbsent(number.get(), line);
                if (first != null) {
                    problems.add(new FieldProblem(
                            at + "phoneNumber",
                            Code.DUPLICATE,
                            "This number stands at " + at(first) + "phoneNumber too."));
                }
            }
            facts.check((field, code, detail) -> problems.add(new FieldProblem(at + field, code, detail)));
        }
        return wishes;
    }

    private static Optional<PhoneNumber> number(String field, @Nullable String text, List<FieldProblem> problems) {
        if (text == null) {
            problems.add(new FieldProblem(field, Code.REQUIRED, "This field is needed."));
            return Optional.empty();
        }
        Optional<PhoneNumber> number = PhoneNumber.parse(text);
        if (number.isEmpty()) {
            problems.add(FieldProblem.ofPhoneNumber(field, text));
        }
        return number;
    }
}
