package io.portwarden.shared.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/** What is said in the OpenAPI document of the parameters that many calls have. */
public final class Described {

    private Described() {}

    /** The identifier of what a call is about; says where a program has it from. */
    @Parameter(schema = @Schema(type = "string", format = "uuid"))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Id {
        @AliasFor(annotation = Parameter.class, attribute = "description")
        String value();
    }

    /** Which part of a list is asked for. */
    @Parameter(description = "The `nextCursor` of the part before.", schema = @Schema(type = "string"))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NextPart {}

    /** How large it is at the most; says what it is a list of. */
    @Parameter(
            schema =
                    @Schema(
                            type = "integer",
                            format = "int32",
                            minimum = "1",
                            maximum = "" + PageQuery.HIGHEST_LIMIT,
                            defaultValue = "" + PageQuery.DEFAULT_LIMIT))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Limit {
        @AliasFor(annotation = Parameter.class, attribute = "description")
        String value();
    }
}
