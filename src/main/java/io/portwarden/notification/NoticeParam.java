package io.portwarden.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a notice may hold, and nothing else: there is no place for a PIN, a password or free text here (PIN-9). In the
 * order in which a mail lists them.
 */
public enum NoticeParam {
    /** Name of the tenant. */
    TENANT("tenant", Form.TEXT),
    /** Who did it: display name of a person. */
    PERSON("person", Form.TEXT),
    /** Whom it was done to: display name or address of a person. */
    MEMBER("member", Form.TEXT),
    /** What that person may do here: the code of a role. */
    ROLE("role", Form.CODES),
    /** What is asked for: the code of an act. */
    ACT("act", Form.CODES),
    /** Whom or what that is about. */
    SUBJECT("subject", Form.TEXT),
    /** Name of a carrier. */
    CARRIER("carrier", Form.TEXT),
    /** Name of a connection to an upstream. */
    UPSTREAM("upstream", Form.TEXT),
    /** Purchase order number. */
    ORDER("order", Form.TEXT),
    /** Version of the order. */
    VERSION("version", Form.WHOLE),
    /** Names the order in the link to the portal. */
    ORDER_ID("order-id", Form.ID),
    /** The order's status, which also chooses the words of the mail. */
    STATUS("status", Form.CODES),
    /** How an order stands here, and how an upstream calls the state of its port-out. */
    HERE("here", Form.CODES),
    THERE("there", Form.CODES),
    /** Telephone numbers, made by {@link Notice#numbers}. */
    NUMBERS("numbers", Form.TEXT),
    /** Those of them that were locked, made in the same way. */
    LOCKED("locked", Form.TEXT),
    /** The day on which numbers leave, or are to leave: {@link LocalDate#toString}. */
    DUE("due", Form.DATE),
    /** The day with whose beginning an order lapses: {@link LocalDate#toString}. */
    LAPSES("lapses", Form.DATE),
    /** End of the review window: {@link Instant#toString}. */
    REVIEW_ENDS("review-ends", Form.INSTANT),
    /** Since when numbers are gone: {@link Instant#toString}. */
    LEFT_AT("left-at", Form.INSTANT),
    /** Who has them: 4 characters. */
    SPID("spid", Form.TEXT),
    /** Until when the other provider expects to be asked for them: {@link Instant#toString}. */
    SOON_BY("soon-by", Form.INSTANT),
    /** Until when it can be asked at the latest: {@link Instant#toString}. */
    LATEST_BY("latest-by", Form.INSTANT),
    /** Names the case of such numbers in the link to the portal. */
    CASE_ID("case-id", Form.ID),
    /** When the locks of unlocked numbers come back by themselves: {@link Instant#toString}. */
    UNLOCKED_UNTIL("unlocked-until", Form.INSTANT),
    /** Codes of the reasons for a refusal, as the tenant sees them, with commas between. */
    REASONS("reasons", Form.CODES),
    /** What was changed of something, as codes with commas between. */
    FIELDS("fields", Form.CODES),
    /** How many, so far. */
    COUNT("count", Form.WHOLE),
    /** How many there may be. */
    LIMIT("limit", Form.WHOLE),
    /** Until when something waits: {@link Instant#toString}. */
    EXPIRES("expires", Form.INSTANT),
    /** Since when something is over: {@link Instant#toString}. */
    SINCE("since", Form.INSTANT),
    /** The telephone of whom to call, as it is on file. */
    CALL("call", Form.TEXT),
    /** The name that a person has given to a passkey. */
    PASSKEY("passkey", Form.TEXT),
    /** The host that a webhook leads to. */
    WEBHOOK("webhook", Form.TEXT),
    /** Path of a link that works once, below the portal's own address; forgotten once it was sent. */
    PATH("path", Form.PATH),
    /** Until when that link works: {@link Instant#toString}. */
    UNTIL("until", Form.INSTANT);

    private static final int MAX_TEXT = 200;
    private static final int MAX_PATH = 500;
    // Too few digits for a PIN.
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,5}");
    private static final Pattern CODES = Pattern.compile("[a-z-]{1,40}(,[a-z-]{1,40}){0,30}");
    private static final Pattern RELATIVE_PATH = Pattern.compile("/(?!/)[A-Za-z0-9/_.~?=&%-]*");
    // Line breaks and other control characters, invisible ones, and those that turn the direction of writing.
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\s]+");

    /** What a value looks like. */
    enum Form {
        TEXT,
        WHOLE,
        ID,
        DATE,
        INSTANT,
        CODES,
        PATH
    }

    private final String key;
    private final Form form;

    NoticeParam(String key, Form form) {
        this.key = key;
        this.form = form;
    }

    String key() {
        return key;
    }

    Form form() {
        return form;
    }

    /**
     * The value as it may be kept and shown. Text is cut after {@value #MAX_TEXT} characters, with one space for every
     * line break or other character that cannot be seen.
     *
     * @throws IllegalArgumentException when it is not of this parameter's form; the message does not hold it
     */
    String accept(String value) {
        boolean fits = switch (form) {
            case TEXT -> true;
            case WHOLE -> WHOLE.matcher(value).matches();
            case CODES -> CODES.matcher(value).matches();
            case PATH ->
                value.length() <= MAX_PATH && RELATIVE_PATH.matcher(value).matches();
            case ID, DATE, INSTANT -> parses(value);
        };
        if (!fits) {
            throw new IllegalArgumentException("The value does not fit the parameter " + key);
        }
        return form == Form.TEXT ? cut(NOT_SHOWN.matcher(value).replaceAll(" ").strip(), MAX_TEXT) : value;
    }

    private boolean parses(String value) {
        try {
            Object parsed = switch (form) {
                case ID -> UUID.fromString(value);
                case DATE -> LocalDate.parse(value);
                default -> Instant.parse(value);
            };
            return parsed.toString().equals(value);
        } catch (DateTimeParseException | IllegalArgumentException malformed) {
            return false;
        }
    }

    /** So many characters of it, none cut in two; the last one shows that there were more. */
    static String cut(String line, int longest) {
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }

    static Optional<NoticeParam> ofKey(String key) {
        for (NoticeParam param : values()) {
            if (param.key.equals(key)) {
                return Optional.of(param);
            }
        }
        return Optional.empty();
    }
}
