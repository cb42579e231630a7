package io.portwarden.shared.work;

import org.slf4j.Logger;

/** Lets a loop say once that it cannot do its work for now, and once that it goes on; not in every round between. */
public final class Outage {

    private final Logger log;
    private final String work;
    private boolean underWay;

    /** @param work what goes on and pauses, in the plural: "Mails" */
    public Outage(Logger log, String work) {
        this.log = log;
        this.work = work;
    }

    public synchronized void goesOn(Exception cause) {
        if (!underWay) {
            underWay = true;
            log.warn("{} pause: {}", work, cause.toString());
        }
    }

    public synchronized void isOver() {
        if (underWay) {
            underWay = false;
            log.info("{} go on", work);
        }
    }
}
