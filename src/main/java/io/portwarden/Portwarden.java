package io.portwarden;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the portal. */
@SpringBootApplication
public class Portwarden {

    public static void main(String[] args) {
        SpringApplication.run(Portwarden.class, args);
    }
}
