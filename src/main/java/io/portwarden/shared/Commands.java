package io.portwarden.shared;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Starts the program to serve or, where {@code portwarden.command} or the first argument names one, to run a command on
 * the configured database and end: {@code java -jar portwarden.jar verify-trail}.
 */
public final class Commands {

    static final String PROPERTY = "portwarden.command";

    private Commands() {}

    /** Returns when the program serves; after a command it ends the program with the command's exit code. */
    public static void start(Class<?> application, String[] arguments) {
        SpringApplication spring = new SpringApplication(application);
        spring.addInitializers(Commands::listenNowhere);
        ConfigurableApplicationContext context = spring.run(named(arguments));
        if (isNamedIn(context.getEnvironment())) {
            System.exit(SpringApplication.exit(context));
        }
    }

    /** A first argument that is no option is the name of a command. */
    static String[] named(String[] arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("-")) {
            return arguments;
        }
        return Stream.concat(
                        Stream.of("--" + PROPERTY + "=" + arguments[0]), Arrays.stream(arguments, 1, arguments.length))
                .toArray(String[]::new);
    }

    /** No port, but everything else is set up as usual: what guards requests cannot be made without a web context. */
    private static void listenNowhere(ConfigurableApplicationContext context) {
        if (isNamedIn(context.getEnvironment())) {
            MutablePropertySources sources = context.getEnvironment().getPropertySources();
            sources.addFirst(new MapPropertySource(PROPERTY, Map.of("server.port", "-1")));
            // Else the port would be part of the address by which browsers reach the portal.
            sources.addLast(new MapPropertySource(
                    PROPERTY + " default", Map.of("portwarden.public-url", "http://localhost:8080")));
        }
    }

    private static boolean isNamedIn(Environment environment) {
        return environment.containsProperty(PROPERTY);
    }
}
