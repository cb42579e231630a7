package io.portwarden.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.portwarden.ViewTest;
import io.portwarden.audit.TrailReport;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.ui.Moments;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a verification: state by sentence, in every language. */
class VerificationWordsTest extends ViewTest {

    private static final Instant AT = Instant.parse("2026-03-04T17:00:00Z");

    @ParameterizedTest(name = "{0} of {1} entries, end kept {2}, {3}")
    @DisplayName("Trail: what was not looked at is not said to be there")
    @CsvSource(delimiter = '|', textBlock = """
            11 | 11  | true  | en | Verified up to entry 11 | On T: the entries 1 to 11 are all there, and as they were written.
            11 | 11  | true  | fr | Vérifié jusqu’à l’entrée 11 | Le T : les entrées 1 à 11 sont toutes là, telles qu’elles ont été écrites.
            11 | 11  | true  | es | Verificado hasta la entrada 11 | El T: las entradas 1 a 11 están todas, tal como se escribieron.
            11 | 100 | true  | en | Verified up to entry 11 | On T: the entries 1 to 11 are all there, and as they were written. 89 entries that have come since were not looked at.
            11 | 100 | true  | fr | Vérifié jusqu’à l’entrée 11 | Le T : les entrées 1 à 11 sont toutes là, telles qu’elles ont été écrites. 89 entrées arrivées depuis n’ont pas été examinées.
            11 | 100 | true  | es | Verificado hasta la entrada 11 | El T: las entradas 1 a 11 están todas, tal como se escribieron. 89 entradas que llegaron después no se examinaron.
            11 | 12  | false | en | Verified up to entry 11 | On T: the entries 1 to 11 are as they were written. No copy of the trail’s end is kept outside the database yet to compare with. One entry that has come since was not looked at.
            11 | 12  | false | fr | Vérifié jusqu’à l’entrée 11 | Le T : les entrées 1 à 11 sont telles qu’elles ont été écrites. Aucune copie de la fin du journal n’est encore conservée hors de la base de données pour comparaison. Une entrée arrivée depuis n’a pas été examinée.
            11 | 12  | false | es | Verificado hasta la entrada 11 | El T: las entradas 1 a 11 están tal como se escribieron. Todavía no se guarda fuera de la base de datos ninguna copia del final del historial con la que comparar. Una entrada que llegó después no se examinó.
            0  | 0   | true  | en | Nothing to verify yet | What happens from now on is chained entry by entry, so that a later change would show.
            0  | 0   | true  | fr | Rien à vérifier pour le moment | Ce qui arrive désormais est enchaîné entrée par entrée : toute modification ultérieure se verrait.
            0  | 0   | true  | es | Todavía no hay nada que verificar | Lo que pase desde ahora se encadena entrada por entrada, de modo que se notaría un cambio posterior.
            """)
    void of(long verified, long entries, boolean endKept, Locale language, String title, String words) {
        comeAsNobody();
        speak(language);
        Moments moments = new Moments(language, ZoneId.of("America/New_York"));
        TrailReport report = new TrailReport(TenantId.next(), verified, Optional.empty(), endKept, AT);
        assertThat(plain(VerificationWords.of(UI.getCurrent(), report, entries, moments)
                        .getElement()
                        .getTextRecursively()))
                .contains(plain(title), plain(words.replaceAll("\\bT\\b", moments.dateAndTime(AT))));
    }

    /** French keeps some signs on the line of the word before them. */
    private static String plain(String words) {
        return words.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
