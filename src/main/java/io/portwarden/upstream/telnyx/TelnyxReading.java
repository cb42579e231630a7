package io.portwarden.upstream.telnyx;

import io.portwarden.order.PlaceOrder;
import io.portwarden.shared.Characters;
import io.portwarden.shared.PhoneNumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads what counts here out of Telnyx's JSON, and leaves all else where it is. */
final class TelnyxReading {

    private static final int LONGEST_TEXT = 255;

    private TelnyxReading() {}

    /** Nothing where it has no id by which it could be asked for. */
    static Optional<TelnyxPortOut> portOut(JsonNode json) {
        return id(json.path("id")).map(id -> {
            List<JsonNode> all = new ArrayList<>();
            json.path("phone_numbers").forEach(all::add);
            List<Optional<PhoneNumber>> read = all.stream()
                    .map(number -> PhoneNumber.parse(number.asString("")))
                    .toList();
            List<PhoneNumber> numbers = List.copyOf(
                    new LinkedHashSet<>(read.stream().flatMap(Optional::stream).toList()));
            return new TelnyxPortOut(
                    id,
                    TelnyxStatus.ofName(text(json, "status")),
                    numbers,
                    !numbers.isEmpty()
                            && numbers.size() <= PlaceOrder.MAX_NUMBERS
                            && read.stream().allMatch(Optional::isPresent),
                    text(json, "pon"),
                    text(json, "support_key"),
                    text(json, "spid"),
                    text(json, "carrier_name"),
                    text(json, "zip"),
                    Stream.of("requested_foc_date", "foc_date")
                            .map(name -> day(json.path(name)))
                            .flatMap(Optional::stream)
                            .findFirst()
                            .orElse(null),
                    Stream.of("created_at", "inserted_at")
                            .map(name -> moment(json.path(name)))
                            .flatMap(Optional::stream)
                            .map(OffsetDateTime::toInstant)
                            .findFirst()
                            .orElse(null),
                    text(json, "reason"));
        });
    }

    static Optional<TelnyxRefusal.Code> code(JsonNode json) {
        JsonNode code = json.path("code");
        return code.canConvertToInt()
                ? Optional.of(new TelnyxRefusal.Code(
                        code.asInt(),
                        text(json, "description"),
                        json.path("reason_required").asBoolean(false)))
                : Optional.empty();
    }

    /** What has an id is named by it in addresses, so that nothing but one may stand there. */
    static Optional<UUID> id(JsonNode json) {
        String text = json.asString("");
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String name) {
        String line = Characters.inOneLine(json.path(name).asString(""));
        return line.length() <= LONGEST_TEXT ? line : Characters.inOneLine(line.substring(0, LONGEST_TEXT));
    }

    /** The day that stands there, in the zone in which it is written: nobody there means a moment. */
    private static Optional<LocalDate> day(JsonNode json) {
        String text = json.asString("");
        return moment(json).map(OffsetDateTime::toLocalDate).or(() -> parsed(() -> LocalDate.parse(text)));
    }

    private static Optional<OffsetDateTime> moment(JsonNode json) {
        String text = json.asString("");
        return parsed(() -> OffsetDateTime.parse(text));
    }

    private static <T> Optional<T> parsed(java.util.function.Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
