package io.portwarden.people.session;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.CurrentAccount;
import io.portwarden.people.PersonRepository;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows people their own sessions over all nodes, and ends them. */
@Service
public class SessionService {

    /** Use is noted once a minute only. */
    private static final Duration NOTED_LATER = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final SessionRepository sessions;
    private final SessionBelongings belongings;
    private final PersonRepository people;
    private final FreshSignIn freshSignIn;
    private final SignInRecords records;
    private final SignInProperties properties;

    SessionService(
            Transactions transactions,
            SessionRepository sessions,
            SessionBelongings belongings,
            PersonRepository people,
            FreshSignIn freshSignIn,
            SignInRecords records,
            SignInProperties properties) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.belongings = belongings;
        this.people = people;
        this.freshSignIn = freshSignIn;
        this.records = records;
        this.properties = properties;
    }

    /** The signed-in person's sessions, those last used first. */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public List<OwnSession> own() {
        Key me = CurrentAccount.get();
        UUID current = current();
        Duration idle = properties.idle().plus(NOTED_LATER);
        return transactions
                .stating(Scope.tenant(me.tenantId()), () -> sessions.open(me, idle, properties.atMost()))
                .stream()
                .map(row -> new OwnSession(
                        row.id(),
                        row.beganAt(),
                        row.lastUsedAt(),
                        row.browser(),
                        row.source(),
                        row.id().equals(current)))
                .toList();
    }

    /**
     * Ends one of the signed-in person's sessions: its next request is refused, on another node after a few seconds
     * ({@code portwarden.sign-in.session-check}). Nothing happens to a session that is not the person's.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh (OWASP ASVS 5.0, 7.5.2)
     */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public void end(UUID sessionId) {
        freshSignIn.requireFresh();
        Key me = CurrentAccount.get();
        transactions.doStating(Scope.tenant(me.tenantId()), () -> {
            if (sessions.end(me, sessionId)) {
                record(me);
            }
        });
    }

    /**
     * Ends all of the signed-in person's sessions but this one.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh (OWASP ASVS 5.0, 7.5.2)
     */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public void endOthers() {
        freshSignIn.requireFresh();
        Key me = CurrentAccount.get();
        UUID current = current();
        transactions.doStating(Scope.tenant(me.tenantId()), () -> {
            endAll(me, current);
            record(me);
        });
    }

    private void record(Key person) {
        people.find(person.membership()).ifPresent(records::sessionsEnded);
    }

    /**
     * Ends all sessions of a person, also those that are just coming to be, in the transaction under way.
     *
     * @param kept the one that goes on, if one does
     */
    public void endAll(Key person, @Nullable UUID kept) {
        belongings.endAll(person, kept);
    }

    /** Takes away those that nobody asks for any more, in the transaction under way, which must be the provider's. */
    public void clearOld() {
        sessions.clearOld();
    }

    /** The session that asks, if a browser does. */
    @Nullable
    public UUID current() {
        return CurrentSession.find().map(PortalSession::id).orElse(null);
    }
}
