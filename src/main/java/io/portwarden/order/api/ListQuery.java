package io.portwarden.order.api;

import io.portwarden.order.OrderName;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.list.OrderFilter;
import io.portwarden.shared.api.Cursor;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.FieldProblem.Code;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier asks of the list of its orders.
 *
 * @param after the key that the page before ended with
 */
public record ListQuery(OrderFilter filter, @Nullable UUID after, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int HIGHEST_LIMIT = 200;

    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

    /**
     * Reads the parameters; an empty one counts as left out.
     *
     * @throws ProblemException (400) naming every parameter that cannot be
     */
    public static ListQuery of(
            @Nullable String status,
            @Nullable String purchaseOrderNumber,
            @Nullable String cursor,
            @Nullable String limit) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<OrderStatus> wantedStatus =
                read("status", status, ListQuery::status, "There is no such status.", problems);
        Optional<String> wantedNumber = read(
                "purchaseOrderNumber",
                purchaseOrderNumber,
                text -> Optional.of(text).filter(OrderName::isPurchaseOrderNumber),
                "No purchase order number is like this.",
                problems);
        Optional<UUID> after =
                read("cursor", cursor, Cursor::read, "Not a cursor that a page has ended with.", problems);
        Optional<Integer> wantedLimit = read(
                "limit", limit, ListQuery::limit, "It is a whole number from 1 to " + HIGHEST_LIMIT + ".", problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.BAD_PARAMETER, problems));
        }
        return new ListQuery(
                new OrderFilter(wantedStatus.orElse(null), wantedNumber.orElse(null)),
                after.orElse(null),
                wantedLimit.orElse(DEFAULT_LIMIT));
    }

    private static <T> Optional<T> read(
            String name,
            @Nullable String text,
            Function<String, Optional<T>> reader,
            String otherwise,
            List<FieldProblem> problems) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(text);
        if (value.isEmpty()) {
            problems.add(new FieldProblem(name, Code.INVALID, otherwise));
        }
        return value;
    }

    private static Optional<OrderStatus> status(String text) {
        return Stream.of(OrderStatus.values())
                .filter(status -> status.code().equals(text))
                .findFirst();
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(digits -> LIMIT.matcher(digits).matches())
                .map(Integer::valueOf)
                .filter(limit -> limit >= 1 && limit <= HIGHEST_LIMIT);
    }
}
