package io.portwarden.shared;

/**
 * Every cookie that the portal sets. Their names are its own: cookies belong to a host, whatever the port, and a name that
 * other programs use too is one that they replace, which signs people out.
 */
public enum PortalCookie {
    SESSION("portwarden"),

    /** One word on how the last session ended. */
    SESSION_END("portwarden-ended");

    private final String name;

    PortalCookie(String name) {
        this.name = name;
    }

    /**
     * With what browsers hold to by https: this host's only, and set by nobody else, where the portal has the host to itself;
     * never sent by http, where it shares the host by paths (OWASP ASVS 5.0, 3.3.3). By http they would take neither.
     */
    public String name(boolean https, String contextPath) {
        if (!https) {
            return name;
        }
        return (contextPath.isEmpty() ? "__Host-" : "__Secure-") + name;
    }

    /** Where browsers send it to: the portal's part of the host. */
    public static String path(String contextPath) {
        return contextPath.isEmpty() ? "/" : contextPath;
    }
}
