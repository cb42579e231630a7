package io.portwarden.people.passkey;

import io.portwarden.people.PendingSignIn;
import io.portwarden.people.passkey.PasskeyRefusedException.Reason;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;

/** Makes and checks passkeys, each time in one transaction for the tenant of whoever it is about. */
class PasskeyCeremonies implements WebAuthnRelyingPartyOperations {

    private final WebAuthnRelyingPartyOperations operations;
    private final Transactions transactions;
    private final PasskeyRepository passkeys;
    private final PasskeyRecords records;

    PasskeyCeremonies(
            WebAuthnRelyingPartyOperations operations,
            Transactions transactions,
            PasskeyRepository passkeys,
            PasskeyRecords records) {
        this.operations = operations;
        this.transactions = transactions;
        this.passkeys = passkeys;
        this.records = records;
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        return transactions.stating(mine(), () -> operations.createPublicKeyCredentialCreationOptions(request));
    }

    /** @throws PasskeyRefusedException when it is not what was asked for, or is somebody's already */
    @Override
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        Bytes id = request.getPublicKey().getCredential().getRawId();
        return transactions.stating(
                mine(),
                () -> checked(() -> {
                    if (passkeys.findByCredentialId(id) != null) {
                        throw new PasskeyRefusedException(Reason.ALREADY_KNOWN);
                    }
                    return operations.registerCredential(request);
                }));
    }

    /** For whoever is signed in, only their own passkeys will do; for a stranger, whichever the authenticator has. */
    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest request) {
        return CurrentPerson.find()
                .map(me -> transactions.stating(
                        Scope.tenant(me.tenantId()), () -> operations.createCredentialRequestOptions(request)))
                .orElseGet(() -> operations.createCredentialRequestOptions(request));
    }

    /**
     * @throws PasskeyRefusedException when the passkey is nobody's, there is a copy of it, what it signed is not what it
     *     was asked for, or the authenticator knows its holder as somebody else
     */
    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        Bytes id = request.getPublicKey().getRawId();
        TenantId tenant = transactions
                .stating(Scope.digests(PasskeyRepository.digest(id)), () -> passkeys.holder(id))
                .orElseThrow(PasskeyCeremonies::notAccepted);
        try {
            return transactions.stating(Scope.tenant(tenant), () -> checked(() -> check(request)));
        } catch (PasskeyRefusedException refusal) {
            records.refused(tenant, id);
            throw refusal;
        }
    }

    private PublicKeyCredentialUserEntity check(RelyingPartyAuthenticationRequest request) {
        PublicKeyCredentialUserEntity holder = Objects.requireNonNull(operations.authenticate(request));
        Bytes claimed = request.getPublicKey().getResponse().getUserHandle();
        // Spring leaves this step of the check out (Web Authentication, level 3, section 7.2, step 6).
        if (claimed != null && !claimed.equals(holder.getId())) {
            throw notAccepted();
        }
        return holder;
    }

    /** What browsers send is anything at all, and fails in as many ways; that the database fails is another matter. */
    private static <T> T checked(Supplier<T> check) {
        try {
            return check.get();
        } catch (DuplicateKeyException e) {
            throw new PasskeyRefusedException(Reason.ALREADY_KNOWN, e);
        } catch (DataIntegrityViolationException e) {
            throw new PasskeyRefusedException(Reason.NOT_ACCEPTED, e);
        } catch (PasskeyRefusedException | DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PasskeyRefusedException(Reason.NOT_ACCEPTED, e);
        }
    }

    private static PasskeyRefusedException notAccepted() {
        return new PasskeyRefusedException(Reason.NOT_ACCEPTED);
    }

    /** Of whoever is signed in, or has shown one factor and sets up the second. */
    private static Scope mine() {
        return Scope.tenant(CurrentPerson.find()
                .map(SignedInPerson::tenantId)
                .orElseGet(() -> PendingSignIn.get().key().tenantId()));
    }
}
