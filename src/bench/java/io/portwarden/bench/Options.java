package io.portwarden.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How often things are done, where the command line says something other than usual. */
record Options(Map<String, Integer> numbers) {

    static final List<String> NAMES =
            List.of("runs", "kills", "samples", "lanes", "orders", "keep", "turns", "seconds", "requests", "seed");

    private static final Pattern OPTION = Pattern.compile("--([a-z]+)=([1-9][0-9]{0,7})");

    /** @throws IllegalArgumentException when one is unknown or not a number from 1 */
    static Options of(String[] arguments) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                Matcher option = OPTION.matcher(argument);
                if (!option.matches() || !NAMES.contains(option.group(1))) {
                    throw new IllegalArgumentException("There is no option " + argument);
                }
                numbers.put(option.group(1), Integer.valueOf(option.group(2)));
            }
        }
        return new Options(Map.copyOf(numbers));
    }

    /** As on the command line, in one order. */
    @Override
    public String toString() {
        return numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(option -> "--" + option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining());
    }

    int number(String name, int usual) {
        return numbers.getOrDefault(name, usual);
    }
}
