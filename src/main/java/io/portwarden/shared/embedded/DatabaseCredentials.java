package io.portwarden.shared.embedded;

/** With what one signs in to a database. */
public record DatabaseCredentials(String user, String password) {
    @Override
    public String toString() {
        return "DatabaseCredentials[" + user + "]";
    }
}
