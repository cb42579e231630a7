package io.portwarden.upstream.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.Unused;
import io.portwarden.ViewTest;
import io.portwarden.order.Reason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.Rehearsal;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.access.ConnectionOnFile;
import io.portwarden.upstream.access.UpstreamDesk;
import io.portwarden.upstream.connection.RehearsalRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What operators see of connections to upstreams, and do with them. */
class UpstreamViewsTest extends ViewTest {

    @Autowired
    UpstreamDesk desk;

    @Autowired
    RehearsalRepository rehearsals;

    @Autowired
    Transactions transactions;

    private SignedInPerson olga;
    private String name;

    @BeforeEach
    void begin() {
        olga = world.operator();
        name = "Bandwidth " + UUID.randomUUID();
    }

    private UpstreamConnection add() {
        return as(
                        olga,
                        () -> desk.add(
                                UpstreamKind.BANDWIDTH,
                                name,
                                Unused.spid(),
                                Map.of(ConnectionField.USER_NAME, "bandwidth")))
                .connection();
    }

    private ConnectionOnFile find(UUID id) {
        return as(olga, () -> desk.find(id)).orElseThrow();
    }

    private void comeTo(String address) {
        signIn(olga);
        open(address);
    }

    private void fill(String label, String text) {
        test(find(TextField.class, find(Dialog.class).single())
                        .withCaption(label)
                        .single())
                .setValue(text);
    }

    private void clickInDialog(String label) {
        test(find(Button.class, find(Dialog.class).all().getLast())
                        .withText(label)
                        .single())
                .click();
    }

    private void rehearsed(UpstreamConnection connection, Duration ago, @Nullable String answer, Reason... reasons) {
        transactions.doStating(
                Scope.provider(),
                () -> rehearsals.insert(
                        connection.id(),
                        new Rehearsal(
                                Identifiers.next(),
                                Instant.now().minus(ago),
                                "PON-" + reasons.length,
                                List.of(new PhoneNumber("+12025550123")),
                                3,
                                answer,
                                List.of(reasons))));
    }

    @Test
    @DisplayName("UPS-12: a new connection is made with its user name, shows its password once, and rehearses")
    void makes() {
        comeTo("provider/upstreams");
        click("New connection: Bandwidth");
        clickInDialog("Create");
        assertThat(wrong()).containsExactly("Name", "SPID", "User name");
        fill("Name", name);
        fill("SPID", as(olga, desk::list).isEmpty() ? "no" : takenSpid());
        fill("User name", "bandwidth");
        clickInDialog("Create");
        assertThat(wrong()).containsExactly("SPID");
        fill("SPID", Unused.spid());
        clickInDialog("Create");
        TextField password = find(TextField.class).withCaption("Password").single();
        String shown = password.getValue();
        assertThat(shown).isNotBlank();
        click("I have copied it");
        assertThat(password.getValue()).isEmpty();
        assertThat(screen())
                .contains(
                        name, "Rehearsal", "Every question is answered with yes", "/upstream/bandwidth/", "Never heard")
                .doesNotContain(shown);
        open("provider/upstreams");
        assertThat(screen()).contains(name, "Rehearsal", "Never heard", "Guarded here: 0.");
    }

    private List<String> wrong() {
        return find(TextField.class, find(Dialog.class).single()).all().stream()
                .filter(TextField::isInvalid)
                .map(TextField::getLabel)
                .toList();
    }

    private String takenSpid() {
        return as(olga, desk::list).getFirst().connection().carrier().spid();
    }

    @Test
    @DisplayName("UPS-12: going live, back and off each says first what it means, and is done then")
    void modes() {
        UpstreamConnection connection = add();
        comeTo("provider/upstreams/" + connection.id());
        click("Go live");
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("Go live with " + name + "?");
        assertThat(screen()).contains("is held. One that passes is let through at once");
        assertThat(find(connection.id()).connection().mode()).isEqualTo(ConnectionMode.REHEARSAL);
        clickInDialog("Go live");
        assertThat(find(connection.id()).connection().mode()).isEqualTo(ConnectionMode.LIVE);
        assertThat(find(Button.class).withText("Go live").exists()).isFalse();
        click("Switch off");
        assertThat(screen()).contains("Every question is refused, so that no number can leave");
        clickInDialog("Switch off");
        assertThat(find(connection.id()).connection().mode()).isEqualTo(ConnectionMode.OFF);
        click("Let it rehearse");
        clickInDialog("Let it rehearse");
        assertThat(find(connection.id()).connection().mode()).isEqualTo(ConnectionMode.REHEARSAL);
    }

    @Test
    @DisplayName("UPS-10: settings are changed, and a secret is typed in and never shown again")
    void settings() {
        UpstreamConnection connection = add();
        comeTo("provider/upstreams/" + connection.id());
        click("Change");
        fill("Account there", "5500123");
        test(find(PasswordField.class).single()).setValue("s3cret-of-their-api");
        test(find(Checkbox.class).withLabel("Hand PINs on to it").single()).click();
        clickInDialog("Save");
        ConnectionOnFile now = find(connection.id());
        assertThat(now.connection().setting(ConnectionField.ACCOUNT)).contains("5500123");
        assertThat(now.secrets()).containsExactly(ConnectionField.API_KEY);
        assertThat(now.connection().handsPins()).isTrue();
        assertThat(screen()).contains("5500123", "set, and shown to nobody").doesNotContain("s3cret");
        click("Change");
        assertThat(find(PasswordField.class).single().getValue()).isEmpty();
        assertThat(find(PasswordField.class).single().getHelperText()).isEqualTo("Left empty, it stays as it is.");
        fill("Account there", "");
        clickInDialog("Save");
        assertThat(find(connection.id()).secrets()).containsExactly(ConnectionField.API_KEY);
        assertThat(find(connection.id()).connection().setting(ConnectionField.ACCOUNT))
                .isEmpty();
    }

    @Test
    @DisplayName("UPS-12: a week of rehearsal stands by days and reasons, and then each question, newest first")
    void week() {
        UpstreamConnection connection = add();
        rehearsed(connection, Duration.ofDays(8), "7513", Reason.PIN_WRONG);
        for (int i = 0; i < 51; i++) {
            rehearsed(connection, Duration.ofDays(2), "7513", Reason.PIN_WRONG);
        }
        rehearsed(connection, Duration.ofMinutes(2), "7519", Reason.NUMBER_LOCKED, Reason.ZIP_CODE_MISMATCH);
        rehearsed(connection, Duration.ofMinutes(1), null);
        comeTo("provider/upstreams/" + connection.id());
        assertThat(screen())
                .contains(
                        "51 × PIN not accepted (answer 7513)",
                        "Would have been refused: 51.",
                        "Would have been let through: 1.",
                        "and 2 more")
                .containsSubsequence("Each question, newest first", "PON-0", "PON-2", "PON-1");
        assertThat(pinsShown()).isEqualTo(48);
        click("Show more");
        assertThat(pinsShown()).isEqualTo(51);
        assertThat(find(Button.class).withText("Show more").all()).noneMatch(Button::isVisible);
    }

    private int pinsShown() {
        return screen().split("PON-1", -1).length - 1;
    }

    @Test
    @DisplayName("NUM-4: a connection says how its numbers are guarded, however they write its name")
    void guarded() {
        UpstreamConnection connection = add();
        TestTenant tenant = world.usTenant();
        for (int i = 0; i < 4; i++) {
            world.superuser()
                    .sql("update phone_numbers set upstream = ?, guarded_by = ? where phone_number = ?")
                    .params(
                            i == 0 ? name.toUpperCase(Locale.ROOT) : name,
                            List.of("here", "here", "upstream", "nobody").get(i),
                            tenant.number(i).e164())
                    .update();
        }
        comeTo("provider/upstreams/" + connection.id());
        assertThat(screen()).contains("Guarded here: 2. By the upstream: 1. By nobody: 1.");
    }

    @Test
    @DisplayName("UPS-13: a test of the connection says what came of it, and the list keeps it")
    void tested() {
        UpstreamConnection connection = add();
        comeTo("provider/upstreams/" + connection.id());
        click("Test the connection");
        assertThat(screen()).containsAnyOf("It answers", "does not answer as it should");
        assertThat(find(Button.class).withText("Test the connection").single().isEnabled())
                .isTrue();
    }
}
