package io.portwarden.shell.gate;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Tells the browser to load and run nothing but what comes from here.
 *
 * <p>The page that starts Vaadin has inline scripts: each gets a number used once, which no script smuggled in can know.
 * Flow 25.2 does not render without {@code unsafe-eval} and inline styles.
 */
@Component
class ContentSecurityPolicy implements VaadinServiceInitListener {

    /** For everything but Vaadin's page. */
    static final String WITHOUT_INLINE_SCRIPTS = policy("'self'", "'none'");

    /** Vaadin's development mode loads and changes its scripts in ways that no strict policy lets pass. */
    private static final String FOR_DEVELOPMENT = "object-src 'none'; frame-ancestors 'none'";

    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        boolean production = event.getSource().getDeploymentConfiguration().isProductionMode();
        event.addIndexHtmlRequestListener(page -> {
            if (production) {
                stateNonce(page);
            } else {
                state(page, FOR_DEVELOPMENT);
            }
        });
    }

    private void stateNonce(IndexHtmlResponse page) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().getElementsByTag("script").attr("nonce", nonce);
        // The page names its own base, which its scripts are found by.
        state(page, policy("'self' 'nonce-" + nonce + "' 'unsafe-eval'", "'self'"));
    }

    private static void state(IndexHtmlResponse page, String policy) {
        page.getVaadinResponse().setHeader("Content-Security-Policy", policy);
    }

    private static String policy(String scripts, String base) {
        return "default-src 'self'; script-src " + scripts + "; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri "
                + base
                + "; form-action 'self'; frame-ancestors 'none'";
    }
}
