package io.portwarden.order.ui;

import com.vaadin.flow.router.QueryParameters;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.shared.Coded;
import io.portwarden.shared.NormalForm;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which orders the list shows, as it stands in the address: to be sent to a colleague, and to come back to. What is in an
 * address and means nothing narrows nothing.
 *
 * @param words a number, or how a purchase order number begins; empty for none
 * @param spid the carrier's
 * @param from received on that day of the reader or later
 * @param until received on that day or earlier
 */
public record OrderAddress(
        @Nullable OrderStatus status,
        String words,
        @Nullable String spid,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        OrderSort sort)
        implements Serializable {

    public static final OrderAddress ALL = new OrderAddress(null, "", null, null, null, OrderSort.NEWEST);

    static final String PATH = "port-orders";

    private static final String STATUS = "status";
    private static final String WORDS = "q";
    private static final String CARRIER = "carrier";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String SORT = "sort";
    private static final int LONGEST_WORDS = 100;

    public OrderAddress {
        words = plain(words);
    }

    public static OrderAddress of(QueryParameters parameters) {
        return new OrderAddress(
                read(parameters, STATUS, OrderAddress::status),
                parameters.getSingleParameter(WORDS).orElse(""),
                read(parameters, CARRIER, spid -> spid.matches("[A-Z0-9]{4}") ? spid : null),
                read(parameters, FROM, OrderAddress::day),
                read(parameters, UNTIL, OrderAddress::day),
                sort(parameters.getSingleParameter(SORT).orElse("")));
    }

    private static String plain(String words) {
        String plain = NormalForm.plain(words.replaceAll("\\p{Cs}", "")).replaceAll("\\p{Cntrl}", " ");
        return plain.substring(0, Math.min(plain.length(), LONGEST_WORDS));
    }

    /** Whether somebody who has typed this sees what is meant; so long the field is left alone. */
    public boolean isFor(String typed) {
        return plain(typed).equals(words);
    }

    private static <T> @Nullable T read(
            QueryParameters parameters, String name, Function<String, @Nullable T> meaning) {
        Optional<String> text = parameters.getSingleParameter(name);
        return text.isPresent() ? meaning.apply(text.get()) : null;
    }

    private static @Nullable OrderStatus status(String code) {
        return Coded.find(OrderStatus.class, code).orElse(null);
    }

    private static OrderSort sort(String code) {
        return Coded.find(OrderSort.class, code).orElse(OrderSort.NEWEST);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= 1970 && day.getYear() <= 9999 ? day : null;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    public OrderAddress in(@Nullable OrderStatus other) {
        return new OrderAddress(other, words, spid, from, until, sort);
    }

    /** This state's orders as they stand, narrowed by what somebody has chosen. */
    OrderAddress narrowedTo(
            String other, @Nullable String otherSpid, @Nullable LocalDate otherFrom, @Nullable LocalDate otherUntil) {
        return new OrderAddress(status, other, otherSpid, otherFrom, otherUntil, sort);
    }

    public OrderAddress sorted(OrderSort other) {
        return new OrderAddress(status, words, spid, from, until, other);
    }

    boolean isNarrowed() {
        return !sorted(OrderSort.NEWEST).equals(ALL);
    }

    public boolean isNarrowedByMoreThanState() {
        return in(null).isNarrowed();
    }

    public QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (status != null) {
            parameters.put(STATUS, status.code());
        }
        if (!words.isEmpty()) {
            parameters.put(WORDS, words);
        }
        if (spid != null) {
            parameters.put(CARRIER, spid);
        }
        if (from != null) {
            parameters.put(FROM, from.toString());
        }
        if (until != null) {
            parameters.put(UNTIL, until.toString());
        }
        if (sort != OrderSort.NEWEST) {
            parameters.put(SORT, sort.code());
        }
        return QueryParameters.simple(parameters);
    }

    String link() {
        return link(PATH, parameters());
    }

    public static String link(String path, QueryParameters parameters) {
        String query = parameters.getQueryString();
        return query.isEmpty() ? path : path + "?" + query;
    }

    public OrderSearch search(ZoneId zone) {
        return new OrderSearch(
                status,
                words.isEmpty() ? null : words,
                spid,
                begin(from, zone),
                begin(until == null ? null : until.plusDays(1), zone));
    }

    private static @Nullable Instant begin(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }
}
