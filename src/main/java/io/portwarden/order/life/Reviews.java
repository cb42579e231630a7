package io.portwarden.order.life;

import io.portwarden.calendar.ReviewWindow;
import io.portwarden.order.check.OrderExamination.Found;
import io.portwarden.order.check.Way;
import io.portwarden.order.store.OrderSettingsRepository;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which orders that pass are reviewed, and until when: every one, or those of tenants that want it (ORD-4). */
@Component
public class Reviews {

    private final OrderProperties properties;
    private final ReviewWindow window;
    private final OrderSettingsRepository settings;

    Reviews(OrderProperties properties, ReviewWindow window, OrderSettingsRepository settings) {
        this.properties = properties;
        this.window = window;
        this.settings = settings;
    }

    /** Whether tenants say themselves whether they want it; otherwise every order is reviewed. */
    public boolean areOnlyWhereAsked() {
        return properties.review() == OrderProperties.Review.ONLY_WHERE_ASKED;
    }

    /**
     * When the review of an order ends that was examined just now; in the transaction in which it is stored.
     *
     * @return null where it does not pass, or is not reviewed
     */
    @Nullable
    Instant endOf(Found found) {
        return endOf(found, Way.CARRIER, ReviewLimit.NONE);
    }

    /** What an upstream asks about is not reviewed, since its answer is due at once (UPS-6); what it tells of always is. */
    @Nullable
    Instant endOf(Found found, Way way, ReviewLimit limit) {
        return switch (way) {
            case CARRIER -> ofCarrier(found);
            case UPSTREAM_ASKS -> null;
            case UPSTREAM_TELLS ->
                found.check().wouldPass() ? limit.earlier(window.endsAt(found.port(), found.at())) : null;
        };
    }

    private @Nullable Instant ofCarrier(Found found) {
        return found.check().wouldPass() && isReviewed(found) ? window.endsAt(found.port(), found.at()) : null;
    }

    private boolean isReviewed(Found found) {
        return !areOnlyWhereAsked() || settings.wantsReviewUntilTheEnd(found.tenantId());
    }
}
