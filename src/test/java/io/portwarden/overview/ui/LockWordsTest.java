package io.portwarden.overview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.portwarden.ViewTest;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of locks: state by sentence, in every language. */
class LockWordsTest extends ViewTest {

    @ParameterizedTest(name = "{0} numbers, {1} unlocked, {2} under way, {3}")
    @DisplayName("ORD-9: locks are said to hold new orders back, and no others")
    @CsvSource(delimiter = '|', textBlock = """
            0  | 0 | 0 | en | As soon as you are given numbers, you can lock them.
            0  | 0 | 0 | fr | Dès que vous recevez des numéros, vous pouvez les verrouiller.
            0  | 0 | 0 | es | En cuanto reciba números, podrá bloquearlos.
            10 | 0 | 0 | en | No new order can take any of them.
            10 | 0 | 0 | fr | Aucune nouvelle commande ne peut en transférer.
            10 | 0 | 0 | es | Ninguna orden nueva puede llevarse ninguno.
            10 | 1 | 0 | en | A valid order can take the one that is unlocked.
            10 | 1 | 0 | fr | Une commande valable peut transférer celui qui est déverrouillé.
            10 | 1 | 0 | es | Una orden válida puede llevarse el que está desbloqueado.
            10 | 4 | 0 | en | A valid order can take the 4 that are unlocked.
            10 | 4 | 0 | fr | Une commande valable peut transférer les 4 qui sont déverrouillés.
            10 | 4 | 0 | es | Una orden válida puede llevarse los 4 que están desbloqueados.
            10 | 0 | 1 | en | No new order can take any of them. One number is in an order under way, which no lock stops.
            10 | 0 | 1 | fr | Aucune nouvelle commande ne peut en transférer. Un numéro fait partie d’une commande en cours, qu’aucun verrou n’arrête.
            10 | 0 | 1 | es | Ninguna orden nueva puede llevarse ninguno. Un número está en una orden en curso, que ningún bloqueo detiene.
            10 | 4 | 3 | en | A valid order can take the 4 that are unlocked. 3 numbers are in orders under way, which no lock stops.
            10 | 4 | 3 | fr | Une commande valable peut transférer les 4 qui sont déverrouillés. 3 numéros font partie de commandes en cours, qu’aucun verrou n’arrête.
            10 | 4 | 3 | es | Una orden válida puede llevarse los 4 que están desbloqueados. 3 números están en órdenes en curso, que ningún bloqueo detiene.
            """)
    void of(int held, int unlocked, int underWay, Locale language, String words) {
        comeAsNobody();
        speak(language);
        assertThat(LockWords.of(UI.getCurrent(), held, unlocked, underWay)).isEqualTo(words);
    }
}
