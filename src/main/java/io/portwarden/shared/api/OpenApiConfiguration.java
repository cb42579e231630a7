package io.portwarden.shared.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.HttpStatus;

/** Describes what all calls of the API have in common, for the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:openapi.properties")
class OpenApiConfiguration {

    private static final String API_KEY = "apiKey";

    private static final String INTRODUCTION = """
            With this API a carrier asks for telephone numbers to be moved to it (a *port-out* for the provider that \
            has them now).

            **Key.** Every request carries the API key that the provider has given you, as \
            `Authorization: Bearer <API key>`; here, press *Authorize*. You see your own orders only.

            **The way of an order.** Place it: it is `rejected` with all reasons at once, or `pending`. While it is \
            pending the customer can confirm or dispute it; if nothing is said until `reviewEndsAt`, it is `confirmed` \
            for its `firmOrderCommitmentDate`; at once where the customer has no review. On that day or later, activate the numbers and complete the order. Until \
            then you can change or withdraw it with supplements. Read the order to learn how it stands.

            **Requests** are one JSON object in UTF-8, of 64 KiB at the most, with `Content-Type: application/json`. A \
            field that is not described here is refused. Days are `YYYY-MM-DD`, numbers are in E.164 form. An order or \
            a supplement that got no answer, or 503, is to be sent again as it is, until it is answered: nothing is done \
            twice, and its PIN is counted once. What is not sent again may count as a wrong PIN, although it was right.

            **Refusals** are `application/problem+json` (RFC 9457) with a `type` that programs can rely on; all that is \
            wrong with the fields stands under `errors` at once. 400 means that the request cannot be read, 422 that it \
            asks for something impossible, 409 that the order does not allow it. A `rejected` order is no refusal: its \
            `reasons` say what to correct.

            **Limits.** After 429 or 503, wait as many seconds as `Retry-After` says. Wrong PINs are counted, whichever \
            call they come with; after a few of them no PIN of yours is accepted for a time. A refused PIN is answered \
            a little later than everything else.

            **The provider's own programs**, such as its billing system, tell under `/api/v1/provider` which tenants there \
            are, which numbers they hold, and which of these left without an order. They have keys of their own: a carrier's \
            key is refused there with 401, and theirs everywhere else. Every call can be sent again as it is.""";

    private static final String IMPOSSIBLE = """
            {
              "type": "urn:portwarden:problem:impossible-request",
              "title": "The request asks for something impossible",
              "status": 422,
              "detail": "Nothing was done. Correct the fields named under \\"errors\\" and send the request again.",
              "errors": [
                {"field": "phoneNumbers[0]", "code": "invalid", "detail": "Not a telephone number in E.164 form, such as +12025550123."},
                {"field": "pin", "code": "invalid", "detail": "A PIN has 6 to 10 digits, 0 to 9, and nothing else."}
              ]
            }
            """;

    @Bean
    OpenAPI apiDescription() {
        return new OpenAPI()
                .info(new Info()
                        .title("Portwarden: the API for carriers, and for the provider's own programs")
                        .version("1")
                        .description(INTRODUCTION))
                // The document holds for whatever host it was read from.
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                API_KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("The API key that the provider has given you.")))
                .addSecurityItem(new SecurityRequirement().addList(API_KEY));
    }

    /** What any call may be answered with; what it says of its own refusals stays, and they are problems too. */
    @Bean
    OpenApiCustomizer answersOfEveryCall() {
        return document -> document.getPaths().values().forEach(path -> {
            Stream.of(path.getPost(), path.getPut())
                    .filter(Objects::nonNull)
                    .forEach(OpenApiConfiguration::addAnswersToBodies);
            path.readOperations().forEach(operation -> {
                operation.getResponses().forEach(OpenApiConfiguration::answerRefusalWithProblem);
                if (!operation.getResponses().containsKey("400")) {
                    add(operation, ProblemType.BAD_PARAMETER, "There is no parameter of such a name.");
                }
                add(operation, ProblemType.UNAUTHORIZED, "There is no valid API key.");
                if (!hasNoBody(operation)) {
                    add(
                            operation,
                            ProblemType.NOT_ACCEPTABLE,
                            "The header \"Accept\" leaves out application/json and application/problem+json.");
                }
                add(operation, ProblemType.TOO_MANY_REQUESTS, "This API key sends too many requests.")
                        .addHeaderObject("Retry-After", seconds());
                add(operation, ProblemType.INTERNAL_ERROR, "Something went wrong here.");
                add(operation, ProblemType.UNAVAILABLE, "Not available at the moment; nothing was done.")
                        .addHeaderObject("Retry-After", seconds());
            });
        });
    }

    /** Where success says nothing, there is nothing to accept. */
    private static boolean hasNoBody(Operation operation) {
        return operation.getResponses().containsKey(Integer.toString(HttpStatus.NO_CONTENT.value()));
    }

    private static void addAnswersToBodies(Operation operation) {
        boolean hasBody = operation.getRequestBody() != null;
        String unreadable = hasBody
                ? "The body is not JSON, or a field is unknown, of the wrong type or there twice."
                : "There is a body, and it is not an empty JSON object.";
        add(operation, ProblemType.UNREADABLE_REQUEST, unreadable);
        add(operation, ProblemType.REQUEST_TOO_LARGE, "The body is larger than 64 KiB.");
        add(operation, ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body is not sent as application/json.");
        if (hasBody) {
            add(
                            operation,
                            ProblemType.IMPOSSIBLE_REQUEST,
                            "Fields are missing or can never be right; every one of them is named.")
                    .getContent()
                    .values()
                    .forEach(content -> content.setExample(impossible()));
        }
    }

    /** As JSON: a text would be no example of an object. */
    private static Object impossible() {
        try {
            return Json.mapper().readTree(IMPOSSIBLE);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An example is no JSON", impossible);
        }
    }

    private static ApiResponse add(Operation operation, ProblemType type, String description) {
        ApiResponse answer = new ApiResponse().description(description).content(problem());
        operation.getResponses().addApiResponse(Integer.toString(type.status()), answer);
        return answer;
    }

    private static void answerRefusalWithProblem(String status, ApiResponse answer) {
        Content described = answer.getContent();
        if (status.startsWith("4") && (described == null || !described.containsKey(Problem.MEDIA_TYPE))) {
            answer.setContent(problem());
        }
    }

    private static Content problem() {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + Problem.class.getSimpleName());
        return new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(problem));
    }

    private static Header seconds() {
        return new Header()
                .description("After how many seconds to send the request again.")
                .schema(new IntegerSchema().minimum(BigDecimal.ONE));
    }
}
