package io.portwarden.provider.importing;

import io.portwarden.number.Guard;
import io.portwarden.number.NumberStatus;
import io.portwarden.shared.NormalForm;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the words that cells of a file have where they stand for one of a few, in whatever letters and blanks. */
final class CellWords {

    /** How programs write amounts that have too many digits for them: the last digits are gone. */
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]{1,3}");

    private CellWords() {}

    static boolean isScientific(String cell) {
        return SCIENTIFIC.matcher(NormalForm.withoutBlanks(cell)).matches();
    }

    /** Spreadsheets write it in the language of who saves them. */
    static Optional<Boolean> flag(String cell) {
        return switch (NormalForm.of(cell)) {
            case "true", "yes", "1", "vrai", "oui", "verdadero", "sí", "si" -> Optional.of(true);
            case "false", "no", "0", "faux", "non", "falso" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<NumberStatus> status(String cell) {
        return switch (NormalForm.of(cell).replace("-", "").replace("_", "")) {
            case "active", "inservice" -> Optional.of(NumberStatus.ACTIVE);
            case "inactive", "notinservice" -> Optional.of(NumberStatus.INACTIVE);
            default -> Optional.empty();
        };
    }

    static Optional<Guard> guard(String cell) {
        return Guard.ofCode(NormalForm.of(cell));
    }
}
