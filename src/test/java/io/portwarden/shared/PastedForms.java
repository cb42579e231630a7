package io.portwarden.shared;

import java.util.List;
import java.util.stream.Stream;

/** How people have telephone numbers in what they paste, for every field, file and search that has to read all of it. */
public final class PastedForms {

    private PastedForms() {}

    /** Forms of one number of North America; each says nothing else to anybody. */
    public static List<String> of(PhoneNumber number) {
        String e164 = number.e164();
        String area = e164.substring(2, 5);
        String exchange = e164.substring(5, 8);
        String line = e164.substring(8);
        String dashed = area + "-" + exchange + "-" + line;
        return Stream.concat(
                        Stream.of(
                                e164,
                                "(" + area + ") " + exchange + "-" + line,
                                area + "." + exchange + "." + line,
                                "1 " + dashed,
                                "+1 (" + area + ") " + exchange + "-" + line,
                                "(+1) " + dashed,
                                "[" + e164 + "]",
                                "<" + dashed + ">",
                                "“" + dashed + "”",
                                "'" + e164,
                                dashed + ",",
                                dashed + ";",
                                dashed + ".",
                                "• " + dashed,
                                "+1 1 " + dashed,
                                "011 1 " + dashed,
                                "00 1 " + dashed,
                                "tel:" + e164,
                                "tel:+1-" + dashed,
                                "TEL:+1-" + dashed + ";ext=5",
                                "tel:" + dashed + ";phone-context=+1",
                                "tel:" + e164 + ";phone-context=example.com;isub=12",
                                "<tel:+1-" + dashed + ">",
                                "callto:" + e164,
                                dashed + " ext. 5",
                                dashed + " x5",
                                dashed + ", poste 7",
                                e164 + ";ext=5",
                                e164 + " #12",
                                area + "\u00a0" + exchange + "\u202f" + line,
                                area + "\u2009" + exchange + "\u3000" + line,
                                dashed.replace('-', '\u2010'),
                                dashed.replace('-', '\u2011'),
                                dashed.replace('-', '\u2013'),
                                dashed.replace('-', '\u2014'),
                                dashed.replace('-', '\u2212'),
                                area + "\u00ad-" + exchange + "\u00ad-" + line,
                                otherDigits(e164, 0xFF10).replace('+', '\uFF0B'),
                                otherDigits(dashed, 0xFF10).replace('-', '\uFF0D'),
                                otherDigits(e164, 0x0660),
                                otherDigits(e164, 0x0966)),
                        marks().map(mark -> mark + "+1 " + area + mark + "-" + exchange + "-" + line + mark))
                .toList();
    }

    /** What comes along unseen: directions of writing, joiners, byte order marks. */
    public static Stream<String> marks() {
        return Stream.of(
                "\u200e", "\u200f", "\u061c", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067",
                "\u2068", "\u2069", "\ufeff", "\u00ad", "\u200b", "\u2060", "\u200d", "\ufe0f");
    }

    private static String otherDigits(String text, int zero) {
        StringBuilder other = new StringBuilder();
        text.chars().forEach(one -> other.appendCodePoint(one >= '0' && one <= '9' ? zero + one - '0' : one));
        return other.toString();
    }
}
