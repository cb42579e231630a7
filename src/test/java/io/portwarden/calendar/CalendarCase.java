package io.portwarden.calendar;

import io.portwarden.shared.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One row of {@code calendar-cases.txt}, which was worked out from the rules and not from the code. */
record CalendarCase(
        String words,
        BusinessCalendar calendar,
        List<PhoneNumber> numbers,
        PortKind kind,
        ZoneId zone,
        Instant received,
        LocalDate due,
        Instant reviewEnds) {

    private static final Path TABLE = Path.of("src", "test", "resources", "calendar-cases.txt");

    // Both refuse a date whose day of the week is wrong, so that a slip in the table shows.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm[:ss.SSS] xxx", Locale.ROOT);

    private static final Map<String, String> ZONES = Map.of(
            "ET", "America/New_York",
            "CT", "America/Chicago",
            "MT", "America/Denver",
            "PT", "America/Los_Angeles",
            "HI", "Pacific/Honolulu");

    Port port() {
        return new Port(kind, numbers.size(), zone);
    }

    static List<CalendarCase> all() {
        List<CalendarCase> cases = new ArrayList<>();
        BusinessCalendar calendar = section("");
        for (String line : lines()) {
            if (line.startsWith("==")) {
                calendar = section(line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cases.add(row(line, calendar));
            }
        }
        return cases;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(TABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** "== title | closed: … | open: … | provider: …". */
    private static BusinessCalendar section(String line) {
        return new BusinessCalendar(
                ZoneId.of(setting(line, "provider").stream().findFirst().orElse("America/New_York")),
                Holidays.of(setting(line, "closed"), setting(line, "open")));
    }

    private static List<String> setting(String line, String name) {
        return Arrays.stream(line.split("\\|"))
                .map(String::strip)
                .filter(part -> part.startsWith(name + ": "))
                .flatMap(part -> Arrays.stream(part.substring(name.length() + 2).split(", ")))
                .toList();
    }

    private static CalendarCase row(String line, BusinessCalendar calendar) {
        String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        ZoneId zone = ZoneId.of(ZONES.get(cells[0].substring(0, 2)));
        return new CalendarCase(
                cells[0] + ", " + cells[1] + ", " + cells[2] + ": " + cells[5],
                calendar,
                numbers(cells[1].split(" ")),
                PortKind.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                zone,
                moment(cells[0].substring(3), zone),
                LocalDate.parse(cells[3], DATE),
                moment(cells[4], zone));
    }

    private static List<PhoneNumber> numbers(String... cells) {
        List<PhoneNumber> numbers = new ArrayList<>();
        for (String cell : cells) {
            numbers.add(new PhoneNumber(cell.startsWith("+") ? cell : "+1" + cell + "55501" + (10 + numbers.size())));
        }
        return numbers;
    }

    private static Instant moment(String text, ZoneId zone) {
        ZonedDateTime moment = ZonedDateTime.parse(text, MOMENT);
        if (!zone.getRules().getOffset(moment.toInstant()).equals(moment.getOffset())) {
            throw new IllegalArgumentException("Not the offset of " + zone + ": " + text);
        }
        return moment.toInstant();
    }

    @Override
    public String toString() {
        return words;
    }
}
