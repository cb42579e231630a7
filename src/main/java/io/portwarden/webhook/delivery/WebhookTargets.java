package io.portwarden.webhook.delivery;

import io.portwarden.shared.Characters;
import io.portwarden.shared.PublicInternet;
import io.portwarden.webhook.InvalidWebhookUrlException;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookUrlProblem;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Decides where webhooks may go: over https to hosts on the internet, never into our own network or to ourselves. */
public final class WebhookTargets {

    private static final int HTTPS = 443;
    private static final int FIRST_FREE_PORT = 1024;

    private final String ownHost;
    private final boolean anywhere;
    private final Lookup lookup;

    /** Tells the addresses of a host, as the machine does by default. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /**
     * @param ownHost where the portal is reached
     * @param anywhere for trying things out on one machine: http, and addresses that are not on the internet
     */
    WebhookTargets(String ownHost, boolean anywhere) {
        this(ownHost, anywhere, InetAddress::getAllByName);
    }

    WebhookTargets(String ownHost, boolean anywhere, Lookup lookup) {
        this.ownHost = ownHost.toLowerCase(Locale.ROOT);
        this.anywhere = anywhere;
        this.lookup = lookup;
    }

    /** @throws InvalidWebhookUrlException unless a webhook may have this address, whatever its host leads to */
    URI parse(String text) {
        if (Characters.count(text) > WebhookEndpoint.LONGEST_URL) {
            throw new InvalidWebhookUrlException(WebhookUrlProblem.TOO_LONG);
        }
        require(Characters.fitOneLine(text.strip()), WebhookUrlProblem.MALFORMED);
        URI url = uri(text.strip());
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.matches("https?")
                || url.getHost() == null
                || url.getUserInfo() != null
                || url.getFragment() != null
                || url.getPort() == 0
                || url.getPort() > 0xFFFF) {
            throw new InvalidWebhookUrlException(WebhookUrlProblem.MALFORMED);
        }
        if (!anywhere) {
            require(scheme.equals("https"), WebhookUrlProblem.NOT_ENCRYPTED);
            require(port(url) == HTTPS || port(url) >= FIRST_FREE_PORT, WebhookUrlProblem.PORT);
            require(!bareHost(url).equals(ownHost), WebhookUrlProblem.OWN);
        }
        return url;
    }

    /**
     * The addresses that the host has at this moment; whoever connects must connect to one of them and not look the host
     * up again, because the next answer may be another.
     *
     * @throws InvalidWebhookUrlException unless all of them are on the internet and none is this machine's
     */
    List<InetAddress> addresses(URI url) {
        try {
            List<InetAddress> all = Arrays.asList(lookup.of(WebhookEndpoint.host(url)));
            require(anywhere || all.stream().allMatch(WebhookTargets::isSomebodyElses), WebhookUrlProblem.NOT_PUBLIC);
            return all;
        } catch (UnknownHostException unknown) {
            throw new InvalidWebhookUrlException(WebhookUrlProblem.NOT_PUBLIC);
        }
    }

    static int port(URI url) {
        return url.getPort() != -1 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : 80;
    }

    /** The dot at the end of a complete name changes nothing about what it names. */
    private static String bareHost(URI url) {
        return WebhookEndpoint.host(url).toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
    }

    private static boolean isSomebodyElses(InetAddress address) {
        try {
            return PublicInternet.holds(address) && NetworkInterface.getByInetAddress(address) == null;
        } catch (SocketException unknown) {
            return false;
        }
    }

    private static void require(boolean fulfilled, WebhookUrlProblem problem) {
        if (!fulfilled) {
            throw new InvalidWebhookUrlException(problem);
        }
    }

    private static URI uri(String text) {
        try {
            URI url = new URI(text);
            require(text.equals(url.toASCIIString()), WebhookUrlProblem.MALFORMED);
            return url;
        } catch (URISyntaxException malformed) {
            throw new InvalidWebhookUrlException(WebhookUrlProblem.MALFORMED);
        }
    }
}
