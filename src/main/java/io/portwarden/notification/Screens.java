package io.portwarden.notification;

/** Tells where screens stand; answered from above, where they are known. */
public interface Screens {

    /** The path below the portal's address, beginning with a slash. */
    String path(Screen screen);
}
