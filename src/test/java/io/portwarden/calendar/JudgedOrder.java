package io.portwarden.calendar;

import io.portwarden.shared.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code calendar-by-hand.txt}.
 *
 * @param lawful the first day of what is asked for too soon, the last of what is asked for too late
 */
record JudgedOrder(
        String row,
        BusinessCalendar calendar,
        List<PhoneNumber> numbers,
        ZoneId zone,
        PortKind kind,
        Instant received,
        LocalDate asked,
        Set<DueDateProblem> problems,
        @Nullable LocalDate lawful) {

    private static final Path TABLE = Path.of("src", "test", "resources", "calendar-by-hand.txt");
    private static final ZoneId PROVIDER = ZoneId.of("America/New_York");

    // Both refuse a date whose day of the week is wrong, so that a slip in the table shows.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm xxx", Locale.ROOT);

    private static final Map<String, String> ZONES = Map.of(
            "ET", "America/New_York",
            "CT", "America/Chicago",
            "MT", "America/Denver",
            "PT", "America/Los_Angeles");

    static List<JudgedOrder> all() {
        List<JudgedOrder> orders = new ArrayList<>();
        BusinessCalendar calendar = new BusinessCalendar(PROVIDER);
        for (String line : lines()) {
            if (line.startsWith("==")) {
                calendar = new BusinessCalendar(PROVIDER, Holidays.of(setting(line, "closed"), setting(line, "open")));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                orders.add(order(line, calendar));
            }
        }
        return orders;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(TABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> setting(String line, String name) {
        return cells(line).stream()
                .filter(part -> part.startsWith(name + ": "))
                .flatMap(part -> Arrays.stream(part.substring(name.length() + 2).split(", ")))
                .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }

    private static JudgedOrder order(String line, BusinessCalendar calendar) {
        List<String> cells = cells(line);
        List<String> numbers = List.of(cells.get(1).split(" "));
        String verdict = cells.get(4);
        Set<DueDateProblem> problems = EnumSet.noneOf(DueDateProblem.class);
        LocalDate lawful = null;
        if (!verdict.equals("yes")) {
            for (String wrong : verdict.substring("no: ".length()).split("; ")) {
                List<String> words = List.of(wrong.split(", "));
                problems.add(problem(words.getFirst()));
                lawful = words.size() == 1 ? lawful : LocalDate.parse(words.getLast(), DATE);
            }
        }
        return new JudgedOrder(
                String.join(", ", cells),
                calendar,
                numbers(numbers.subList(0, numbers.size() - 1)),
                ZoneId.of(ZONES.get(numbers.getLast())),
                PortKind.valueOf(cells.get(2).toUpperCase(Locale.ROOT)),
                OffsetDateTime.parse(cells.get(0), MOMENT).toInstant(),
                LocalDate.parse(cells.get(3), DATE),
                problems,
                lawful);
    }

    private static DueDateProblem problem(String words) {
        return switch (words) {
            case "too soon" -> DueDateProblem.TOO_SOON;
            case "too late" -> DueDateProblem.TOO_LATE;
            case "closed" -> DueDateProblem.NOT_A_BUSINESS_DAY;
            default -> throw new IllegalArgumentException("No verdict: " + words);
        };
    }

    private static List<PhoneNumber> numbers(List<String> cells) {
        List<PhoneNumber> numbers = new ArrayList<>();
        for (String cell : cells) {
            numbers.add(new PhoneNumber(cell.startsWith("+") ? cell : "+1" + cell + "55501" + (10 + numbers.size())));
        }
        return numbers;
    }

    @Override
    public String toString() {
        return row;
    }
}
