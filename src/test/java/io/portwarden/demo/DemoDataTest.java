package io.portwarden.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.portwarden.TestDatabase;
import io.portwarden.apikey.ApiKey;
import io.portwarden.carrier.CarrierService;
import io.portwarden.demo.DemoCredentials.CarrierKey;
import io.portwarden.demo.DemoCredentials.SignIn;
import io.portwarden.number.access.NumberService;
import io.portwarden.people.PeopleService;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.start.StartupRefusedException;
import io.portwarden.tenant.TenantService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;

@SpringBootTest(properties = "spring.application.name=alone") // a database which it empties
class DemoDataTest {

    private static final DemoSecrets NOTHING_GIVEN =
            new DemoSecrets(Optional.empty(), Optional.empty(), Optional.empty());

    @Autowired
    ApplicationContext context;

    @Autowired
    AuthenticationConfiguration authentication;

    @Autowired
    TestDatabase database;

    private final DemoData demo;

    DemoDataTest(
            @Autowired Transactions transactions,
            @Autowired TenantService tenants,
            @Autowired NumberService numbers,
            @Autowired PeopleService people,
            @Autowired CarrierService carriers) {
        demo = new DemoData(transactions, tenants, numbers, people, carriers, Optional.empty());
    }

    @BeforeEach
    void emptyDatabase() {
        superuser()
                .sql("truncate api_keys, sign_in_names, number_directory, people, phone_numbers, port_out_orders,"
                        + " order_names, port_backs, soa_tasks cascade")
                .update();
        superuser().sql("delete from carriers").update();
        superuser()
                .sql("set session_replication_role = replica; delete from pins;"
                        + " delete from tenants where name <> 'Provider'")
                .update();
    }

    private JdbcClient superuser() {
        return JdbcClient.create(database.asSuperuser());
    }

    private List<String> ask(String question) {
        return superuser().sql(question).query((row, index) -> row.getString(1)).list();
    }

    private DemoCredentials make(DemoSecrets given) {
        List<DemoCredentials> shown = new ArrayList<>();
        assertThat(demo.provide(given, shown::add)).isTrue();
        assertThat(shown).hasSize(1);
        return shown.getFirst();
    }

    private void startAgain(DemoSecrets given) {
        assertThat(demo.provide(given, made -> {
                    throw new AssertionError("made twice");
                }))
                .isFalse();
    }

    private boolean canSignIn(String email, String password) {
        try {
            return authentication
                    .getAuthenticationManager()
                    .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(email, password))
                    .isAuthenticated();
        } catch (BadCredentialsException refused) {
            return false;
        }
    }

    private List<String> carriersWith(ApiKey key) {
        return superuser()
                .sql("select spid from api_keys join carriers using (carrier_id) where key_hash = ?")
                .param(sha256(key.text()))
                .query((row, index) -> row.getString(1))
                .list();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("There is no demonstration where a database is configured")
    void configuredDatabase() {
        assertThat(context.getBeanNamesForType(DemoData.class)).isEmpty();
    }

    @Test
    @DisplayName("The demonstration has its tenants, numbers, people and carriers, and no PIN")
    void made() {
        DemoCredentials made = make(NOTHING_GIVEN);

        assertThat(ask("""
                        select concat_ws(' ', name, country, account_number, zip_code, count(*), min(phone_number),
                            max(phone_number))
                        from tenants join number_directory using (tenant_id) group by tenant_id order by name
                        """))
                .containsExactly(
                        "Contoso US CONTOSO-001 20001 50 +12025550100 +12025550149",
                        "Fabrikam FR FABRIKAM-001 75002 10 +33155550100 +33155550109");
        assertThat(ask("select name || ' ' || email || ' ' || role || ' ' || language from people"
                        + " join tenants using (tenant_id) order by email"))
                .containsExactly(
                        "Contoso admin@contoso.example tenant-admin en",
                        "Fabrikam admin@fabrikam.example tenant-admin en",
                        "Provider operator@portwarden.example operator en",
                        "Contoso viewer@contoso.example tenant-viewer en");
        assertThat(ask("select spid || ' ' || name from carriers order by spid"))
                .containsExactly("1234 Blue Ridge Telecom", "5678 Lakeside Mobile");
        assertThat(ask("select 'a PIN' from pins")).isEmpty();
        assertThat(made.people())
                .hasSize(4)
                .allSatisfy(
                        signIn -> assertThat(canSignIn(signIn.person().email().value(), signIn.password()))
                                .isTrue());
        assertThat(made.people()).extracting(SignIn::password).doesNotHaveDuplicates();
        assertThat(made.carriers())
                .hasSize(2)
                .allSatisfy(carrier -> assertThat(carriersWith(carrier.key()))
                        .containsExactly(carrier.carrier().spid()));
    }

    @Test
    @DisplayName("A later start changes nothing")
    void twice() {
        make(NOTHING_GIVEN);
        String everything = """
                select row_to_json(r)::text from
                    (select * from people natural join accounts natural join sign_in_names order by person_id) r
                union all select row_to_json(r)::text from
                    (select * from phone_numbers natural join number_directory order by phone_number) r
                union all select row_to_json(r)::text from
                    (select * from api_keys natural join carriers order by api_key_id) r
                """;
        List<String> before = ask(everything);

        startAgain(NOTHING_GIVEN);

        assertThat(ask(everything)).isEqualTo(before).hasSizeGreaterThan(60);
    }

    @Test
    @DisplayName("A password and keys that are given are used")
    void given() {
        ApiKey first = ApiKey.generate();
        ApiKey second = ApiKey.generate();

        make(new DemoSecrets(Optional.of("correct horse battery"), Optional.of(first), Optional.of(second)));

        assertThat(canSignIn("viewer@contoso.example", "correct horse battery")).isTrue();
        assertThat(carriersWith(first)).containsExactly("1234");
        assertThat(carriersWith(second)).containsExactly("5678");
    }

    @Test
    @DisplayName("A password and keys that are given at a later start count from then on, the old ones do not")
    void givenLater() {
        DemoCredentials made = make(NOTHING_GIVEN);
        ApiKey first = ApiKey.generate();

        startAgain(new DemoSecrets(Optional.of("correct horse battery"), Optional.of(first), Optional.empty()));

        assertThat(made.people()).allSatisfy(signIn -> {
            assertThat(canSignIn(signIn.person().email().value(), "correct horse battery"))
                    .isTrue();
            assertThat(canSignIn(signIn.person().email().value(), signIn.password()))
                    .isFalse();
        });
        CarrierKey blueRidge = made.carriers().getFirst();
        CarrierKey lakeside = made.carriers().getLast();
        assertThat(carriersWith(first)).containsExactly(blueRidge.carrier().spid());
        assertThat(carriersWith(blueRidge.key())).isEmpty();
        assertThat(carriersWith(lakeside.key()))
                .containsExactly(lakeside.carrier().spid());
    }

    @Test
    @DisplayName("The other carrier's key stops the start, and nothing is changed")
    void othersKey() {
        DemoCredentials made = make(NOTHING_GIVEN);
        ApiKey lakesides = made.carriers().getLast().key();

        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> startAgain(new DemoSecrets(
                        Optional.of("correct horse battery"), Optional.of(lakesides), Optional.empty())))
                .withMessageContaining("PORTWARDEN_DEMO_API_KEY")
                .withMessageNotContaining(lakesides.text());

        assertThat(carriersWith(lakesides)).containsExactly("5678");
        assertThat(canSignIn("viewer@contoso.example", "correct horse battery")).isFalse();
    }

    @Test
    @DisplayName("A start that ends before everything was shown leaves nothing, and the next one begins anew")
    void interrupted() {
        assertThatIllegalStateException()
                .isThrownBy(() -> demo.provide(NOTHING_GIVEN, made -> {
                    throw new IllegalStateException("the power is gone");
                }));
        assertThat(ask("select name from tenants")).containsExactly("Provider");
        assertThat(ask("select name from carriers")).isEmpty();

        make(NOTHING_GIVEN);
    }
}
