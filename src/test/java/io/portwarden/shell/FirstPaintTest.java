package io.portwarden.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FirstPaintTest {

    @Test
    @DisplayName("A page shows whose it is before any script has run, to nobody's ears, and style takes it away")
    void isThere() throws IOException {
        String style = Files.readString(Path.of("frontend/portwarden.css"));
        for (boolean inside : new boolean[] {true, false}) {
            Document page = Document.createShell("http://localhost/");
            page.body().appendElement("div").attr("id", "outlet");
            FirstPaint.add(page, inside);
            String name = inside ? "pw-first" : "pw-first-card";
            assertThat(page.body().child(0).className()).isEqualTo(name);
            assertThat(page.body().child(0).attr("aria-hidden")).isEqualTo("true");
            assertThat(page.body().child(0).text()).isEqualTo("Portwarden");
            assertThat(page.body().child(0).select("script")).isEmpty();
            assertThat(style).contains("." + name + " {");
        }
        assertThat(style)
                .contains(
                        "body:has(vaadin-app-layout, .pw-login, h1, .v-system-error) > :is(.pw-first, .pw-first-card)");
    }
}
