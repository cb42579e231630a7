package io.portwarden.order.api;

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
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** Describes what all calls of the API have in common, for the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:openapi.properties")
class OpenApiConfiguration {

    private static final String API_KEY = "apiKey";

    @Bean
    OpenAPI apiDescription() {
        return new OpenAPI()
                .info(new Info()
                        .title("Portwarden: the carriers' API")
                        .version("1")
                        .description("""
                                With this API a carrier asks for telephone numbers to be moved to it. Every request \
                                carries the carrier's API key. Whatever is refused is answered with \
                                `application/problem+json` (RFC 9457) and a `type` that programs can rely on."""))
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

    /** What any call may be answered with. */
    @Bean
    OpenApiCustomizer answersOfEveryCall() {
        return document -> document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> {
                    add(operation, ProblemType.UNAUTHORIZED, "There is no valid API key.");
                    add(operation, ProblemType.NOT_ACCEPTABLE, "The header \"Accept\" leaves out application/json.");
                    add(operation, ProblemType.TOO_MANY_REQUESTS, "This API key sends too many requests.")
                            .addHeaderObject("Retry-After", seconds());
                    add(operation, ProblemType.INTERNAL_ERROR, "Something went wrong on our side.");
                    add(operation, ProblemType.UNAVAILABLE, "Not available at the moment; nothing was done.")
                            .addHeaderObject("Retry-After", seconds());
                });
    }

    private static ApiResponse add(Operation operation, ProblemType type, String description) {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + Problem.class.getSimpleName());
        ApiResponse answer = new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(problem)));
        operation.getResponses().addApiResponse(Integer.toString(type.status()), answer);
        return answer;
    }

    private static Header seconds() {
        return new Header()
                .description("After how many seconds to send the request again.")
                .schema(new IntegerSchema());
    }
}
