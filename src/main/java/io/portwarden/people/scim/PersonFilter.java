package io.portwarden.people.scim;

/**
 * Whom a directory looks for: by one attribute that names a person, which is all that directories do.
 *
 * @param value names of people in lower case, as they are kept
 */
public record PersonFilter(Attribute attribute, String value) {

    /** By what. */
    public enum Attribute {
        USER_NAME,
        EXTERNAL_ID,
        ID
    }
}
