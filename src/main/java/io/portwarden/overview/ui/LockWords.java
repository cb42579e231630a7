package io.portwarden.overview.ui;

import com.vaadin.flow.component.Component;

/** Says what locks hold back, which are new orders only (ORD-9): never that a number cannot leave. */
final class LockWords {

    private LockWords() {}

    /**
     * @param held numbers of the tenant's
     * @param unlocked those of them without a lock
     * @param underWay those of them, locked or not, that are in orders which were accepted
     */
    static String of(Component speaker, int held, int unlocked, int underWay) {
        if (held == 0) {
            return speaker.getTranslation("overview.locked.no-numbers");
        }
        String ofNewOrders = speaker.getTranslation("overview.locked.meaning", unlocked);
        return underWay == 0
                ? ofNewOrders
                : ofNewOrders + " " + speaker.getTranslation("overview.locked.under-way", underWay);
    }
}
