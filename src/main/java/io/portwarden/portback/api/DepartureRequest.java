package io.portwarden.portback.api;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.Described;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.FieldProblem.Code;
import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** That a number has left, as a program tells it: every field is of the right type, and none is checked yet. */
@Schema(name = "DepartureRequest", description = "That a number has left without an order.")
record DepartureRequest(
        @Schema(
                description = "The number in E.164 form, with no trunk prefix in it.",
                example = "+12025550180",
                pattern = Described.NUMBER,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String phoneNumber,

        @Schema(
                description = "When it left, as NPAC says: a time with its offset from UTC, of the last 366 days.",
                example = "2026-11-30T14:05:00Z",
                format = "date-time",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String leftAt,

        @Schema(
                description = "The service provider identifier of whoever has it now: 4 letters or digits.",
                example = "5678",
                pattern = SPIDS,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String spid) {

    static final String NO_SPID = "A SPID has 4 letters or digits.";

    /** Small letters are capitals here. */
    private static final String SPIDS = "^[A-Za-z0-9]{4}$";

    private static final Pattern SPID = Pattern.compile(SPIDS);

    /** A date-time of RFC 3339, section 5.6, of which the JDK reads shortened forms too. */
    private static final Pattern TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    static final String NO_TIME = "Not a time with its offset from UTC, such as 2026-11-30T14:05:00Z.";

    /** What was sent, where it can be read. */
    record Read(PhoneNumber phoneNumber, Instant leftAt, String spid) {}

    /** @throws ProblemException (400) when a field is unknown or of the wrong type */
    static DepartureRequest of(JsonFields fields) {
        DepartureRequest request =
                new DepartureRequest(fields.text("phoneNumber"), fields.text("leftAt"), fields.text("spid"));
        fields.end();
        return request;
    }

    /** @throws ProblemException (422) with every field that is missing or cannot be read */
    Read read() {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<PhoneNumber> number = Optional.ofNullable(phoneNumber).flatMap(PhoneNumber::parse);
        Optional<Instant> at = Optional.ofNullable(leftAt).flatMap(DepartureRequest::instant);
        if (phoneNumber == null) {
            problems.add(missing("phoneNumber"));
        } else if (number.isEmpty()) {
            problems.add(FieldProblem.ofPhoneNumber("phoneNumber", phoneNumber));
        }
        if (leftAt == null) {
            problems.add(missing("leftAt"));
        } else if (at.isEmpty()) {
            problems.add(new FieldProblem("leftAt", Code.INVALID, NO_TIME));
        }
        if (spid == null) {
            problems.add(missing("spid"));
        } else if (!problems.isEmpty() && !SPID.matcher(spid.strip()).matches()) {
            // Else it is named with what else is wrong with a departure that could be read.
            problems.add(new FieldProblem("spid", Code.INVALID, NO_SPID));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.IMPOSSIBLE_REQUEST, problems));
        }
        return new Read(number.orElseThrow(), at.orElseThrow(), String.valueOf(spid));
    }

    private static FieldProblem missing(String field) {
        return new FieldProblem(field, Code.REQUIRED, "This field is required.");
    }

    private static Optional<Instant> instant(String text) {
        try {
            return TIME.matcher(text).matches()
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
