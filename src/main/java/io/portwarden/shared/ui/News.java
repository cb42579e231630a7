package io.portwarden.shared.ui;

import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdate.Topic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What has happened since a screen last reacted.
 *
 * @param gap whether anything else may have happened too, which nobody heard: then it concerns every screen
 */
public record News(List<LiveUpdate> updates, boolean gap) {

    public News {
        updates = List.copyOf(updates);
    }

    /** Whether something of that topic has happened, or may have. */
    public boolean concern(Topic topic) {
        return gap || updates.stream().anyMatch(update -> update.topic() == topic);
    }

    /** Whether this one thing has changed, or may have. */
    public boolean concern(Topic topic, UUID id) {
        return gap || ids(topic).contains(id);
    }

    /** What is known to have changed, in the order in which it did; after a gap that is not all. */
    public Set<UUID> ids(Topic topic) {
        return updates.stream()
                .filter(update -> update.topic() == topic)
                .map(LiveUpdate::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
