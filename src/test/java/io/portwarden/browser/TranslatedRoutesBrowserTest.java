package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.portwarden.browser.Routes.Who;
import io.portwarden.browser.Translator.Way;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every screen that the program has, translated by the browser, while what it shows changes elsewhere. */
class TranslatedRoutesBrowserTest extends BrowserTest {

    /** A screen, and the same one as the browser has translated it. */
    private record Twins(Page plain, Page translated) {}

    @Test
    @DisplayName(
            "Translated, every screen says what it says otherwise, and its buttons do what they say, after news have arrived")
    void saysWhatIsSo() {
        Page other = at(ADMIN, "port-orders");
        setPin(other, PIN);
        assertThat(trial.order("WAITS-1", PIN, "+12025550121")).contains("pending");
        assertThat(trial.order("WAITS-2", PIN, "+12025550122")).contains("pending");
        assertThat(trial.order("DISPUTED-1", PIN, "+12025550125")).contains("pending");
        dispute(other, "DISPUTED-1");
        trial.left("+12025550124");
        trial.upstream();
        trial.ownSignIn();
        List<Twins> screens = new ArrayList<>();
        for (Who who : List.of(Who.ADMIN, Who.OPERATOR)) {
            screens.addAll(screens(who));
        }

        // Signed in just now: how long the screens took to come is not asked here.
        newsArrive(signedIn(ADMIN));

        for (Twins screen : screens) {
            Translator.saysAs(screen.plain, screen.translated);
            assertThat(Translator.namesOtherThanWords(screen.translated))
                    .as(screen.plain.url())
                    .isEmpty();
        }
    }

    /** Of every screen that somebody has; of those of one thing, one that is linked to. */
    private List<Twins> screens(Who who) {
        List<Twins> screens = new ArrayList<>();
        Set<String> links = new LinkedHashSet<>();
        List<String> ahead = Routes.of(trial, who);
        while (!ahead.isEmpty()) {
            List<String> behind = new ArrayList<>();
            for (String route : ahead) {
                List<String> addresses = Routes.examples(links, route);
                if (addresses.isEmpty()) {
                    behind.add(route);
                } else {
                    Twins twins = new Twins(open(who, addresses.getFirst()), open(who, addresses.getFirst()));
                    links.addAll(Finding.on(twins.plain, "links"));
                    Translator.translate(twins.translated, Way.REPLACE);
                    screens.add(twins);
                }
            }
            assertThat(behind).as("screens that nothing leads to").isNotEqualTo(ahead);
            ahead = behind;
        }
        return screens;
    }

    private Page open(Who who, String address) {
        Page page = at(Objects.requireNonNull(who.email), address.substring(1));
        page.waitForSelector("h1");
        Chromium.rest(page);
        return page;
    }

    /** An order that passes, one that does not, one confirmed, one disputed, a number locked, somebody with another role. */
    private void newsArrive(Page other) {
        assertThat(trial.order("NEWS-1", PIN, "+12025550123")).contains("pending");
        assertThat(trial.order("NEWS-2", "11112222", "+12025550124")).contains("rejected");
        open(other, "WAITS-1");
        button(other, "Confirm now").click();
        inDialog(other, "Confirm now").click();
        assertThat(other.locator(".pw-outlook")).containsText("This order is confirmed");
        dispute(other, "WAITS-2");
        other.navigate(trial.address() + "/numbers");
        button(other, "Lock (202) 555-0100").click();
        assertThat(button(other, "Unlock (202) 555-0100")).isVisible();
        other.navigate(trial.address() + "/people");
        button(other, "Make administrator: Marcus Reed").click();
        inDialog(other, "Make administrator").click();
        assertThat(button(other, "Make viewer: Marcus Reed")).isVisible();
    }

    private void dispute(Page other, String order) {
        open(other, order);
        button(other, "Dispute").click();
        dialog(other).locator("textarea").fill("Not ours.");
        inDialog(other, "Dispute").click();
        assertThat(dialog(other)).hasCount(0);
    }

    private void open(Page other, String order) {
        other.navigate(trial.address() + "/port-orders");
        other.locator("vaadin-grid a.pw-row-link", new Page.LocatorOptions().setHasText(order))
                .first()
                .click();
        assertThat(heading(other)).containsText(order);
    }
}
