package io.portwarden.portback;

import static io.portwarden.portback.PortBackStatus.REFUSED;
import static io.portwarden.portback.PortBackStatus.REPORTED;
import static io.portwarden.portback.PortBackStatus.REQUESTED_BACK;
import static io.portwarden.portback.PortBackStatus.RESTORED;

import io.portwarden.order.OrderParty;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done to a case, by whom, from which states and to which, and what is told of it (ORD-14). */
public enum PortBackMove {
    /** The tenant says that it did not want what the provider has found out; the state stays. */
    SAY_UNWANTED(
            "say-unwanted",
            PortBackEventKind.UNWANTED,
            OrderParty.TENANT_ADMIN,
            Set.of(REPORTED, REQUESTED_BACK),
            null),
    /** The other provider was asked, in the ways that providers have for it. */
    REQUEST_BACK(
            "request-back", PortBackEventKind.REQUESTED_BACK, OrderParty.OPERATOR, Set.of(REPORTED), REQUESTED_BACK),
    /** The numbers are back: in use and locked. */
    RESTORE("restore", PortBackEventKind.RESTORED, OrderParty.OPERATOR, Set.of(REQUESTED_BACK), RESTORED),
    /** They do not come back this way. */
    REFUSE("refuse", PortBackEventKind.REFUSED, OrderParty.OPERATOR, Set.of(REPORTED, REQUESTED_BACK), REFUSED);

    private final String code;
    private final PortBackEventKind event;
    private final OrderParty party;
    private final Set<PortBackStatus> from;
    private final Optional<PortBackStatus> to;

    PortBackMove(
            String code,
            PortBackEventKind event,
            OrderParty party,
            Set<PortBackStatus> from,
            @Nullable PortBackStatus to) {
        this.code = code;
        this.event = event;
        this.party = party;
        this.from = from;
        this.to = Optional.ofNullable(to);
    }

    /** The stable name, for translations. */
    public String code() {
        return code;
    }

    /** As which the timeline tells of it. */
    public PortBackEventKind event() {
        return event;
    }

    /** The only one who makes it. */
    public OrderParty party() {
        return party;
    }

    public boolean startsFrom(PortBackStatus status) {
        return from.contains(status);
    }

    /** The state that it leads to. */
    public PortBackStatus from(PortBackStatus status) {
        return to.orElse(status);
    }
}
