package io.portwarden.people.factor;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.MailedLinkFilter;
import io.portwarden.people.MailedToken;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * The mailed link that a first factor wants where somebody has signed in before: whoever has only the password cannot set
 * one up. It counts in the browser that has followed it, and there together with the password, whichever came first.
 */
@Component
public class FactorLinks {

    private final Transactions transactions;
    private final FactorLinkRepository links;
    private final PersonRepository people;
    private final FactorRecords records;
    private final SignInProperties properties;

    FactorLinks(
            Transactions transactions,
            FactorLinkRepository links,
            PersonRepository people,
            FactorRecords records,
            SignInProperties properties) {
        this.transactions = transactions;
        this.links = links;
        this.people = people;
        this.records = records;
        this.properties = properties;
    }

    /** @throws LinkPauseException when one was mailed a moment ago */
    void mail(Key key) {
        transactions.doStating(Scope.tenant(key.tenantId()), () -> {
            Person person = people.find(key.membership()).orElseThrow(SignInOverException::new);
            MailedToken token = MailedToken.generate(MailedToken.Kind.SECOND_FACTOR);
            Instant until = links.replace(key, token.digest(), properties.resetLinkFor(), properties.resetPause())
                    .orElseThrow(LinkPauseException::new);
            records.linkMailed(person, token.link(), until);
        });
    }

    /** Whether the console has shown one already, by a setting that still stands; in the transaction under way. */
    public boolean shown(Key key) {
        return links.shown(key);
    }

    /**
     * Makes one for the console, in the transaction under way.
     *
     * @param show is handed the path of the link, and until when it works
     */
    public void show(Key key, Duration worksFor, BiConsumer<String, Instant> show) {
        MailedToken token = MailedToken.generate(MailedToken.Kind.SECOND_FACTOR);
        Instant until =
                links.replace(key, token.digest(), worksFor, Duration.ZERO).orElseThrow();
        links.noteShown(key);
        show.accept(token.link(), until);
    }

    /** The setting stands no more, in the transaction under way. */
    public void forgetShown(TenantId tenantId) {
        links.forgetShown(tenantId);
    }

    /** Whether the browser of the request under way has brought a link along that works for the person. */
    boolean followed(Key key) {
        return brought().filter(token -> links.works(key, token.digest())).isPresent();
    }

    /** The same, and the link is used up. */
    boolean use(Key key) {
        return brought().filter(token -> links.use(key, token.digest())).isPresent();
    }

    /** None of the person's links works any more, in the transaction under way. */
    public void endAll(Key key) {
        links.endAll(key);
    }

    private static Optional<MailedToken> brought() {
        return MailedLinkFilter.token(MailedToken.Kind.SECOND_FACTOR);
    }
}
