package io.portwarden.people.session;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.PersonRepository;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Ends the sessions that a provider says are over (SIG-17): on this node at once, on others with their next check. */
@Component
public class EndedElsewhere {

    private final Transactions transactions;
    private final SessionRepository sessions;
    private final SessionBelongings belongings;
    private final PersonRepository people;
    private final SignInRecords records;

    EndedElsewhere(
            Transactions transactions,
            SessionRepository sessions,
            SessionBelongings belongings,
            PersonRepository people,
            SignInRecords records) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.belongings = belongings;
        this.people = people;
        this.records = records;
    }

    /** One of the provider's own sessions is over: those here that began by it are. */
    public void session(String issuer, String sid, Optional<String> subject) {
        String digest = SessionOrigin.sidDigest(issuer, sid);
        Optional<String> whose = subject.map(name -> SessionOrigin.subjectDigest(issuer, name));
        origins(digest).stream()
                .filter(origin -> digest.equals(origin.sidDigest()))
                .filter(origin -> whose.isEmpty() || whose.get().equals(origin.subjectDigest()))
                .forEach(origin ->
                        transactions.doStating(Scope.tenant(origin.person().tenantId()), () -> {
                            if (sessions.end(origin.person(), origin.sessionId())) {
                                record(origin.person());
                            }
                        }));
    }

    /** All sessions of whom the provider calls so are over: whoever ever came here by its word is signed out everywhere. */
    public void subject(String issuer, String subject) {
        origins(SessionOrigin.subjectDigest(issuer, subject)).stream()
                .map(SessionRepository.Origin::person)
                .distinct()
                .forEach(person -> transactions.doStating(Scope.tenant(person.tenantId()), () -> {
                    belongings.endAll(person);
                    record(person);
                }));
    }

    private List<SessionRepository.Origin> origins(String digest) {
        return transactions.stating(Scope.digests(digest), () -> sessions.origins(digest));
    }

    private void record(Key person) {
        people.find(person.membership()).ifPresent(records::sessionsEndedElsewhere);
    }
}
