package io.portwarden.people.member;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.MailedToken;
import io.portwarden.people.PeopleService;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.factor.FactorLinks;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.TenantService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Invites the first operator where there is none at all: of any number of nodes that start at once, one. Whoever has come
 * in by that link invites all others. As long as there is only one, helps that one too.
 */
@Component
@EnableConfigurationProperties(FirstOperatorProperties.class)
class FirstOperator {

    private final Transactions transactions;
    private final TenantService tenants;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final InvitationRepository invitations;
    private final MemberRecords records;
    private final MemberChanges changes;
    private final FactorLinks links;

    FirstOperator(
            Transactions transactions,
            TenantService tenants,
            PersonRepository people,
            AccountRepository accounts,
            InvitationRepository invitations,
            MemberRecords records,
            MemberChanges changes,
            FactorLinks links) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.people = people;
        this.accounts = accounts;
        this.invitations = invitations;
        this.records = records;
        this.changes = changes;
        this.links = links;
    }

    /** How it stands with the first operator. */
    enum Standing {
        /** Somebody is an operator. */
        THERE,
        /** The link was shown just now. */
        INVITED,
        /** A link that was shown before still works. */
        WAITING,
        /** Nobody is named who could be invited. */
        NOBODY_NAMED,
        /** The address signs in for a tenant. */
        ADDRESS_TAKEN
    }

    /**
     * Looks after it that somebody can become an operator.
     *
     * @param email null where none is named
     * @param show is handed the path of the link, and until when it works, before it counts: whoever ends the program in
     *     between finds another at the next start, rather than one that nobody has ever seen
     */
    Standing provide(@Nullable EmailAddress email, Duration linkFor, BiConsumer<String, Instant> show) {
        Scope scope = Scope.provider().andTenant(TenantId.PROVIDER);
        return transactions.stating(scope, () -> {
            // One after the other decides whom the provider begins with.
            tenants.lock(TenantId.PROVIDER);
            if (!people.inRole(TenantId.PROVIDER, Role.OPERATOR).isEmpty()) {
                return Standing.THERE;
            }
            if (email == null) {
                return Standing.NOBODY_NAMED;
            }
            if (accounts.holder(email.value()).isPresent()) {
                return Standing.ADDRESS_TAKEN;
            }
            return invite(email, linkFor, show);
        });
    }

    /** What came of taking the only operator's second factor away. */
    enum Reset {
        /** The setting does not stand. */
        NOT_ASKED,
        /** It was taken away, and a link to a new one was shown. */
        DONE,
        /** That was done at a start before. */
        DONE_BEFORE,
        /** There are several: one of the others does it. */
        SEVERAL,
        /** The address is not the operator's. */
        NOT_THE_ONE
    }

    /**
     * Takes a lost second factor away where there is only one operator, whom nobody else could help.
     *
     * @param email null where nobody is named
     * @param show is handed the path of a link to a new one, and until when it works, before it counts
     */
    Reset reset(@Nullable EmailAddress email, Duration linkFor, BiConsumer<String, Instant> show) {
        Scope scope = Scope.provider().andTenant(TenantId.PROVIDER);
        return transactions.stating(scope, () -> {
            tenants.lock(TenantId.PROVIDER);
            if (email == null) {
                links.forgetShown(TenantId.PROVIDER);
                return Reset.NOT_ASKED;
            }
            people.lockDeciders(TenantId.PROVIDER);
            // Those who see to security decide much, but cannot take an operator's factor away.
            List<UUID> operators = people.inRole(TenantId.PROVIDER, Role.OPERATOR);
            Optional<Key> key = accounts.holder(email.value());
            if (operators.size() > 1) {
                return Reset.SEVERAL;
            }
            if (key.isEmpty() || !operators.equals(List.of(key.get().personId()))) {
                return Reset.NOT_THE_ONE;
            }
            if (links.shown(key.get())) {
                return Reset.DONE_BEFORE;
            }
            changes.resetFactor(people.find(key.get().membership()).orElseThrow());
            links.show(key.get(), linkFor, show);
            return Reset.DONE;
        });
    }

    private Standing invite(EmailAddress email, Duration linkFor, BiConsumer<String, Instant> show) {
        Optional<Invitation> open = Optional.empty();
        for (Invitation invitation : invitations.open(TenantId.PROVIDER)) {
            if (invitation.email().equals(email.value())) {
                open = Optional.of(invitation);
            } else {
                // Another address was named before, by mistake.
                invitations.cancel(TenantId.PROVIDER, invitation.id());
                records.invitationCancelled(TenantId.PROVIDER, invitation);
            }
        }
        if (open.isPresent() && !open.get().expired()) {
            return Standing.WAITING;
        }
        UUID id = open.map(Invitation::id).orElseGet(Identifiers::next);
        MailedToken token = MailedToken.generate(MailedToken.Kind.INVITATION);
        Instant until = open.isPresent()
                ? invitations
                        .renew(TenantId.PROVIDER, id, token.digest(), linkFor, Duration.ZERO)
                        .orElseThrow()
                : invitations
                        .insert(
                                TenantId.PROVIDER,
                                id,
                                email,
                                Role.OPERATOR,
                                PeopleService.LANGUAGES.getFirst(),
                                null,
                                token.digest(),
                                linkFor)
                        .orElseThrow();
        records.firstOperatorInvited(id, email);
        show.accept(token.link(), until);
        return Standing.INVITED;
    }
}
