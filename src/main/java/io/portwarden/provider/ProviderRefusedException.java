package io.portwarden.provider;

/** Something cannot be done to a tenant or a number as it stands; nothing was done. */
public final class ProviderRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProviderRefusal refusal;

    ProviderRefusedException(ProviderRefusal refusal) {
        super(refusal.code());
        this.refusal = refusal;
    }

    public ProviderRefusal refusal() {
        return refusal;
    }
}
