package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The API's description as a carrier's developer meets it. */
class SwaggerBrowserTest extends BrowserTest {

    @Test
    @DisplayName("ORD-1: whoever has a key and the page can place the example's order from it")
    void placesExample() {
        Page page = open("/swagger-ui.html");
        page.locator("button.authorize").first().click();
        page.locator(".modal-ux input").fill(Trial.API_KEY);
        page.locator(".modal-ux button.authorize").click();
        page.locator(".modal-ux button.btn-done").click();
        Locator placing = page.locator("#operations-Port-out_orders-placePortOutOrder");
        placing.locator(".opblock-summary").click();
        placing.locator("button.try-out__btn").click();
        placing.locator("button.execute").click();
        Locator answer = placing.locator(".live-responses-table .response");
        assertThat(answer.locator(".response-col_status")).containsText("201");
        assertThat(answer).containsText("PON-1001");
    }
}
