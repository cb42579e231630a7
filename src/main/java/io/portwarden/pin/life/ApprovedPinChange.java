package io.portwarden.pin.life;

import io.portwarden.approval.Act;
import io.portwarden.approval.ActKind;
import io.portwarden.approval.ApprovalRequest;
import io.portwarden.approval.ObsoleteActException;
import io.portwarden.pin.PinDoesNotApplyException;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.key.PinVault;
import io.portwarden.pin.key.SealedPin;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Changes a PIN when a second admin has approved it. The new one waits hashed and sealed, as a PIN that is set: nobody
 * can find it out meanwhile, whoever approves it included (PIN-7). Where it is to be handed on (UPS-11), it is kept for that too.
 */
@Component
public class ApprovedPinChange implements Act {

    private static final String KEY = "key";
    private static final String SEALED = "sealed";
    private static final String VERSION = "version";

    private final PinChange change;
    private final PinVault vault;

    ApprovedPinChange(PinChange change, PinVault vault) {
        this.change = change;
        this.vault = vault;
    }

    /** @param version of the PIN that it is to take the place of */
    public static Map<String, String> data(SealedPin sealed, long version) {
        return Map.of(
                KEY,
                sealed.keyId(),
                SEALED,
                Base64.getEncoder().encodeToString(sealed.bytes()),
                VERSION,
                Long.toString(version));
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.PIN_CHANGE);
    }

    @Override
    public void perform(ApprovalRequest request) {
        SealedPin sealed = new SealedPin(request.get(KEY), Base64.getDecoder().decode(request.get(SEALED)));
        try {
            long version = version(request);
            if (change.queue(request.tenantId()) != version) {
                throw new ObsoleteActException("The PIN was changed meanwhile");
            }
            // The key may have been rotated while it waited.
            change.makeKept(request.requester(), vault.rewrap(request.tenantId().value(), sealed), version);
        } catch (PinDoesNotApplyException | UnknownPinKeyException gone) {
            throw new ObsoleteActException("The PIN does not apply any more, or its key is gone");
        }
    }

    @Override
    public void dropped(ApprovalRequest request) {
        change.drop(request.tenantId(), version(request) + 1);
    }

    private static long version(ApprovalRequest request) {
        return Long.parseLong(request.get(VERSION));
    }
}
