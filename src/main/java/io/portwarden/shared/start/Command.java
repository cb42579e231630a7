package io.portwarden.shared.start;

import java.io.PrintStream;

/**
 * Something that an operator of the machine does from its command line, instead of serving: {@link Commands}. Beside it
 * nothing else works, no migration runs, and unless {@code Commands} says that it writes, its connections only read.
 */
public interface Command {

    /** How it is called, in lower case with hyphens. */
    String name();

    /**
     * Does it.
     *
     * @param out for what the operator is to read
     * @return the program's exit code: 0 when all is well
     */
    int run(PrintStream out);
}
