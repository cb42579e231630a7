package io.portwarden.people.password;

import io.portwarden.people.EmailAddress;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.PersonRepository.Key;
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
    private final PersonRepository people;

    PortalUserDetailsService(Transactions transactions, PersonRepository people) {
        this.transactions = transactions;
        this.people = people;
    }

    @Override
    public UserDetails loadUserByUsername(String typed) {
        String email = EmailAddress.parse(typed).map(EmailAddress::value).orElse(NO_ADDRESS);
        Key key = transactions
                .stating(Scope.email(email), () -> people.holder(email))
                .orElse(NOBODY);
        return transactions
                .stating(Scope.tenant(key.tenantId()), () -> people.findUser(key))
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(typed));
    }
}
