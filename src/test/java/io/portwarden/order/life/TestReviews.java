package io.portwarden.order.life;

import io.portwarden.calendar.ReviewWindow;
import io.portwarden.order.store.OrderSettingsRepository;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Lets a test be a provider that asks tenants whether they want reviews, without a program of its own for that. */
@Primary
@Component
public class TestReviews extends Reviews {

    private volatile boolean asking;

    TestReviews(OrderProperties properties, ReviewWindow window, OrderSettingsRepository settings) {
        super(properties, window, settings);
    }

    @Override
    public boolean areOnlyWhereAsked() {
        return asking || super.areOnlyWhereAsked();
    }

    public void askTenants() {
        asking = true;
    }

    /** After each test that has asked. */
    public void reviewAll() {
        asking = false;
    }
}
