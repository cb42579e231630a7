package io.portwarden.audit.chain;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.key.NamedKey;
import io.portwarden.shared.key.NamedKeys;
import io.portwarden.shared.start.StartupRefusedException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

@SpringBootTest(properties = "spring.application.name=alone") // a database on which keys are tried
class AuditKeyCheckTest {

    @Autowired
    AuditKeys audit;

    @Autowired
    AuditRepository entries;

    @Autowired
    Transactions transactions;

    @Autowired
    Environment environment;

    private void start(String current, Map<String, String> secrets) {
        new AuditKeyCheck(new NamedKeys(AuditKeyCheck.PROPERTY, current, secrets), entries, transactions, false)
                .afterPropertiesSet();
    }

    private String right() {
        return environment.getRequiredProperty("portwarden.audit.keys.test");
    }

    @Test
    @DisplayName("Trail: a wrong key stops the start and is named, and no secret with it")
    void wrong() {
        String wrong = NamedKey.randomSecret();
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> start("test", Map.of("test", wrong)))
                .withMessageContaining("'test'")
                .withMessageNotContaining(wrong);
    }

    @Test
    @DisplayName("Trail: a key that entries were made under and that is missing stops the start")
    void missing() {
        String secret = NamedKey.randomSecret();
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> start("next", Map.of("next", secret)))
                .withMessageContaining("'test'");
        // The refused start has left nothing behind that would stop this one.
        assertThatNoException().isThrownBy(() -> start("test", Map.of("test", right())));
    }

    @Test
    @DisplayName("Trail: another key may be added before it is used, and taken away again")
    void added() {
        assertThatNoException()
                .isThrownBy(() -> start("test", Map.of("test", right(), "next", NamedKey.randomSecret())));
        assertThatNoException().isThrownBy(() -> start("test", Map.of("test", right())));
    }
}
