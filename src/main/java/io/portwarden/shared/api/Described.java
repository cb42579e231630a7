package io.portwarden.shared.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/** What is said in the OpenAPI document of the parameters and fields that many calls have. */
public final class Described {

    /** Whatever does not look like this is no number; not all that does is one (NUM-1, NUM-2). */
    public static final String NUMBER = "^\\+[1-9][0-9]{6,14}$";

    /** The same, or nothing, where that says that there is none. */
    public static final String NUMBER_OR_NONE = "^(\\+[1-9][0-9]{6,14})?$";

    /** Of which one character at least is no blank; nothing else of it can be said in a pattern. */
    public static final String NOT_BLANK = "^.*\\S.*$";

    /** What can stand in a path: servers and proxies refuse the others, however they are encoded. */
    static final String ADDRESSABLE = "^[^/\\\\;%]+$";

    public static final String SPID = "^[A-Z0-9]{4}$";

    private Described() {}

    /** The identifier of what a call is about; says where a program has it from. */
    @Parameter(schema = @Schema(type = "string", format = "uuid"))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Id {
        @AliasFor(annotation = Parameter.class, attribute = "description")
        String value();
    }

    /** The number that a call is about, in the form that all numbers have here (NUM-1). */
    @Parameter(schema = @Schema(type = "string", pattern = NUMBER, example = "+12025550180"))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Number {
        @AliasFor(annotation = Parameter.class, attribute = "description")
        String value();
    }

    /** The account number of the tenant that a call is about. */
    @Parameter(
            schema =
                    @Schema(
                            type = "string",
                            minLength = 1,
                            maxLength = 50,
                            pattern = ADDRESSABLE,
                            example = "EXAMPLE-001"))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Account {
        @AliasFor(annotation = Parameter.class, attribute = "description")
        String value();
    }

    /** Which part of a list is asked for. */
    @Parameter(
            description = "The `nextCursor` of the part before.",
            schema = @Schema(type = "string", pattern = "^[A-Za-z0-9_-]{21}[AQgw]$"))
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
