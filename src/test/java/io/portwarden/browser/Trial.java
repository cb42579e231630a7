package io.portwarden.browser;

import io.portwarden.Portwarden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Portwarden as somebody new starts it: with its own database and the demonstration data. */
final class Trial implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";
    static final String API_KEY = "an-api-key-for-the-browser-tests-only";

    private final ConfigurableApplicationContext application;
    private final HttpClient http = HttpClient.newHttpClient();

    Trial(Path dataDirectory, String... settings) {
        application = new SpringApplicationBuilder(Portwarden.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port="
                                                + freePort(), // known at the start, because passkeys are for one
                                        // address
                                        "--portwarden.data-dir=" + dataDirectory,
                                        "--portwarden.demo.password=" + PASSWORD,
                                        "--portwarden.demo.api-key=" + API_KEY),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://localhost:"
                + ((WebServerApplicationContext) application).getWebServer().getPort();
    }

    /** Sends an order as the README's walk-through does; answers the body. */
    String order(String purchaseOrderNumber, String pin, String phoneNumber) {
        String json = """
                {"purchaseOrderNumber": "%s", "phoneNumbers": ["%s"],
                 "accountNumber": "CONTOSO-001", "zipCode": "20001", "pin": "%s",
                 "desiredDueDate": "%s", "initiatorPhone": "+12125550100", "agencyAuthority": true}
                """.formatted(purchaseOrderNumber, phoneNumber, pin, farTuesday());
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/api/v1/port-out-orders"))
                .header("Authorization", "Bearer " + API_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** No federal holiday is fixed to a Tuesday; one that falls on it is passed over. */
    private static LocalDate farTuesday() {
        LocalDate day = LocalDate.now().plus(2, ChronoUnit.WEEKS);
        while (day.getDayOfWeek() != DayOfWeek.TUESDAY
                || (day.getMonthValue() == 12 && day.getDayOfMonth() == 25)
                || day.getDayOfYear() == 1
                || (day.getMonthValue() == 7 && day.getDayOfMonth() == 4)
                || (day.getMonthValue() == 6 && day.getDayOfMonth() == 19)
                || (day.getMonthValue() == 11 && day.getDayOfMonth() == 11)) {
            day = day.plusDays(1);
        }
        return day;
    }

    @Override
    public void close() {
        application.close();
    }
}
