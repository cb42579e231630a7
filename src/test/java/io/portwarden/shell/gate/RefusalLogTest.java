package io.portwarden.shell.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.TestWorld;
import io.portwarden.audit.access.AuditService;
import io.portwarden.people.password.PasswordService;
import io.portwarden.shared.SignedInPerson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

@SpringBootTest
@ExtendWith(OutputCaptureExtension.class)
class RefusalLogTest {

    private static final String TYPED = "a secret that was typed";

    @Autowired
    AuditService trail;

    @Autowired
    PasswordService passwords;

    @Autowired
    TestWorld world;

    @Test
    @DisplayName("What a role does not allow stands in the log, with who tried it (OWASP ASVS 5.0, 16.3.2)")
    void denied(CapturedOutput output) {
        SignedInPerson viewer = world.usTenant().viewer();

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> TestWorld.as(viewer, () -> trail.count()));

        assertThat(output)
                .contains(
                        "Refused AuditService.count to person " + viewer.personId() + " of tenant " + viewer.tenant());
    }

    @Test
    @DisplayName("Nothing that was sent along with what is refused stands in the log (OWASP ASVS 5.0, 16.2.5)")
    void secrets(CapturedOutput output) {
        assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
                .isThrownBy(() -> passwords.change(TYPED, TYPED));

        assertThat(output).doesNotContain(TYPED);
    }
}
