package io.portwarden.shared.start;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Runs the command that the program was started for. */
@Component
@ConditionalOnProperty(Commands.PROPERTY)
final class CommandRunner implements ApplicationRunner, ExitCodeGenerator {

    /** As sysexits.h has it: the program was called wrongly. */
    private static final int USAGE = 64;

    private final String name;
    private final List<Command> commands;
    private int exitCode;

    CommandRunner(@Value("${" + Commands.PROPERTY + "}") String name, List<Command> commands) {
        this.name = name;
        this.commands = commands;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        exitCode = commands.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .map(command -> command.run(System.out))
                .orElseGet(this::explain);
    }

    private int explain() {
        System.out.printf(
                "There is no command %s. There are: %s.%n",
                name, commands.stream().map(Command::name).sorted().collect(Collectors.joining(", ")));
        return USAGE;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
