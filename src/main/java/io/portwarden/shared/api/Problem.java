package io.portwarden.shared.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What went wrong with a request, as RFC 9457 words it.
 *
 * @param members what a feature says beside that of problems of its own (RFC 9457, 3.2), in their order; it describes them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "What went wrong with the request (RFC 9457).")
public record Problem(
        @Schema(
                description = "What kind of problem it is: stable, for programs to rely on.",
                example = "urn:portwarden:problem:impossible-request",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String type,

        @Schema(
                description = "The kind of problem in words.",
                example = "The request asks for something impossible",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String title,

        @Schema(description = "The HTTP status.", example = "422", requiredMode = Schema.RequiredMode.REQUIRED)
        int status,

        @Schema(
                description = "What happened this time, and what to do about it.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String detail,

        @Schema(
                description = "Names this one occurrence, where we have noted it.",
                example = "urn:uuid:0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77")
        @Nullable
        String instance,

        @Schema(description = "The fields or parameters concerned, all of them at once.")
        List<FieldProblem> errors,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static Problem of(ProblemType type) {
        return of(type, List.of());
    }

    public static Problem of(ProblemType type, List<FieldProblem> errors) {
        return of(type, type.detail(), errors);
    }

    public static Problem of(ProblemType type, String detail, FieldProblem... errors) {
        return of(type, detail, List.of(errors));
    }

    private static Problem of(ProblemType type, String detail, List<FieldProblem> errors) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, errors, Map.of());
    }

    public static Problem of(ProblemType type, String detail, Map<String, Object> members) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, List.of(), members);
    }

    /** What a bare HTTP status says; one that this API does not give itself has the type that RFC 9457 has for such. */
    public static Problem ofStatus(int status) {
        return Stream.of(ProblemType.values())
                .filter(type -> type.status() == status)
                .findFirst()
                .map(Problem::of)
                .orElseGet(() -> {
                    HttpStatus known = HttpStatus.resolve(status);
                    String title = known == null ? "Refused" : known.getReasonPhrase();
                    return new Problem(
                            "about:blank", title, status, "The request was refused.", null, List.of(), Map.of());
                });
    }

    public Problem noted(UUID incident) {
        return new Problem(type, title, status, detail, "urn:uuid:" + incident, errors, members);
    }
}
