package io.portwarden.people.factor;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.CurrentAccount;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The second factors of whoever is signed in, but for passkeys, which have a service of their own. */
@Service
@PreAuthorize(CurrentPerson.SIGNED_IN)
public class SecondFactors {

    private final Transactions transactions;
    private final SecondFactorGate gate;
    private final FactorSetUp setUp;
    private final FactorLinks links;
    private final FreshSignIn freshSignIn;

    SecondFactors(
            Transactions transactions,
            SecondFactorGate gate,
            FactorSetUp setUp,
            FactorLinks links,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.gate = gate;
        this.setUp = setUp;
        this.links = links;
        this.freshSignIn = freshSignIn;
    }

    public OwnFactors own() {
        SignedInPerson me = CurrentPerson.get();
        Key key = CurrentAccount.get();
        return transactions.stating(Scope.tenant(me.tenantId()), () -> {
            Held held = gate.held(key);
            return new OwnFactors(
                    held.codesSince(),
                    held.passkeys(),
                    held.recoveryCodesLeft(),
                    gate.wanted(me.tenantId(), me.role()),
                    held.linkWanted(),
                    links.followed(key));
        });
    }

    /**
     * Mails the link that the first factor wants; nothing where there is one. To be called in a request of the person's own.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the person has to sign in again first
     * @throws LinkPauseException when one was mailed a moment ago
     */
    public void mailLink() {
        freshSignIn.requireFresh();
        SignedInPerson me = CurrentPerson.get();
        Key key = CurrentAccount.get();
        if (transactions.<Boolean>stating(
                Scope.tenant(me.tenantId()), () -> gate.held(key).linkWanted())) {
            links.mail(key);
        }
    }

    /**
     * What an authenticator app is told; nothing is set up before {@link #finish}.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the person has to sign in again first
     * @throws LinkWantedException when it would be the first factor, and this browser has not brought the mailed link along
     */
    public CodeEnrolment begin() {
        freshSignIn.requireFresh();
        SignedInPerson me = CurrentPerson.get();
        setUp.requireAllowed(me);
        return setUp.enrol(me.email());
    }

    /**
     * Sets one-time codes up, in the place of those of before. With the first factor all other sessions of the person end.
     *
     * @param code that the app shows
     * @return recovery codes, to be shown once; none where there are some already
     * @throws CodeRefusedException when the code is not one of this secret
     * @throws io.portwarden.shared.SignInNotFreshException when the person has to sign in again first
     * @throws LinkWantedException see {@link #begin}
     */
    public List<String> finish(CodeEnrolment enrolment, String code) {
        freshSignIn.requireFresh();
        return setUp.codes(CurrentPerson.get(), enrolment, code);
    }

    /**
     * From the commit on no code of the app is accepted; with the last factor the recovery codes go as well.
     *
     * @throws LastFactorException when the person has to have a factor, and this is the last
     * @throws io.portwarden.shared.SignInNotFreshException when the person has to sign in again first
     */
    public void removeCodes() {
        freshSignIn.requireFresh();
        setUp.removeCodes(CurrentPerson.get());
    }

    /**
     * Ten new ones in the place of those of before, to be shown once.
     *
     * @throws IllegalStateException when there is no factor that they could stand in for
     * @throws io.portwarden.shared.SignInNotFreshException when the person has to sign in again first
     */
    public List<String> renewRecoveryCodes() {
        freshSignIn.requireFresh();
        return setUp.renewRecoveryCodes(CurrentPerson.get());
    }
}
