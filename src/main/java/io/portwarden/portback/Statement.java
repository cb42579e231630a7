package io.portwarden.portback;

import io.portwarden.order.Explanation;
import io.portwarden.shared.NormalForm;
import java.util.regex.Pattern;

/**
 * What somebody writes into a case: an explanation in which nothing looks like a PIN. A row of 6 to 10 digits could be one;
 * a number with its country code has more, and one with separators is no row; what cannot be seen separates nothing.
 */
public record Statement(Explanation explanation) {

    private static final Pattern LIKE_A_PIN = Pattern.compile("(?<![\\p{Nd}+])\\p{Nd}{6,10}(?!\\p{Nd})");

    /** @throws LooksLikePinException when something in it could be a PIN */
    public Statement {
        if (LIKE_A_PIN.matcher(NormalForm.plain(explanation.text())).find()) {
            throw new LooksLikePinException();
        }
    }

    /**
     * @throws io.portwarden.order.Explanation.InvalidException when it explains nothing
     * @throws LooksLikePinException when something in it could be a PIN
     */
    public static Statement of(String text) {
        return new Statement(new Explanation(text));
    }

    public String text() {
        return explanation.text();
    }
}
