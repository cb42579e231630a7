package io.portwarden.webhook;

import io.portwarden.shared.Coded;

/** Why a delivery, or one attempt at it, has failed. */
public enum DeliveryProblem implements Coded {
    /** The host is unknown, or leads to where nothing is sent. */
    NO_PUBLIC_ADDRESS("no-public-address"),
    CONNECTION_FAILED("connection-failed"),
    /** The certificate is not valid for the host, or there is no encryption at all. */
    NOT_TRUSTED("not-trusted"),
    TIMED_OUT("timed-out"),
    /** What came back was not HTTP. */
    NO_ANSWER("no-answer"),
    /** The answer was neither a success nor what follows. */
    REFUSED("refused"),
    /** Redirects are not followed. */
    REDIRECTED("redirected"),
    /** 410: the receiver wants nothing any more. */
    GONE("gone"),
    /** The webhook was switched off. */
    SWITCHED_OFF("switched-off"),
    /** Something went wrong in the portal. */
    OWN_FAULT("own-fault");

    private final String code;

    DeliveryProblem(String code) {
        this.code = code;
    }

    /** The stable name, for programs and translations. */
    @Override
    public String code() {
        return code;
    }

    public static DeliveryProblem ofCode(String code) {
        return Coded.of(DeliveryProblem.class, code);
    }
}
