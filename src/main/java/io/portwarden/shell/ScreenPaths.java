package io.portwarden.shell;

import io.portwarden.notification.Screen;
import io.portwarden.notification.Screens;
import org.springframework.stereotype.Component;

/** Tells those below where the screens stand that mails lead to. */
@Component
public final class ScreenPaths implements Screens {

    @Override
    public String path(Screen screen) {
        return switch (screen) {
            case START -> "/";
            case LOGIN -> "/login";
            case MY_SIGN_IN -> "/my-sign-in";
            case PORT_ORDERS -> "/port-orders";
            case NUMBERS -> "/numbers";
            case INFORMATION_SHEET -> "/numbers/information-sheet";
            case PORT_BACKS -> "/port-backs";
            case PEOPLE -> "/people";
            case SINGLE_SIGN_ON -> "/single-sign-on";
            case DIRECTORY -> "/directory";
            case APPROVALS -> "/approvals";
            case ACTIVITY -> "/activity";
            case WEBHOOKS -> "/webhooks";
            case DISPUTES -> "/provider/disputes";
            case DESK_ORDERS -> "/provider/orders";
            case DESK_PORT_BACKS -> "/provider/port-backs";
            case CARRIERS -> "/provider/carriers";
            case PROVIDER_WEBHOOKS -> "/provider/webhooks";
            case SOA_TASKS -> "/provider/tasks";
            case UPSTREAMS -> "/provider/upstreams";
            case REQUESTS -> "/provider/requests";
            case OPERATORS -> "/provider/operators";
        };
    }
}
