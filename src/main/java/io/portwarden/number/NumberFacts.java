package io.portwarden.number;

import io.portwarden.shared.Characters;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ZipCode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is on file about a number itself.
 *
 * @param zipCode of the site that it serves; empty where that is the tenant's (NUM-5)
 * @param guardedBy what guards it (NUM-4)
 * @param upstream the name of the upstream; empty where nobody has said it
 */
public record NumberFacts(String zipCode, Guard guardedBy, String upstream) {

    public static final int LONGEST_ZIP = 20;
    public static final int LONGEST_UPSTREAM = 100;

    /** Of a number of which nobody has said anything. */
    public static final NumberFacts NONE = new NumberFacts("", Guard.HERE, "");

    /** What somebody says of a number; of what is null nothing is said, and it stays as it is. */
    public record Told(
            @Nullable String zipCode,
            @Nullable Guard guardedBy,
            @Nullable String upstream) {

        public static final Told NOTHING = new Told(null, null, null);

        public Told {
            zipCode = zipCode == null ? null : NormalForm.strip(zipCode);
            upstream = upstream == null ? null : NormalForm.strip(upstream);
        }

        /** What of it can go on file of no number, whosever it is. */
        public Set<Field> problems() {
            Set<Field> problems = EnumSet.noneOf(Field.class);
            if (!canStand(zipCode, LONGEST_ZIP)) {
                problems.add(Field.ZIP_CODE);
            }
            if (!canStand(upstream, LONGEST_UPSTREAM)) {
                problems.add(Field.UPSTREAM);
            }
            return problems;
        }

        /** What of it cannot go on file of a number whose tenant is in that country. */
        public Set<Field> problemsIn(String country) {
            Set<Field> problems = problems();
            if (zipCode != null && !zipCode.isEmpty() && !ZipCode.isPossible(zipCode, country)) {
                problems.add(Field.ZIP_CODE);
            }
            return problems;
        }

        private static boolean canStand(@Nullable String text, int longest) {
            return text == null
                    || text.isEmpty()
                    || !NormalForm.of(text).isEmpty()
                            && Characters.count(text) <= longest
                            && Characters.canBeSeen(text);
        }
    }

    /** A part of what somebody writes down of a number. */
    public enum Field {
        ZIP_CODE,
        UPSTREAM
    }

    /** These facts of this number, and what somebody says of it now. */
    public NumberFacts with(PhoneNumber number, Told told) {
        Guard guard = told.guardedBy() == null ? guardedBy : told.guardedBy();
        return new NumberFacts(
                told.zipCode() == null ? zipCode : told.zipCode(),
                guard.of(number),
                told.upstream() == null ? upstream : told.upstream());
    }
}
