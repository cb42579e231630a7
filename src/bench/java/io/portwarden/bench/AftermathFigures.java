package io.portwarden.bench;

import java.util.List;

/** What the counts of one {@link Aftermath} or more say. */
final class AftermathFigures {

    private static final int WRONG_BY_CARRIER_AGAINST_TENANT = 3;

    private AftermathFigures() {}

    /** @param c what was counted, with the kills under {@code kills} */
    static List<Figure> of(String row, Counts c) {
        return List.of(
                new Figure(
                        row,
                        "%d kills: %d of %d answers of 2xx lost or stored otherwise (%d requests broken off)"
                                .formatted(
                                        c.get("kills"), c.get("answers lost"), c.get("answers"), c.get("broken off")),
                        "0 lost",
                        c.get("answers lost") == 0),
                new Figure(
                        row,
                        "%d requests without an answer also when sent again (%d were found stored already)"
                                .formatted(c.get("unanswered"), c.get("found stored")),
                        "0 without",
                        c.get("unanswered") == 0),
                new Figure(
                        row,
                        "%d of %d orders stored twice".formatted(c.get("stored twice"), c.get("orders")),
                        "0",
                        c.get("stored twice") == 0),
                new Figure(
                        row,
                        "%d of %d orders without their trail, timeline, numbers or name; %d of these without an order"
                                .formatted(c.get("halves"), c.get("orders"), c.get("records without an order")),
                        "0 and 0",
                        c.get("halves") == 0 && c.get("records without an order") == 0),
                new Figure(
                        row,
                        "%d of %d orders whose notice is missing or there twice; %d of %d notices without an order"
                                .formatted(
                                        c.get("orders without their notice"),
                                        c.get("orders"),
                                        c.get("notices without an order"),
                                        c.get("notices")),
                        "0 and 0",
                        c.get("orders without their notice") == 0 && c.get("notices without an order") == 0),
                new Figure(
                        row,
                        "%d guesses missing for %d orders refused for a PIN that was looked at; at most %d by one carrier against one tenant (%d cut off by kills count as wrong)"
                                .formatted(
                                        c.get("guesses missing"),
                                        c.get("refused for a PIN"),
                                        c.get("guesses by one"),
                                        c.get("cut off")),
                        "0 missing, at most " + WRONG_BY_CARRIER_AGAINST_TENANT,
                        c.get("guesses missing") == 0 && c.get("guesses by one") <= WRONG_BY_CARRIER_AGAINST_TENANT));
    }
}
