package io.portwarden.shared.live;

import io.portwarden.shared.TenantId;

/**
 * Carries changes to open pages, over all nodes. It makes pages current sooner and is no record: who follows reads what
 * there is, and is told when something may have been missed.
 */
public interface LiveUpdates {

    /**
     * Tells every node, this one too: inside a transaction once that has committed, and never if it is rolled back;
     * outside one at once. Who is told finds the change in the database. A node that dies just after the commit leaves it
     * untold until it is started again, so that nothing may rest on being told.
     */
    void publish(LiveUpdate update);

    /**
     * Tells the listener every change of the tenant until the subscription is closed. Who listens for the provider hears of
     * every tenant. What it throws is written to the log and ends nothing.
     */
    Subscription subscribe(TenantId tenantId, Listener listener);

    /**
     * How often this node has told something to those who listen for the tenant; what concerns others may be counted with
     * it. Who reads before subscribing, and finds this unchanged after both, has missed nothing in between.
     */
    long told(TenantId tenantId);

    /** Is told on threads of their own, in no certain order. */
    interface Listener {

        /** Something has changed. */
        void happened(LiveUpdate update);

        /**
         * For a time nothing was heard: whatever there is may have changed. Told once this node hears again, so that what is
         * read from now on is followed by news of every later change.
         */
        void missed();
    }

    /** Ends a subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
