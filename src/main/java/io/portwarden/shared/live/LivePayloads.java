package io.portwarden.shared.live;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdate.Topic;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes and reads what nodes tell each other: tenant, topic and id, and whatever newer versions add behind them. Nodes of
 * two versions run side by side during an upgrade: what this one does not know is passed over, and said in the log once.
 */
final class LivePayloads {

    private static final Logger LOG = LoggerFactory.getLogger(LivePayloads.class);
    private static final int PARTS = 3;
    private static final Pattern TOPIC = Pattern.compile("[A-Z_]{1,40}");

    /** Nobody has as many topics; whoever makes some up does not fill the log. */
    private static final int MOST_SAID = 20;

    private static final String MALFORMED = "";

    /** That something may have been missed, whatever it is; of no topic, so that versions that do not know it pass it over. */
    static final String GAP = TenantId.PROVIDER + " GAP " + TenantId.PROVIDER;

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    static String of(LiveUpdate update) {
        return update.tenantId() + " " + update.topic() + " " + update.id();
    }

    /** Nothing when it is of a topic that is not known here, or not written as such things are. */
    Optional<LiveUpdate> read(String payload) {
        String[] parts = payload.split(" ", PARTS + 1);
        if (parts.length < PARTS || !TOPIC.matcher(parts[1]).matches()) {
            return malformed();
        }
        Optional<Topic> topic = Arrays.stream(Topic.values())
                .filter(known -> known.name().equals(parts[1]))
                .findFirst();
        if (topic.isEmpty()) {
            sayOnce(parts[1], "Live updates on {} are passed over: another version tells them");
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new LiveUpdate(new TenantId(UUID.fromString(parts[0])), topic.get(), UUID.fromString(parts[2])));
        } catch (IllegalArgumentException noId) {
            return malformed();
        }
    }

    private Optional<LiveUpdate> malformed() {
        sayOnce(MALFORMED, "A live update that cannot be read was passed over, and so will others be");
        return Optional.empty();
    }

    private void sayOnce(String what, String sentence) {
        if (said.size() < MOST_SAID && said.add(what)) {
            LOG.warn(sentence, what);
        }
    }
}
