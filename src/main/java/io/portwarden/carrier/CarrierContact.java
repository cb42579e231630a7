package io.portwarden.carrier;

/**
 * Whom to ask at a carrier; what is not known is empty.
 *
 * @param name of a person or a desk, 100 characters at the most
 * @param email 254 characters at the most
 * @param phone as people write it, 50 characters at the most
 */
public record CarrierContact(String name, String email, String phone) {

    public static final CarrierContact NONE = new CarrierContact("", "", "");

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_EMAIL = 254;
    public static final int LONGEST_PHONE = 50;

    public CarrierContact {
        name = name.strip();
        email = email.strip();
        phone = phone.strip();
        if (name.length() > LONGEST_NAME || email.length() > LONGEST_EMAIL || phone.length() > LONGEST_PHONE) {
            throw new IllegalArgumentException("A carrier's contact is longer than there is room for");
        }
    }

    /** How somebody is told to call the carrier of that name: with the telephone, where it is on file. */
    public String toCall(String carrier) {
        return phone.isEmpty() ? carrier : carrier + ", " + phone;
    }
}
