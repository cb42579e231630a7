package io.portwarden.order.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import io.portwarden.order.access.ReviewService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Toasts;

/** Says above the orders whether they are reviewed, and lets admins switch it; where that is up to the tenant (ORD-4). */
final class ReviewSwitch extends Div {

    private final transient ReviewService reviews;
    private final transient FreshSignInPrompt signInAgain;
    private final boolean upToTenant;
    private final Checkbox on = new Checkbox();

    ReviewSwitch(ReviewService reviews, FreshSignInPrompt signInAgain, boolean admin) {
        this.reviews = reviews;
        this.signInAgain = signInAgain;
        upToTenant = reviews.isUpToTenant();
        setVisible(upToTenant);
        on.setLabel(getTranslation("orders.review"));
        on.setReadOnly(!admin);
        on.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                // It shows what holds: until that has changed, which may need a fresh sign-in, the old choice.
                on.setValue(change.getOldValue());
                review(change.getValue());
            }
        });
        add(on);
    }

    /** @return whether orders are reviewed */
    boolean read() {
        boolean reviewed = reviews.isOn();
        if (upToTenant) {
            show(reviewed);
        }
        return reviewed;
    }

    private void review(boolean wanted) {
        signInAgain.around(() -> {
            reviews.review(wanted);
            show(wanted);
            Toasts.success(getTranslation(wanted ? "orders.review.on" : "orders.review.off"));
        });
    }

    private void show(boolean reviewed) {
        on.setValue(reviewed);
        on.setHelperText(getTranslation(reviewed ? "orders.review.on.meaning" : "orders.review.off.meaning"));
    }
}
