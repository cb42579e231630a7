package io.portwarden.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class TimeLeftAnswerTest {

    private final Locale usual = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(usual);
    }

    @Test
    @DisplayName("A page can read how long its session lasts, also from a server of a country with digits of its own")
    void digits() throws Exception {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        MockHttpServletResponse answer = new MockHttpServletResponse();
        SessionQuestion.goesOn(answer, new TimeLeft(Duration.ofMinutes(15), Duration.ofHours(8)));
        assertThat(answer.getContentAsString()).isEqualTo("{\"state\":\"open\",\"idle\":900000,\"longest\":28800000}");
    }
}
