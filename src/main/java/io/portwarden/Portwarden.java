package io.portwarden;

import io.portwarden.shared.start.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the portal. */
@SpringBootApplication
public class Portwarden {

    public static void main(String[] args) {
        Commands.start(Portwarden.class, args);
    }
}
