package io.portwarden.audit.chain;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.key.NamedKey;
import io.portwarden.shared.key.NamedKeys;
import io.portwarden.shared.start.StartupRefusedException;
import org.springframework.beans.factory.InitializingBean;

/** Stops the start where a key is wrong or missing: the chain would go on under one that nobody can verify it with. */
final class AuditKeyCheck implements InitializingBean {

    static final String PROPERTY = "portwarden.audit.keys";
    static final String HELP =
            "Set portwarden.audit.keys.<id> to the Base64 of 32 random bytes (openssl rand -base64 32)"
                    + " and portwarden.audit.current-key to that id. Keep the keys apart from the database and its backups, and"
                    + " older ones for as long as there are entries that were made under them.";
    private static final String PURPOSE = "portwarden audit key";

    private final NamedKeys keys;
    private final AuditRepository entries;
    private final Transactions transactions;
    private final boolean onlyReads;

    /** @param onlyReads whether a key that was never used is not kept to be recognized either */
    AuditKeyCheck(NamedKeys keys, AuditRepository entries, Transactions transactions, boolean onlyReads) {
        this.keys = keys;
        this.entries = entries;
        this.transactions = transactions;
        this.onlyReads = onlyReads;
    }

    /** @throws StartupRefusedException naming the key that is wrong or missing */
    @Override
    public void afterPropertiesSet() {
        transactions.doStating(Scope.nothing(), () -> {
            if (!onlyReads) {
                // First, so that of two nodes that start at once with different keys the second is refused.
                entries.remember(keys.current().id(), keys.current().checkValue(PURPOSE));
            }
            entries.keyChecks().forEach(this::verify);
        });
    }

    private void verify(String id, String checkValue) {
        NamedKey key = keys.find(id)
                .orElseThrow(() -> new StartupRefusedException(
                        "The key '%s', under which entries of the audit trail were made, is not in %s."
                                .formatted(id, PROPERTY),
                        HELP));
        if (!key.checkValue(PURPOSE).equals(checkValue)) {
            throw new StartupRefusedException(
                    "The key '%s' in %s is not the one of that name that entries of the audit trail were made under."
                            .formatted(id, PROPERTY),
                    HELP);
        }
    }
}
