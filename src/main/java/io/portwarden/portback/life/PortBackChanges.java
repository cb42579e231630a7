package io.portwarden.portback.life;

import io.portwarden.order.PortOutOrder;
import io.portwarden.portback.Departure;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackClock;
import io.portwarden.portback.PortBackEventKind;
import io.portwarden.portback.PortBackMove;
import io.portwarden.portback.Statement;
import io.portwarden.portback.store.PortBackRepository;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens cases and moves them: what has become of one, its timeline, the trail, what people and systems are told and what
 * open pages show are stored in one transaction, that under way, in which case and numbers must be held.
 */
@Component
public class PortBackChanges {

    private final PortBackRepository cases;
    private final PortBackRecords records;
    private final PortBackProperties properties;
    private final LiveUpdates liveUpdates;
    private final Clock clock;

    PortBackChanges(
            PortBackRepository cases,
            PortBackRecords records,
            PortBackProperties properties,
            LiveUpdates liveUpdates,
            Clock clock) {
        this.cases = cases;
        this.records = records;
        this.properties = properties;
        this.liveUpdates = liveUpdates;
        this.clock = clock;
    }

    /** How long the other provider can be asked for what left then. */
    public PortBackClock clockFrom(Instant leftAt) {
        return PortBackClock.from(leftAt, properties.askWithin(), properties.askAtTheLatest());
    }

    /** Nobody has asked the tenant yet whether it wanted this. */
    public PortBack open(TenantId tenantId, Departure departure, PortBackActor actor) {
        Instant now = now();
        PortBack opened =
                PortBack.ofDeparture(Identifiers.next(), tenantId, departure, clockFrom(departure.leftAt()), now);
        return open(opened, actor, PortBackEventKind.LEFT, null);
    }

    /** @param left those of the order's numbers that are gone */
    public PortBack open(PortOutOrder order, List<PhoneNumber> left, String spid, PortBackActor actor, Statement why) {
        Instant leftAt = order.updatedAt();
        PortBack opened = PortBack.ofOrder(
                Identifiers.next(), order.tenantId(), order.id(), left, leftAt, spid, clockFrom(leftAt), now());
        return open(opened, actor, PortBackEventKind.REPORTED, why.text());
    }

    private PortBack open(PortBack opened, PortBackActor actor, PortBackEventKind how, @Nullable String note) {
        cases.insert(opened);
        cases.append(opened, actor.event(opened.reportedAt(), how, note));
        publish(opened, opened.isWithoutOrder());
        records.opened(opened, actor);
        return opened;
    }

    public PortBack make(PortBackMove move, PortBack before, PortBackActor actor, Statement note) {
        Instant now = now();
        PortBack after = before.moved(move, now.isBefore(before.updatedAt()) ? before.updatedAt() : now);
        cases.update(after);
        cases.append(after, actor.event(after.updatedAt(), move.event(), note.text()));
        publish(after, move == PortBackMove.RESTORE);
        records.moved(move, after, actor);
        return after;
    }

    private void publish(PortBack about, boolean numbers) {
        liveUpdates.publish(new LiveUpdate(about.tenantId(), LiveUpdate.Topic.PORT_BACK, about.id()));
        if (numbers) {
            liveUpdates.publish(new LiveUpdate(
                    about.tenantId(), LiveUpdate.Topic.NUMBER, about.tenantId().value()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
