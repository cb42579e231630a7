package io.portwarden.shared.api;

import com.fasterxml.jackson.annotation.JsonValue;
import io.portwarden.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/**
 * What is wrong with one field or parameter; its value is never repeated, but for the right text of a telephone number.
 *
 * @param field its name in the request, with the place in a list: {@code phoneNumbers[2]}
 */
@Schema(description = "What is wrong with one field or parameter of the request.")
public record FieldProblem(
        @Schema(
                description = "The field's or parameter's name, with the place in a list, counted from 0.",
                example = "phoneNumbers[2]",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String field,

        @Schema(
                description =
                        "What is wrong, for programs to rely on. Others may come: treat one that you do not know as"
                                + " invalid.",
                example = "invalid",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Code code,

        @Schema(
                description = "What is wrong, and what is right.",
                example = "Not a telephone number in E.164 form, such as +12025550123.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String detail) {

    /** A longer name was made up by the sender and needs no full repetition. */
    private static final int LONGEST_NAME = 64;

    public FieldProblem {
        if (field.length() > LONGEST_NAME) {
            field = field.substring(0, LONGEST_NAME) + "…";
        }
    }

    /** Of what is not the one text of a telephone number: the right one, where the text can be read as a number (NUM-1). */
    public static FieldProblem ofPhoneNumber(String field, String text) {
        return new FieldProblem(
                field,
                Code.INVALID,
                PhoneNumber.reading(text)
                        .map(number -> "This number is written " + number + ".")
                        .orElse("Not a telephone number in E.164 form, such as +12025550123."));
    }

    /** Why a field is refused; written in lower case with hyphens. */
    public enum Code {
        REQUIRED,
        INVALID,
        DUPLICATE,
        TOO_MANY,
        NOT_APPLICABLE,
        UNKNOWN_FIELD,
        DUPLICATE_FIELD,
        WRONG_TYPE,
        NUMBER_OF_ANOTHER_TENANT,
        NUMBER_IN_OPEN_ORDER,
        NUMBER_RETURN_NOT_CONFIRMED,
        NUMBER_UNDECIDED;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
