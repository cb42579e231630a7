package io.portwarden.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What an admin does in the portal from the sign-in to the sign-out, one step after the other. */
final class MainWay {

    /** What it is about, and what does it and says what was seen. */
    record Step(String name, Callable<String> go) {}

    private static final String BUTTONS = "vaadin-button, button, a";
    private static final String FIELDS =
            "vaadin-text-field, vaadin-text-area, vaadin-email-field, vaadin-password-field";

    /** Where the middle is of what is seen and called so; of several, of the last, which is on top. */
    private static final String MIDDLE = """
            (() => {
              const named = (e) => (e.getAttribute('aria-label') || e.label || e.textContent).trim();
              const found = [...document.querySelectorAll('%s')]
                .filter((e) => e.checkVisibility() && named(e)%s).at(-1);
              if (!found) return '';
              found.scrollIntoView({ block: 'center' });
              const { x, y, width, height } = (found.inputElement ?? found).getBoundingClientRect();
              return `${Math.round(x + width / 2)} ${Math.round(y + height / 2)}`;
            })()""";

    private static final String AXE = """
            (window.__axe = undefined,
             axe.run({ exclude: [["body > div[style*='clip: rect']"]] }, { resultTypes: ['violations'], iframes: false })
               .then((r) => window.__axe = r.violations.map((v) => v.id).join(' ') || 'none', (e) => window.__axe = 'error ' + e),
             'asked')""";

    private final Trial trial;
    private final Engine engine;
    private final Path folder;

    MainWay(Trial trial, Engine engine, Path folder) {
        this.trial = trial;
        this.engine = engine;
        this.folder = folder;
    }

    List<Step> steps() {
        return List.of(
                new Step("passkeys", this::passkeys),
                new Step("sign-in", this::signIn),
                new Step("an order comes live", () -> order("PON-1001", "No PIN set")),
                new Step("a first PIN", this::setPin),
                new Step("an order with the PIN comes live", () -> order("PON-1002", "In review")),
                new Step("a download", this::download),
                new Step("a dispute", this::dispute),
                new Step("a lock", this::lock),
                new Step("a warning before the session ends", this::warned),
                new Step("the end of a session", this::ended),
                new Step("sign-out", this::signOut));
    }

    private String passkeys() throws Exception {
        engine.go(trial.address() + "/login");
        sees("document.querySelector('vaadin-login-form vaadin-password-field')");
        rest();
        boolean can = is("window.PublicKeyCredential");
        boolean offered = is("[...document.querySelectorAll('vaadin-button')]"
                + ".some((b) => b.checkVisibility() && b.textContent.includes('passkey'))");
        if (can != offered) {
            throw new IOException("The engine has passkeys: " + can + ", they are offered: " + offered);
        }
        return (can ? "offered" : "none in this engine, not offered") + axe();
    }

    private String signIn() throws Exception {
        fill("E-mail", BrowserTest.ADMIN);
        fill("Password", Trial.PASSWORD);
        press("Sign in");
        sees("document.querySelector('h1')?.textContent === 'Overview'");
        return "on the overview" + axe();
    }

    private String order(String name, String state) throws Exception {
        if (!is("location.pathname.endsWith('/port-orders')")) {
            engine.go(trial.address() + "/port-orders");
        }
        sees("document.querySelector('vaadin-grid')");
        rest();
        trial.order(name, BrowserTest.PIN, "+12025550120");
        says("vaadin-grid", name);
        says("vaadin-grid", state);
        return "in the open list" + axe();
    }

    private String setPin() throws Exception {
        press("Set up and manage PIN");
        fill("PIN", BrowserTest.PIN);
        fill("Repeat PIN", BrowserTest.PIN);
        String axe = axe();
        press("Save");
        says("body", "PIN set on");
        gone("[role=dialog]");
        return "set in the dialog" + axe;
    }

    private String download() throws Exception {
        press("Download as CSV");
        Patience.until("the file is there", () -> {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(file -> file.toString().endsWith(".csv")).anyMatch(MainWay::holdsOrder);
            }
        });
        return "the file has the orders";
    }

    private static boolean holdsOrder(Path file) {
        try {
            return Files.readString(file).contains("PON-1002");
        } catch (IOException notYet) {
            return false;
        }
    }

    private String dispute() throws Exception {
        press("PON-1002");
        says("h1", "PON-1002");
        press("Dispute");
        fill("Why is this order not yours?", "Nobody here asked for it.");
        String axe = axe();
        press("Dispute");
        says("main", "Disputed");
        return "disputed in the dialog" + axe;
    }

    private String lock() throws Exception {
        engine.go(trial.address() + "/numbers");
        press("Lock (202) 555-0101");
        says("body", "One number locked.");
        press("Unlock (202) 555-0101");
        says("[role=dialog]", "For how long?");
        String axe = axe();
        press("Cancel");
        return "locked; the dialog that unlocks opens and closes" + axe;
    }

    private String warned() throws Exception {
        engine.go(trial.address() + "/my-sign-in");
        sees("performance.getEntriesByType('resource').some((file) => file.name.endsWith('/session'))");
        rest();
        later(Duration.ofMinutes(14));
        says("[role=alertdialog]", "You will be signed out soon");
        String axe = axe();
        press("Stay signed in");
        gone("[role=alertdialog]");
        return "stayed by the button" + axe;
    }

    private String ended() throws Exception {
        rest();
        later(Duration.ofMinutes(16));
        says("[role=alertdialog]", "nothing was done in it for a while");
        String axe = axe();
        press("Sign in again");
        sees("location.pathname.endsWith('/login')");
        fill("E-mail", BrowserTest.ADMIN);
        fill("Password", Trial.PASSWORD);
        press("Sign in");
        sees("location.pathname.endsWith('/my-sign-in')");
        return "told why, and back in the same place" + axe;
    }

    private String signOut() throws Exception {
        press("Sign out");
        sees("location.pathname.endsWith('/login')");
        return "on the sign-in page";
    }

    /** So much later, somebody comes back to the page. */
    private void later(Duration time) throws Exception {
        trial.clock().advance(time);
        engine.ask("dispatchEvent(new Event('focus'))");
    }

    private boolean is(String expression) throws Exception {
        return engine.ask("Boolean(" + expression + ")").equals("true");
    }

    private void sees(String expression) throws Exception {
        Patience.until(expression, () -> is(expression));
    }

    private void says(String selector, String words) throws Exception {
        sees("[...document.querySelectorAll('%s')].some((e) => e.textContent.includes('%s'))"
                .formatted(selector, words));
    }

    private void gone(String selector) throws Exception {
        sees("![...document.querySelectorAll('%s')].some((e) => e.checkVisibility())".formatted(selector));
    }

    private void rest() throws Exception {
        sees("(" + Chromium.AT_REST + ")()");
    }

    private void press(String name) throws Exception {
        pressAt(BUTTONS, " === '" + name + "'");
    }

    private void fill(String label, String text) throws Exception {
        String focused = "document.activeElement?.closest('" + FIELDS + "')?.label?.startsWith('" + label + "')";
        // What the field before says when it is left may push this one away from under the pointer.
        Patience.until(label + " has the focus", () -> {
            pressAt(FIELDS, ".startsWith('" + label + "')");
            return is(focused);
        });
        engine.type(text);
    }

    private void pressAt(String selector, String name) throws Exception {
        String look = MIDDLE.formatted(selector, name);
        sees(look);
        rest();
        String[] middle = engine.ask(look).split(" ");
        engine.press(Integer.parseInt(middle[0]), Integer.parseInt(middle[1]));
    }

    /** @throws IOException where something is amiss */
    private String axe() throws Exception {
        rest();
        if (!is("window.axe")) {
            engine.ask("(() => { " + Axe.SOURCE + "\n})()");
        }
        engine.ask(AXE);
        sees("window.__axe");
        String violations = engine.ask("window.__axe");
        if (!violations.equals("none")) {
            throw new IOException("axe finds " + violations);
        }
        return ", axe finds nothing";
    }
}
