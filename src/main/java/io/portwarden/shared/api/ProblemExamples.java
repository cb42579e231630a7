package io.portwarden.shared.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.portwarden.shared.api.FieldProblem.Code;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Shows in the OpenAPI document what each refusal looks like: the types that a status can have, with an example each. */
final class ProblemExamples {

    /** Those that every call has which names their status; the others are a call's own ({@link Refusals}). */
    private static final Set<ProblemType> OF_EVERY_CALL = EnumSet.of(
            ProblemType.UNREADABLE_REQUEST,
            ProblemType.BAD_PARAMETER,
            ProblemType.UNAUTHORIZED,
            ProblemType.NOT_FOUND,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.REQUEST_TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            ProblemType.IMPOSSIBLE_REQUEST,
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.INTERNAL_ERROR,
            ProblemType.UNAVAILABLE);

    private static final UUID INCIDENT = UUID.fromString("0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77");

    private ProblemExamples() {}

    /** Refusals are problems, and say of which types. */
    static void complete(String status, ApiResponse answer) {
        if (status.startsWith("4") || status.startsWith("5")) {
            asProblem(answer);
            OF_EVERY_CALL.stream()
                    .filter(type -> status.equals(Integer.toString(type.status())))
                    .forEach(type -> add(answer, type));
            if (asProblem(answer).getExamples() == null) {
                throw new IllegalStateException("Nobody says of which types a refusal with " + status + " is");
            }
        }
    }

    /** Shows the type as well, unless the call itself has shown it better. */
    static void add(ApiResponse answer, ProblemType type) {
        MediaType content = asProblem(answer);
        String name = type.uri().substring(type.uri().lastIndexOf(':') + 1);
        if (content.getExamples() == null || !content.getExamples().containsKey(name)) {
            content.addExamples(name, new Example().summary(type.title()).value(json(problem(type))));
        }
    }

    private static MediaType asProblem(ApiResponse answer) {
        @Nullable Content described = answer.getContent();
        @Nullable MediaType problem = described == null ? null : described.get(Problem.MEDIA_TYPE);
        if (problem == null) {
            Schema<?> schema = new Schema<>().$ref("#/components/schemas/" + Problem.class.getSimpleName());
            problem = new MediaType().schema(schema);
            answer.setContent(new Content().addMediaType(Problem.MEDIA_TYPE, problem));
        }
        return problem;
    }

    private static Problem problem(ProblemType type) {
        return switch (type) {
            case UNREADABLE_REQUEST ->
                Problem.of(
                        type,
                        "Fields are unknown or of the wrong type.",
                        new FieldProblem("zipcode", Code.UNKNOWN_FIELD, "There is no field of this name."));
            case BAD_PARAMETER ->
                Problem.of(
                        type,
                        type.detail(),
                        new FieldProblem("limit", Code.INVALID, "It is a whole number from 1 to 200."));
            case IMPOSSIBLE_REQUEST ->
                Problem.of(
                        type,
                        type.detail(),
                        FieldProblem.ofPhoneNumber("phoneNumbers[0]", "2025550123"),
                        new FieldProblem("zipCode", Code.REQUIRED, "This field is needed."));
            case INTERNAL_ERROR -> Problem.of(type).noted(INCIDENT);
            default -> Problem.of(type);
        };
    }

    /** As JSON, as it is answered: a text would be no example of an object. */
    private static Object json(Problem problem) {
        try {
            return Json.mapper().readTree(JsonMapper.shared().writeValueAsString(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An example is no JSON", impossible);
        }
    }
}
