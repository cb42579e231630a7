package io.portwarden.people.domain;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** Asks the DNS for the TXT records of a name. */
final class TxtLookup {

    private static final String TXT = "TXT";

    /** Of the first question; twice as long for each that follows, two all told. */
    private static final String FIRST_WAIT_MILLIS = "1500";

    private static final String TRIES = "2";

    private final Hashtable<String, String> environment = new Hashtable<>();

    /** @param resolver host and perhaps port of a name server; empty for the machine's */
    TxtLookup(String resolver) {
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, resolver.isEmpty() ? "dns:" : "dns://" + resolver);
        environment.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
    }

    /**
     * The texts of the records, the parts of each put together.
     *
     * @return none where the name, or such a record, does not exist; nothing where that is not known
     */
    @SuppressWarnings("BanJNDI") // The DNS alone is asked, which has texts and no objects.
    Optional<List<String>> texts(String name) {
        try {
            InitialDirContext dns = new InitialDirContext(environment);
            try {
                return Optional.of(
                        read(dns.getAttributes(name, new String[] {TXT}).get(TXT)));
            } finally {
                dns.close();
            }
        } catch (NameNotFoundException none) {
            return Optional.of(List.of());
        } catch (NamingException noAnswer) {
            return Optional.empty();
        }
    }

    private static List<String> read(@Nullable Attribute records) throws NamingException {
        List<String> texts = new ArrayList<>();
        if (records != null) {
            NamingEnumeration<?> all = records.getAll();
            while (all.hasMore()) {
                texts.add(joined(String.valueOf(all.next())));
            }
        }
        return texts;
    }

    /** The JDK sets a space between the parts of a record, and quotes a part that holds one, with what would end it masked. */
    static String joined(String record) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted && i + 1 < record.length()) {
                i++;
                text.append(record.charAt(i));
            } else if (c != ' ' || quoted) {
                text.append(c);
            }
        }
        return text.toString();
    }
}
