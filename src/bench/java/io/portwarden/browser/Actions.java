package io.portwarden.browser;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What hands do, as both kinds of WebDriver put it. */
final class Actions {

    private Actions() {}

    static List<?> press(int x, int y) {
        return List.of(Map.of(
                "type", "pointer",
                "id", "mouse",
                "actions",
                        List.of(
                                Map.of("type", "pointerMove", "x", x, "y", y, "duration", 0, "origin", "viewport"),
                                Map.of("type", "pointerDown", "button", 0),
                                Map.of("type", "pointerUp", "button", 0))));
    }

    static List<?> type(String text) {
        return List.of(Map.of(
                "type", "key",
                "id", "keyboard",
                "actions",
                        text.chars()
                                .mapToObj(Character::toString)
                                .flatMap(key -> Stream.of(
                                        Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key)))
                                .toList()));
    }
}
