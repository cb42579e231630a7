package io.portwarden.provider.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.number.HeldNumber;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.Cursor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of the numbers of a tenant. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TenantNumberPage", description = "A part of the numbers that a tenant holds, in their own order.")
record NumberPage(
        @Schema(
                description = "The numbers; each is a line that can be told again as it is.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        List<NumberLine> items,

        @Schema(
                description = "Give this as \"cursor\" to get the next part; left out on the last one.",
                example = "AAAAAAAAAAAAAAACzL8pdA")
        @Nullable
        String nextCursor) {

    static NumberPage of(Page<HeldNumber, PhoneNumber> page) {
        return new NumberPage(
                page.items().stream().map(NumberLine::of).toList(),
                page.next().map(NumberPage::cursor).orElse(null));
    }

    /** Of at most 15 digits, the first of which is no zero. */
    private static String cursor(PhoneNumber number) {
        return Cursor.write(new UUID(0, Long.parseLong(number.e164().substring(1))));
    }

    /** The number that a part has ended with, as its text; empty for the first part. */
    static String after(@Nullable UUID cursor) {
        return cursor == null ? "" : "+" + Long.toUnsignedString(cursor.getLeastSignificantBits());
    }
}
