package io.portwarden.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.order.OrderStatus;
import io.portwarden.order.Reason;
import io.portwarden.shared.start.StartupRefusedException;
import io.portwarden.shell.ScreenPaths;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Portal PORTAL = new Portal(
            "https://portal.example/", ZoneId.of("America/New_York"), "https://help.example", "+1 800 555 0100");

    private final NoticeTexts texts = new NoticeTexts(PORTAL, new ScreenPaths());

    private Mail mail(NoticeKind kind, String language, Map<NoticeParam, String> params) {
        Map<String, String> stored = new HashMap<>();
        params.forEach((param, value) -> stored.put(param.key(), value));
        return texts.write(new ClaimedNotice(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                kind.code(),
                "ada@acme.example",
                language,
                stored,
                Instant.parse("2026-11-20T19:05:00Z"),
                1));
    }

    @Test
    @DisplayName("PIN-9: what, when, by whom, what to do next, the link, and who helps")
    void english() {
        Mail mail = mail(NoticeKind.PIN_CHANGED, "en", NoticeFixture.paramsOf(NoticeKind.PIN_CHANGED));

        assertThat(mail.subject()).isEqualTo("Your port-out PIN was changed");
        assertThat(mail.text()).isEqualTo("""
                        The port-out PIN of your organization was changed. The old PIN is no longer accepted.

                        When: Friday, November 20, 2026, 2:05 PM EST
                        Organization: Contoso
                        By: Ada Admin

                        If you know of this, there is nothing to do. If you do not, sign in and change the PIN at once, \
                        and look under People who can sign in for your organization.
                        https://portal.example/port-orders

                        You get this mail because you are an admin of your organization in the portal.
                        Nobody of ours will ever ask you for a PIN or a password, neither by mail nor by telephone.
                        Questions? Our support helps: https://help.example, +1 800 555 0100
                        """);
    }

    @Test
    @DisplayName("ORD-8: the mail about a refused order tells the true reasons in French")
    void french() {
        Mail mail = mail(NoticeKind.ORDER_REJECTED, "fr", NoticeFixture.paramsOf(NoticeKind.ORDER_REJECTED));

        assertThat(mail.subject()).isEqualTo("La commande de transfert PON-1001 a été refusée");
        assertThat(mail.text())
                .contains("L’opérateur Blue Ridge Telecom a demandé à reprendre des numéros de votre organisation.")
                .contains("Quand\u00A0: vendredi 20 novembre 2026, 14:05 EST\n")
                .contains("Opérateur\u00A0: Blue Ridge Telecom\nCommande\u00A0: PON-1001\nVersion\u00A0: 2\n")
                .contains("Date prévue\u00A0: mardi 1 décembre 2026\n")
                .contains("Motifs\u00A0:\n- Le code confidentiel n’est pas le vôtre.\n- Un numéro est verrouillé.\n")
                .contains("https://portal.example/port-orders/0199c0de-0000-7000-8000-000000000001\n");
    }

    @ParameterizedTest
    @DisplayName("ORD-3: every state of an order has words of its own")
    @EnumSource(OrderStatus.class)
    void everyStatus(OrderStatus status) {
        assertThat(NoticeKind.STATUSES).contains(status.code());
        Map<NoticeParam, String> params = new EnumMap<>(NoticeFixture.paramsOf(NoticeKind.ORDER_CHANGED));
        params.put(NoticeParam.STATUS, status.code());
        assertThat(mail(NoticeKind.ORDER_CHANGED, "en", params).subject()).contains("PON-1001");
    }

    @ParameterizedTest
    @DisplayName("ORD-2: every reason has words in every language")
    @EnumSource(Reason.class)
    void everyReason(Reason reason) {
        for (Locale language : Words.LANGUAGES) {
            assertThat(Words.in(language.getLanguage()).get("reason." + reason.code()))
                    .isNotBlank();
        }
    }

    static Stream<Locale> translations() {
        return Words.LANGUAGES.stream().filter(language -> !language.equals(Locale.ENGLISH));
    }

    @ParameterizedTest
    @DisplayName("Every key stands in every language, with the same placeholders, and in one's own words")
    @MethodSource("translations")
    void complete(Locale language) throws IOException {
        Properties english = load("notices.properties");
        Properties translated = load("notices_" + language.getLanguage() + ".properties");

        assertThat(translated.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            assertThat(placeholders(translated.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
            assertThat(translated.getProperty(key)).as(key).isNotBlank();
        });
        assertThat(english.stringPropertyNames().stream()
                        .filter(key -> translated.getProperty(key).equals(english.getProperty(key)))
                        .toList())
                .isSubsetOf(List.of("label.version"));
    }

    @ParameterizedTest
    @DisplayName(
            "The words of a kind use what a notice of it must hold, and what is shown has a label or stands in them")
    @EnumSource(NoticeKind.class)
    void placeholdersAreRequired(NoticeKind kind) throws IOException {
        Properties english = load("notices.properties");
        Set<String> required = kind.required().stream().map(NoticeParam::key).collect(Collectors.toSet());
        List<String> variants = kind == NoticeKind.ORDER_CHANGED
                ? NoticeKind.STATUSES.stream()
                        .map(status -> kind.code() + "." + status)
                        .toList()
                : List.of(kind.code());
        for (String variant : variants) {
            Set<String> used = new TreeSet<>();
            for (String part : List.of(".subject", ".what", ".next")) {
                assertThat(english).containsKey(variant + part);
                used.addAll(placeholders(english.getProperty(variant + part)));
            }
            if (kind.allows(NoticeParam.ORDER_ID)) {
                used.add(NoticeParam.ORDER_ID.key()); // it stands in the link
            }
            if (kind.allows(NoticeParam.CASE_ID)) {
                used.add(NoticeParam.CASE_ID.key()); // so does this
            }
            assertThat(required).containsAll(used);
            for (NoticeParam param : NoticeParam.values()) {
                if (kind.allows(param) && param != NoticeParam.PATH && param != NoticeParam.STATUS) {
                    assertThat(used.contains(param.key()) || english.containsKey("label." + param.key()))
                            .as(kind + " shows " + param)
                            .isTrue();
                }
            }
        }
    }

    static Stream<Object[]> kindsAndLanguages() {
        List<Object[]> all = new ArrayList<>();
        for (NoticeKind kind : NoticeKind.values()) {
            Words.LANGUAGES.forEach(language -> all.add(new Object[] {kind, language.getLanguage()}));
        }
        return all.stream();
    }

    @ParameterizedTest
    @DisplayName("Every mail is whole in every language: no gap, no key, a link, and short lines in the subject")
    @MethodSource("kindsAndLanguages")
    void whole(NoticeKind kind, String language) {
        Mail mail = mail(kind, language, NoticeFixture.paramsOf(kind));
        assertThat(mail.language().getLanguage()).isEqualTo(language);
        assertThat(mail.subject()).isNotBlank().hasSizeLessThan(90).doesNotContain("–", "{", "}");
        assertThat(mail.text()).doesNotContain("–", "{", "}", "null").contains("https://portal.example/");
    }

    @ParameterizedTest
    @DisplayName("Somebody whose language there are no words in is written to in English")
    @ValueSource(strings = {"de", "en", "xx"})
    void otherLanguages(String language) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRANCE);
            assertThat(mail(NoticeKind.PIN_SET, language, Map.of(NoticeParam.PERSON, "Ada"))
                            .subject())
                    .isEqualTo("Your port-out PIN was set");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @DisplayName("A link that works once leads to the portal's own address")
    void onceOnlyLink() {
        assertThat(mail(NoticeKind.PASSWORD_RESET, "en", NoticeFixture.paramsOf(NoticeKind.PASSWORD_RESET))
                        .text())
                .contains("\nhttps://portal.example/reset-password/0nce-0nly\n")
                .contains("The link works until: Sunday, November 22, 2026, 4:30 PM EST\n");
    }

    @Test
    @DisplayName("Without a support contact there is no line about it")
    void noSupport() {
        NoticeTexts bare =
                new NoticeTexts(new Portal("http://localhost:8080", ZoneId.of("UTC"), null, null), new ScreenPaths());
        assertThat(bare.write(new ClaimedNotice(
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                "password-changed",
                                "a@b.example",
                                "en",
                                Map.of(),
                                Instant.now(),
                                1))
                        .text())
                .doesNotContain("Questions")
                .contains("\nhttp://localhost:8080/my-sign-in\n");
    }

    @ParameterizedTest
    @DisplayName(
            "No name that somebody has chosen makes a line or a header of its own, whatever stands in the database")
    @ValueSource(
            strings = {"x\r\nBcc: mallory@evil.example", "x\nBcc: mallory@evil.example", "x\u2028y", "x\ry\u0085z"})
    void noLines(String evil) {
        for (NoticeKind kind : NoticeKind.values()) {
            Map<NoticeParam, String> params = new EnumMap<>(NoticeParam.class);
            NoticeFixture.paramsOf(kind)
                    .forEach((param, value) ->
                            params.put(param, param.form() == NoticeParam.Form.TEXT ? value + evil : value));
            Mail mail = mail(kind, "en", params);
            assertThat(mail.subject()).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u0085]");
            assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
        }
    }

    @ParameterizedTest
    @DisplayName("No name that somebody has chosen makes a link of its own")
    @CsvSource({
        "ORDER, https://evil.example/x?y, https_//evil_example/x_y",
        "ORDER, <b>PON</b>, _b_PON_/b_",
        "CARRIER, https://evil.example/x, https evil·example/x",
        "CARRIER, Booking.com Inc., Booking·com Inc.",
        "PERSON, Dr. Ada, Dr. Ada",
        "TENANT, {carrier}$1\\, {carrier}$1\\"
    })
    void noLinks(NoticeParam param, String value, String shown) {
        Map<NoticeParam, String> params = new EnumMap<>(NoticeFixture.paramsOf(NoticeKind.ORDER_CHANGED));
        params.put(param, value);
        assertThat(mail(NoticeKind.ORDER_CHANGED, "en", params).text()).contains(": " + shown + "\n");
    }

    @Test
    @DisplayName("A long name is cut, in the subject too")
    void cut() {
        Map<NoticeParam, String> params = new EnumMap<>(NoticeFixture.paramsOf(NoticeKind.PERSON_INVITED));
        params.put(NoticeParam.TENANT, "w".repeat(10_000));
        Mail mail = mail(NoticeKind.PERSON_INVITED, "en", params);
        assertThat(mail.subject()).hasSize(150).endsWith("w…");
        assertThat(mail.text()).hasSizeLessThan(2_000);
    }

    @ParameterizedTest
    @DisplayName("An address of the portal that no browser could open stops the start")
    @ValueSource(
            strings = {"portal.example", "ftp://portal.example", "https://", "https://portal.example/?x=1", "/", ""})
    void publicUrl(String url) {
        Assertions.assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> new Portal(url, ZoneId.of("UTC"), null, null))
                .withMessageContaining("portwarden.public-url");
    }

    private static Set<String> placeholders(String template) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Properties load(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream file = NoticeTextsTest.class.getResourceAsStream("/" + name);
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
