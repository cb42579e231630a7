package io.portwarden.order.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.Page;
import io.portwarden.shared.api.Cursor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of a carrier's list of orders. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PortOutOrderPage", description = "A part of the list of your orders, newest first.")
record PortOutOrderPage(
        @Schema(description = "The orders.", requiredMode = Schema.RequiredMode.REQUIRED)
        List<PortOutOrderAnswer> items,

        @Schema(
                description = "Give this as \"cursor\" to get the next part; left out on the last one.",
                example = "AZjFon1OfDGaUx8ObSuMdw")
        @Nullable
        String nextCursor) {

    static PortOutOrderPage of(Page<PortOutOrder, UUID> page) {
        return new PortOutOrderPage(
                page.items().stream().map(PortOutOrderAnswer::of).toList(),
                page.next().map(Cursor::write).orElse(null));
    }
}
