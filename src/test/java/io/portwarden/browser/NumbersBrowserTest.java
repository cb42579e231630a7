package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers, their locks, and the sheet for another carrier, in a real browser. */
class NumbersBrowserTest extends BrowserTest {

    private void openNumbers(Page page) {
        page.navigate(trial.address() + "/numbers");
        assertThat(page.locator("vaadin-grid")).containsText("(202) 555-0100");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("ORD-9: numbers are locked and unlocked from the menu on; no axe violation on the way, light or dark")
    void lockAndUnlock(ColorScheme scheme) {
        Page page = at(ADMIN, "", 1280, 800, scheme);
        link(page, "Numbers").click();
        Locator list = page.locator("vaadin-grid");
        assertThat(list).containsText("(202) 555-0101");
        button(page, "Lock (202) 555-0101").click();
        assertThat(page.locator("body")).containsText("One number locked.");
        assertThat(button(page, "Unlock (202) 555-0101")).isVisible();
        page.getByRole(AriaRole.CHECKBOX).nth(2).click();
        page.getByRole(AriaRole.CHECKBOX).nth(3).click();
        assertThat(button(page, "Lock 2 selected")).isVisible();
        accessible(page);
        picture(page, "numbers-" + scheme.name().toLowerCase(Locale.ROOT));
        button(page, "Clear selection").click();

        button(page, "Unlock (202) 555-0101").click();
        assertThat(dialog(page)).containsText("For how long?");
        accessible(page);
        page.getByLabel("Until a date and time").click();
        accessible(page);
        picture(page, "numbers-unlock-" + scheme.name().toLowerCase(Locale.ROOT));
        page.getByLabel("1 hour").click();
        button(page, "Unlock").click();
        assertThat(dialog(page)).hasCount(0);
        assertThat(list).containsText("until");
        button(page, "Lock (202) 555-0101").click();
        assertThat(list).not().containsText("until");
        button(page, "Unlock (202) 555-0101").click();
        page.getByLabel("Until I lock it again").click();
        button(page, "Unlock").click();
        assertThat(button(page, "Lock (202) 555-0101")).isVisible();

        page.navigate(trial.address() + "/numbers/information-sheet");
        assertThat(page.locator("main")).containsText("CONTOSO-001");
        accessible(page);
        picture(page, "information-sheet-" + scheme.name().toLowerCase(Locale.ROOT));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(button(page, "Print")).isHidden();
        assertThat(page.evaluate("() => getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("light");
        assertThat(page.locator("main")).containsText("20001");
        picture(page, "information-sheet-print-" + scheme.name().toLowerCase(Locale.ROOT));
    }

    @Test
    @DisplayName("ORD-9: by keyboard numbers are selected and locked; in another window it shows by itself")
    void keyboard() {
        Page page = at(ADMIN, "numbers");
        assertThat(page.locator("vaadin-grid")).containsText("(202) 555-0100");
        Page other = page.context().newPage();
        openNumbers(other);
        page.bringToFront();
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search"))
                .fill("555-0140");
        assertThat(page.locator("vaadin-grid")).not().containsText("(202) 555-0100");
        button(page, "Lock all 1").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).containsText("Lock one number?");
        assertThat(button(page, "Lock")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("vaadin-grid")).containsText("Locked");
        assertThat(other.locator(".pw-counters")).containsText("1 locked");

        page.getByRole(AriaRole.CHECKBOX).nth(1).focus();
        page.keyboard().press("Space");
        button(page, "Unlock 1 selected").focus();
        page.keyboard().press("Enter");
        page.getByLabel("Until I lock it again").focus();
        page.keyboard().press("Space");
        button(page, "Unlock").focus();
        page.keyboard().press("Enter");
        assertThat(other.locator(".pw-counters")).containsText("0 locked");
    }

    @Test
    @DisplayName("ORD-9: on a telephone of 360 px nothing is cut off, and a number is locked and unlocked")
    void phone() {
        Page page = at(ADMIN, "numbers", 360, 640, ColorScheme.LIGHT);
        assertThat(page.locator("vaadin-grid")).containsText("(202) 555-0100");
        fits(page);
        picture(page, "phone-numbers");
        button(page, "Lock (202) 555-0100").click();
        button(page, "Unlock (202) 555-0100").click();
        page.getByLabel("Until a date and time").click();
        picture(page, "phone-numbers-unlock");
        for (String name : List.of("Cancel", "Unlock", "Time")) {
            BoundingBox box = (name.equals("Time")
                            ? page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name))
                                    .last()
                            : button(page, name))
                    .boundingBox();
            assertThat(box.x).as(name).isGreaterThanOrEqualTo(0);
            assertThat(box.x + box.width).as(name).isLessThanOrEqualTo(360);
        }
        accessible(page);
        page.getByLabel("Until I lock it again").click();
        button(page, "Unlock").click();
        assertThat(dialog(page)).hasCount(0);
        button(page, "Lock (202) 555-0100").scrollIntoViewIfNeeded();
        picture(page, "phone-numbers-cards");
        accessible(page);
        page.navigate(trial.address() + "/numbers/information-sheet");
        assertThat(page.locator("main")).containsText("CONTOSO-001");
        fits(page);
        picture(page, "phone-information-sheet");
    }
}
