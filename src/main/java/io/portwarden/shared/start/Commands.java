package io.portwarden.shared.start;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the program to serve or, where {@code portwarden.command} or the first argument names one, to run a command on
 * the configured database and end: {@code java -jar portwarden.jar verify-trail}.
 */
public final class Commands {

    static final String PROPERTY = "portwarden.command";

    /** All others only read; known before anything else is, because their connections are made for reading. */
    private static final Set<String> WRITING = Set.of("rotate-pin-key");

    private Commands() {}

    /** Returns when the program serves; after a command it ends the program with the command's exit code. */
    public static void start(Class<?> application, String[] arguments) {
        SpringApplication spring = new SpringApplication(application);
        spring.addInitializers(new CommandContext());
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

    public static boolean isNamedIn(Environment environment) {
        return environment.containsProperty(PROPERTY);
    }

    /** Whether the program was started for a command that changes nothing: then nothing at all may be written. */
    public static boolean onlyReads(Environment environment) {
        String name = environment.getProperty(PROPERTY);
        return name != null && !WRITING.contains(name);
    }
}
