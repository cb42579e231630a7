package io.portwarden.shared.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
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

            **Requests** are one JSON object in UTF-8, of 64 KiB at the most (1 MiB where it tells of many numbers), with `Content-Type: application/json`. A \
            field that is not described here is refused; one that is null, or an empty list, counts as left out. No text has \
            characters that cannot be seen. Days are `YYYY-MM-DD`, numbers are in E.164 form. An order or \
            a supplement that got no answer, or 503, is to be sent again as it is, until it is answered: nothing is done \
            twice, and its PIN is counted once. What is not sent again may count as a wrong PIN, although it was right. Other calls that make \
            something take an `Idempotency-Key`, under which the same request has the same answer for 24 hours.

            **Trying it out.** A test key, which begins with `pwt_`, is answered in everything as a real one is, of made numbers alone, such \
            as `+12125550100`; the provider has the list.

            **Refusals** are `application/problem+json` (RFC 9457) with a `type` that programs can rely on; all that is \
            wrong with the fields stands under `errors` at once. 400 means that the request cannot be read, 422 that it \
            asks for something impossible, 409 that the order does not allow it. A `rejected` order is no refusal: its \
            `reasons` say what to correct.

            **Limits.** After 429 or 503, wait as many seconds as `Retry-After` says. Wrong PINs are counted, whichever \
            call they come with; after a few of them no PIN of yours is accepted for a time. A refused PIN is answered \
            a little later than everything else.

            **The provider's own programs**, such as its billing system, tell under `/api/v1/provider` which tenants there \
            are, which numbers they hold, and which of these left without an order. They have keys of their own: a carrier's \
            key is refused there with 401, and theirs everywhere else. Every call can be sent again as it is.

            **What may change.** Answers may get fields that are not described here, and texts of which a list is given may get \
            others: a client goes on with what it does not know, as is said where it matters. What is described here stays. \
            What webhooks are sent stands in [a document of its own](/v3/api-docs/webhooks).""";

    @Bean
    OpenAPI apiDescription() {
        return new OpenAPI()
                .info(new Info()
                        .title("Portwarden: the API for carriers, and for the provider's own programs")
                        .version("1")
                        .description(INTRODUCTION)
                        .contact(new Contact().name("The provider who has given you the API key"))
                        .license(new License()
                                .name("Apache License 2.0")
                                .url("https://www.apache.org/licenses/LICENSE-2.0")))
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

    /** What a call says of its own refusals ({@link Refusals}), where it names their status. */
    @Bean
    OperationCustomizer refusalsOfOneCall() {
        return (operation, handler) -> {
            AnnotatedElementUtils.findAllMergedAnnotations(handler.getMethod(), Refusals.class).stream()
                    .flatMap(own -> Stream.of(own.value()))
                    .forEach(type -> ProblemExamples.add(
                            Objects.requireNonNull(
                                    operation.getResponses().get(Integer.toString(type.status())), type::name),
                            type));
            return operation;
        };
    }

    /** What any call may be answered with; what it says of its own refusals stays, and they are problems too. */
    @Bean
    @Order(0) // before what looks at all answers
    OpenApiCustomizer answersOfEveryCall() {
        return document -> document.getPaths().values().forEach(path -> {
            Stream.of(path.getPost(), path.getPut())
                    .filter(Objects::nonNull)
                    .forEach(OpenApiConfiguration::addAnswersToBodies);
            path.readOperations().forEach(operation -> {
                if (!operation.getResponses().containsKey("400")) {
                    add(operation, ProblemType.BAD_PARAMETER, "There is no parameter of such a name.");
                }
                add(operation, ProblemType.UNAUTHORIZED, "There is no valid API key.")
                        .addHeaderObject("WWW-Authenticate", text("How to show a key.", "Bearer"));
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
                operation.getResponses().forEach(ProblemExamples::complete);
                operation
                        .getResponses()
                        .values()
                        .forEach(answer -> answer.addHeaderObject(
                                "X-Request-Id",
                                text(
                                        "Names this one request: yours, where you have sent one, or ours.",
                                        "01a22f50-f8eb-70aa-82c3-a9a4d4d757cd")));
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
        if (!operation.getResponses().containsKey("413")) {
            add(operation, ProblemType.REQUEST_TOO_LARGE, "The body is larger than 64 KiB.");
        }
        add(operation, ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body is not sent as application/json.");
        if (hasBody) {
            add(
                    operation,
                    ProblemType.IMPOSSIBLE_REQUEST,
                    "Fields are missing or can never be right; every one of them is named.");
        }
    }

    private static ApiResponse add(Operation operation, ProblemType type, String description) {
        return operation
                .getResponses()
                .computeIfAbsent(Integer.toString(type.status()), status -> new ApiResponse().description(description));
    }

    private static Header text(String description, String example) {
        return new Header().description(description).schema(new StringSchema().example(example));
    }

    private static Header seconds() {
        return new Header()
                .description("After how many seconds to send the request again.")
                .schema(new IntegerSchema().minimum(BigDecimal.ONE));
    }
}
