package io.portwarden.shared.database;

import java.util.Locale;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says which configured database does not let the program in, and which properties to look at. */
final class DatabaseUnreachableFailureAnalyzer extends AbstractFailureAnalyzer<PSQLException> {
    private final Environment environment;

    DatabaseUnreachableFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PSQLException cause) {
        String state = cause.getSQLState();
        String applicationUrl = environment.getProperty("spring.datasource.url");
        if (state == null || applicationUrl == null) {
            return null;
        }
        boolean migrating = findCause(rootFailure, FlywayException.class) != null;
        String url = migrating ? environment.getProperty("spring.flyway.url", applicationUrl) : applicationUrl;
        String urlProperty = url.equals(applicationUrl) ? "spring.datasource.url" : "spring.flyway.url";
        String prefix = migrating ? "spring.flyway" : "spring.datasource";
        String userProperty = prefix + (migrating ? ".user" : ".username");
        String user = environment.getProperty(userProperty, "(none)");
        String database = "The database " + withoutParameters(url);

        if (state.startsWith("28")) {
            return analysis(
                    "%s does not let the user %s sign in.".formatted(database, user),
                    "Look at %s and %s.password, and at pg_hba.conf of the database server."
                            .formatted(withVariable(userProperty), prefix),
                    cause);
        }
        if (state.equals("3D000")) {
            return analysis(
                    database + " does not exist on that server.",
                    "Make it, or look at %s.".formatted(withVariable(urlProperty)),
                    cause);
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return analysis(
                    database + " cannot be reached, or takes no writes.",
                    "See that PostgreSQL runs there, is no standby, and that the network lets this machine through, or look at %s."
                            .formatted(withVariable(urlProperty)),
                    cause);
        }
        return null;
    }

    private static FailureAnalysis analysis(String description, String action, PSQLException cause) {
        return new FailureAnalysis("%s%n%n    %s".formatted(description, cause.getMessage()), action, cause);
    }

    /** Parameters of the address may hold a password. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static String withVariable(String property) {
        return "%s (%s)".formatted(property, property.replace('.', '_').toUpperCase(Locale.ROOT));
    }
}
