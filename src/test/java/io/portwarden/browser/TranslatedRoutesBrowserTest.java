package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.portwarden.browser.Routes.Who;
import io.portwarden.browser.Translator.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every screen that the program has, translated by the browser, while what it shows changes elsewhere. */
class TranslatedRoutesBrowserTest extends BrowserTest {

    /** One thing is looked for in the list that its address begins with, and some lists are empty. */
    @Override
    boolean isExpected(String complaint) {
        return complaint.startsWith("Failed to load resource");
    }

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"ADMIN", "OPERATOR"})
    @DisplayName("Translated, every screen says what is so, and its buttons do what they say, after news have arrived")
    void saysWhatIsSo(Who who) {
        trial = Trial.asNew();
        Page other = at(ADMIN, "port-orders");
        setPin(other, PIN);
        assertThat(trial.order("WAITS-1", PIN, "+12025550121")).contains("pending");
        assertThat(trial.order("WAITS-2", PIN, "+12025550122")).contains("pending");
        List<Page> screens = new ArrayList<>();
        for (String route : Routes.of(trial, who)) {
            Page page = at(Objects.requireNonNull(who.email), "");
            Routes.example(page, trial, route)
                    .ifPresentOrElse(
                            address -> {
                                page.navigate(trial.address() + address);
                                page.waitForSelector("h1");
                                Translator.translate(page, Way.REPLACE);
                                screens.add(page);
                            },
                            page::close);
        }
        assertThat(screens).hasSizeGreaterThan(5);

        newsArrive(other);

        for (Page screen : screens) {
            Translator.saysWhatIsSo(screen);
            assertThat(Translator.namesOtherThanWords(screen)).as(screen.url()).isEmpty();
        }
    }

    /** An order that passes, one that does not, one confirmed, one disputed, a number locked, somebody with another role. */
    private void newsArrive(Page other) {
        assertThat(trial.order("NEWS-1", PIN, "+12025550123")).contains("pending");
        assertThat(trial.order("NEWS-2", "11112222", "+12025550124")).contains("rejected");
        open(other, "WAITS-1");
        button(other, "Confirm now").click();
        inDialog(other, "Confirm now").click();
        assertThat(other.locator(".pw-outlook")).containsText("This order is confirmed");
        open(other, "WAITS-2");
        button(other, "Dispute").click();
        dialog(other).locator("textarea").fill("Not ours.");
        inDialog(other, "Dispute").click();
        assertThat(dialog(other)).hasCount(0);
        other.navigate(trial.address() + "/numbers");
        button(other, "Lock (202) 555-0100").click();
        assertThat(button(other, "Unlock (202) 555-0100")).isVisible();
        other.navigate(trial.address() + "/people");
        button(other, "Make administrator: Marcus Reed").click();
        inDialog(other, "Make administrator").click();
        assertThat(button(other, "Make viewer: Marcus Reed")).isVisible();
    }

    private void open(Page other, String order) {
        other.navigate(trial.address() + "/port-orders");
        other.locator("vaadin-grid a.pw-row-link", new Page.LocatorOptions().setHasText(order))
                .first()
                .click();
        assertThat(heading(other)).containsText(order);
    }
}
