package io.portwarden.people.password;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.EmailAddress;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.UUID;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/**
 * Finds who signs in by the e-mail address typed in.
 *
 * <p>An address that is nobody's, or no address at all, takes the same way to the database as somebody's, so that the
 * time taken does not tell them apart; the password is hashed by the caller either way.
 */
@Service
class PortalUserDetailsService implements UserDetailsService {

    /** The address that cannot be anybody's. */
    private static final String NO_ADDRESS = "";

    private static final Key NOBODY = new Key(new TenantId(new UUID(-1, -1)), new UUID(-1, -1));

    private final Transactions transactions;
    private final AccountRepository accounts;

    PortalUserDetailsService(Transactions transactions, AccountRepository accounts) {
        this.transactions = transactions;
        this.accounts = accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String typed) {
        String email = EmailAddress.parse(typed).map(EmailAddress::value).orElse(NO_ADDRESS);
        Key key = transactions
                .stating(Scope.email(email), () -> accounts.holder(email))
                .orElse(NOBODY);
        return transactions
                .stating(Scope.tenant(key.tenantId()), () -> accounts.findUser(key))
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(typed));
    }
}
