package io.portwarden.demo;

import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.carrier.CarrierService;
import io.portwarden.number.access.NumberService;
import io.portwarden.number.access.NumberStock;
import io.portwarden.order.access.PastOrders;
import io.portwarden.people.PeopleService;
import io.portwarden.people.TrialRun;
import io.portwarden.pin.access.FirstPins;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.embedded.ConditionalOnEmbeddedDatabase;
import io.portwarden.tenant.TenantService;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Brings the demonstration data along where nobody has configured a database, and nowhere else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedDatabase
@EnableConfigurationProperties(DemoProperties.class)
class DemoConfiguration {

    /** Nobody is to take it for how Portwarden is run. */
    @Bean
    TrialRun trialRun() {
        return new TrialRun();
    }

    @Bean
    DemoSecrets demoSecrets(DemoProperties properties) {
        return DemoSecrets.of(properties);
    }

    @Bean
    DemoHistory demoHistory(
            TenantService tenants,
            NumberService numbers,
            NumberStock stock,
            PeopleService people,
            FirstPins pins,
            PastOrders orders,
            DepartureDesk departures,
            BusinessCalendar calendar,
            Clock clock) {
        return new DemoHistory(
                tenants, numbers, stock, people, pins, new DemoOrders(orders, calendar, clock), departures, clock);
    }

    @Bean
    DemoData demoData(
            Transactions transactions,
            TenantService tenants,
            NumberService numbers,
            PeopleService people,
            CarrierService carriers,
            DemoHistory history,
            DemoProperties properties) {
        return new DemoData(
                transactions,
                tenants,
                numbers,
                people,
                carriers,
                properties.history() ? Optional.of(history) : Optional.empty());
    }

    /** Runs once the port is open: only then is the address known, and no start fails after secrets were shown. */
    @Bean
    ApplicationRunner demonstration(
            DemoData data, DemoSecrets given, BusinessCalendar calendar, Clock clock, Environment environment) {
        return arguments -> {
            DemoConsole console = new DemoConsole(System.out, address(environment), calendar, clock);
            boolean madeNow = data.provide(given, made -> console.show(made, given));
            if (!madeNow) {
                console.greet();
            }
        };
    }

    private static String address(Environment environment) {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port")
                + environment.getProperty("server.servlet.context-path", "");
    }
}
