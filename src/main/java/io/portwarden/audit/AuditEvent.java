package io.portwarden.audit;

import io.portwarden.shared.PhoneNumber;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Something that has happened and is to be recorded: {@code AuditEvent.of(PIN_CHANGED).with(VERSION, 2)}. */
public final class AuditEvent {

    /** Larger numbers are refused: six digits could be a PIN. */
    private static final int LARGEST_NUMBER = 99_999;

    private final AuditKind kind;
    private final AuditActor actor;
    private final AuditSubject subject;
    private final Map<AuditDetail, String> details;

    private AuditEvent(AuditKind kind, AuditActor actor, AuditSubject subject, Map<AuditDetail, String> details) {
        this.kind = kind;
        this.actor = actor;
        this.subject = subject;
        this.details = details;
    }

    /** Done by the person who is signed in, or else by the system, to nothing in particular. */
    public static AuditEvent of(AuditKind kind) {
        return new AuditEvent(kind, AuditActor.current(), AuditSubject.NONE, Map.of());
    }

    public AuditEvent by(AuditActor actor) {
        return new AuditEvent(kind, actor, subject, details);
    }

    public AuditEvent about(AuditSubject subject) {
        return new AuditEvent(kind, actor, subject, details);
    }

    public AuditEvent with(AuditDetail detail, Enum<?> value) {
        return with(detail, List.of(value));
    }

    public AuditEvent with(AuditDetail detail, Collection<? extends Enum<?>> values) {
        return and(
                detail,
                values.stream()
                        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(" ")));
    }

    /** @throws IllegalArgumentException unless the number is between 0 and 99,999 */
    public AuditEvent with(AuditDetail detail, int number) {
        if (number < 0 || number > LARGEST_NUMBER) {
            throw new IllegalArgumentException("A number in the trail is between 0 and " + LARGEST_NUMBER);
        }
        return and(detail, Integer.toString(number));
    }

    public AuditEvent with(AuditDetail detail, LocalDate date) {
        return and(detail, date.toString());
    }

    public AuditEvent with(AuditDetail detail, Instant instant) {
        return and(detail, instant.toString());
    }

    public AuditEvent with(AuditDetail detail, InetAddress address) {
        return and(detail, address.getHostAddress());
    }

    /** @param country a locale of which only the country counts */
    public AuditEvent with(AuditDetail detail, Locale country) {
        return and(detail, country.getCountry());
    }

    public AuditEvent withNumbers(Collection<PhoneNumber> numbers) {
        return and(
                AuditDetail.NUMBERS,
                numbers.stream().sorted().map(PhoneNumber::e164).collect(Collectors.joining(" ")));
    }

    private AuditEvent and(AuditDetail detail, String value) {
        Map<AuditDetail, String> more = new TreeMap<>(details);
        more.put(detail, value);
        return new AuditEvent(kind, actor, subject, more);
    }

    public AuditKind kind() {
        return kind;
    }

    public AuditActor actor() {
        return actor;
    }

    public AuditSubject subject() {
        return subject;
    }

    public Map<AuditDetail, String> details() {
        return details;
    }
}
