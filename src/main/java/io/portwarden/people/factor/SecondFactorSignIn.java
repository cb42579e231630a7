package io.portwarden.people.factor;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.PendingSignIn;
import io.portwarden.people.PendingSignIn.Begun;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.PortalUser;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.shared.SecondFactor;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.stereotype.Service;

/**
 * Completes the sign-in of whoever has shown one factor where two are wanted (SIG-1). Everything here is to be called in a
 * request of the person's own, and throws {@link SignInOverException} where there is nothing to complete any more.
 */
@Service
@PreAuthorize("hasAuthority('SIGN_IN_PENDING')")
public class SecondFactorSignIn {

    /** As Spring keeps it. */
    private static final String WANTED = "SPRING_SECURITY_SAVED_REQUEST";

    private final Transactions transactions;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final SecondFactorGate gate;
    private final CodeCheck codes;
    private final FactorSetUp setUp;
    private final FactorLinks links;
    private final SignInProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SecondFactorSignIn(
            Transactions transactions,
            PersonRepository people,
            AccountRepository accounts,
            SecondFactorGate gate,
            CodeCheck codes,
            FactorSetUp setUp,
            FactorLinks links,
            SignInProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.accounts = accounts;
        this.gate = gate;
        this.codes = codes;
        this.setUp = setUp;
        this.links = links;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** How it stands; looking changes nothing. */
    public PendingFactors look() {
        Begun me = waiting();
        return transactions.stating(Scope.tenant(me.key().tenantId()), () -> {
            Person person = people.find(me.membership()).orElseThrow(SignInOverException::new);
            Held held = gate.held(me.key());
            return new PendingFactors(
                    gate.standing(held, me.membership().tenantId(), person.role())
                            .orElseThrow(SignInOverException::new),
                    person.displayName(),
                    person.email().value(),
                    held.codes(),
                    held.passkeys() > 0,
                    held.recoveryCodesLeft(),
                    links.followed(me.key()));
        });
    }

    /**
     * Signs in with a code of the person's authenticator app.
     *
     * @throws CodeRefusedException when it is wrong, was used already, or was not looked at because a limit is reached
     * @throws io.portwarden.shared.UnavailableException when it could not be checked
     */
    public void withCode(String typed) {
        Begun me = waiting();
        requireAsked(me);
        codes.oneTimeCode(me.key(), typed);
        complete(me, factor(SecondFactor.ONE_TIME_CODE));
    }

    /** The same with a recovery code, which is used up by it; other ways of writing it do as well. */
    public void withRecoveryCode(String typed) {
        Begun me = waiting();
        requireAsked(me);
        codes.recoveryCode(me.key(), typed);
        complete(me, factor(SecondFactor.RECOVERY_CODE));
    }

    private void requireAsked(Begun me) {
        if (look(me) != Standing.ASK) {
            throw new SignInOverException();
        }
    }

    private Standing look(Begun me) {
        return transactions.stating(
                Scope.tenant(me.key().tenantId()),
                () -> people.find(me.membership()).flatMap(gate::standing).orElseThrow(SignInOverException::new));
    }

    /**
     * Mails the link that the first factor of an account wants that was signed in to before.
     *
     * @throws LinkPauseException when one was mailed a moment ago
     */
    public void mailLink() {
        Begun me = waiting();
        if (look(me) != Standing.MAIL_FIRST) {
            throw new SignInOverException();
        }
        links.mail(me.key());
    }

    /** What an authenticator app is told; nothing is set up before {@link #finish}. */
    public CodeEnrolment begin() {
        Begun me = waiting();
        setUp.requireFirst(me);
        return setUp.enrol(me.email());
    }

    /**
     * Sets one-time codes up as the first factor: all else of the person ends, and this sign-in waits for {@link #complete}.
     *
     * @param code that the app shows
     * @return recovery codes, to be shown once
     * @throws CodeRefusedException when the code is not one of this secret
     * @throws LinkWantedException when the mailed link is wanted as well, and this browser has not brought it along
     */
    public List<String> finish(CodeEnrolment enrolment, String code) {
        return setUp.firstCodes(waiting(), enrolment, code);
    }

    /** Signs in whoever has just set up the first factor. */
    public void complete() {
        Begun me = waiting();
        Authentication pending = pending();
        if (!SecondFactor.shownIn(pending)) {
            throw new SignInOverException();
        }
        complete(me, null);
    }

    /** Lets the sign-in be: whoever goes on is nobody. */
    public void cancel() {
        SecurityContextHolder.clearContext();
        HttpSession session = CurrentSession.request().getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Where the person wanted to go before the sign-in, from the portal's context path on. */
    public String whereTo(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(WANTED) instanceof DefaultSavedRequest wanted) {
            String query = wanted.getQueryString();
            return wanted.getRequestURI() + (query == null ? "" : "?" + query);
        }
        return request.getContextPath() + "/";
    }

    private void complete(Begun me, @Nullable GrantedAuthority shown) {
        Key key = me.key();
        PortalUser user = transactions
                .stating(
                        Scope.tenant(key.tenantId()),
                        () -> accounts.keepSignInGeneration(key, me.signInGeneration())
                                ? accounts.findUser(key)
                                : Optional.<PortalUser>empty())
                .orElseThrow(SignInOverException::new);
        user.eraseCredentials();
        List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
        pending().getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .forEach(authorities::add);
        if (shown != null) {
            authorities.add(shown);
        }
        UsernamePasswordAuthenticationToken signedIn =
                UsernamePasswordAuthenticationToken.authenticated(user, null, authorities);
        signedIn.setDetails(new WebAuthenticationDetails(CurrentSession.request()));
        // Where it cannot be recorded, nobody gets in.
        events.publishEvent(new InteractiveAuthenticationSuccessEvent(signedIn, getClass()));
        CurrentSession.become(signedIn);
    }

    private Begun waiting() {
        Begun me = PendingSignIn.get();
        if (me.isOver(clock.instant(), properties.pendingFor())) {
            throw new SignInOverException();
        }
        return me;
    }

    private static Authentication pending() {
        return Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
    }

    private static GrantedAuthority factor(String name) {
        return FactorGrantedAuthority.fromAuthority(name);
    }
}
