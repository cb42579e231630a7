package io.portwarden.support;

import java.util.Map;

/** What Vaadin's client sends, for those who send it without a browser. */
public final class VaadinCalls {

    private VaadinCalls() {}

    /** Another screen, as when a link is followed. */
    public static Map<String, Object> navigate(String route) {
        Map<String, Object> data = Map.of(
                "route", route, "query", "", "appShellTitle", "", "historyState", Map.of("idx", 0), "trigger", "");
        return Map.of("type", "event", "node", 1, "event", "ui-navigate", "data", data);
    }
}
