package io.portwarden.order.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.portwarden.ViewTest;
import io.portwarden.order.DisputeTime;
import io.portwarden.order.OrderStatus;
import io.portwarden.shared.ui.Languages;
import io.portwarden.shared.ui.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the time to dispute an order: state by sentence, in every language. */
class DisputeTimeWordsTest extends ViewTest {

    private static final Instant REVIEW_ENDS = Instant.parse("2026-03-04T17:00:00Z");
    private static final LocalDate MOVES_ON = LocalDate.of(2026, 3, 10);
    private static final LocalDate LAPSES_ON = MOVES_ON.plusDays(11);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @ParameterizedTest(name = "{0} {1}, {2}")
    @DisplayName("ORD-8: what comes next is said of the state and the time, with one deadline at the most")
    @CsvSource(delimiter = '|', textBlock = """
            PENDING   | REVIEW      | en | If nobody disputes it, it is confirmed on R, and the carrier may take the numbers over from D on. It can be disputed until they have left, but once that day has begun they may leave at any moment. If you did not ask for this move, have it disputed now.
            PENDING   | REVIEW      | fr | Si personne ne la conteste, elle est confirmée le R, et l’opérateur peut reprendre les numéros à partir du D. Elle peut être contestée tant qu’ils ne sont pas partis, mais dès que ce jour commence, ils peuvent partir à tout moment. Si vous n’avez pas demandé ce transfert, faites-la contester dès maintenant.
            PENDING   | REVIEW      | es | Si nadie la impugna, se confirma el R, y el operador puede hacerse cargo de los números a partir del D. Se puede impugnar mientras no hayan salido, pero en cuanto empiece ese día pueden salir en cualquier momento. Si usted no pidió este traslado, haga que se impugne ahora.
            PENDING   | LATE_REVIEW | en | If nobody disputes it, it is confirmed on R, and the carrier may take the numbers over at once. If you did not ask for this move, have it disputed now: after that the numbers may leave at any moment.
            PENDING   | LATE_REVIEW | fr | Si personne ne la conteste, elle est confirmée le R, et l’opérateur peut aussitôt reprendre les numéros. Si vous n’avez pas demandé ce transfert, faites-la contester dès maintenant : ensuite, les numéros peuvent partir à tout moment.
            PENDING   | LATE_REVIEW | es | Si nadie la impugna, se confirma el R, y el operador puede hacerse cargo de los números de inmediato. Si usted no pidió este traslado, haga que se impugne ahora: después los números pueden salir en cualquier momento.
            PENDING   | ENDING      | en | Its review ended on R, and it is about to be confirmed. If you did not ask for this move, have it disputed at once.
            PENDING   | ENDING      | fr | Son examen a pris fin le R, et elle est sur le point d’être confirmée. Si vous n’avez pas demandé ce transfert, faites-la contester immédiatement.
            PENDING   | ENDING      | es | Su revisión terminó el R, y está a punto de confirmarse. Si usted no pidió este traslado, haga que se impugne de inmediato.
            CONFIRMED | CONFIRMED   | en | The carrier may take the numbers over from D on. It can be disputed until they have left, but once that day has begun they may leave at any moment. If you did not ask for this move, have it disputed now. If the carrier does not take them over, the order lapses on X.
            CONFIRMED | CONFIRMED   | fr | L’opérateur peut reprendre les numéros à partir du D. Elle peut être contestée tant qu’ils ne sont pas partis, mais dès que ce jour commence, ils peuvent partir à tout moment. Si vous n’avez pas demandé ce transfert, faites-la contester dès maintenant. Si l’opérateur ne les reprend pas, la commande expire le X.
            CONFIRMED | CONFIRMED   | es | El operador puede hacerse cargo de los números a partir del D. Se puede impugnar mientras no hayan salido, pero en cuanto empiece ese día pueden salir en cualquier momento. Si usted no pidió este traslado, haga que se impugne ahora. Si el operador no se hace cargo de ellos, la orden caduca el X.
            CONFIRMED | DUE         | en | Since D the carrier may take the numbers over at any moment. As long as they have not left, the order can be disputed. If the carrier does not take them over, it lapses on X.
            CONFIRMED | DUE         | fr | Depuis le D, l’opérateur peut reprendre les numéros à tout moment. Tant qu’ils ne sont pas partis, la commande peut être contestée. Si l’opérateur ne les reprend pas, elle expire le X.
            CONFIRMED | DUE         | es | Desde el D el operador puede hacerse cargo de los números en cualquier momento. Mientras no hayan salido, la orden se puede impugnar. Si el operador no se hace cargo de ellos, caduca el X.
            DISPUTED  | NONE        | en | Your provider is looking into it. The order stands still until the decision.
            DISPUTED  | NONE        | fr | Votre fournisseur l’examine. La commande est suspendue jusqu’à la décision.
            DISPUTED  | NONE        | es | Su proveedor lo está examinando. La orden queda detenida hasta que decida.
            REJECTED  | NONE        | en | This order moves none of your numbers. The carrier has been told and may send a corrected order; that one is checked from the start.
            REJECTED  | NONE        | fr | Cette commande ne transfère aucun de vos numéros. L’opérateur en est informé et peut envoyer une commande corrigée ; celle-ci est vérifiée depuis le début.
            REJECTED  | NONE        | es | Esta orden no mueve ninguno de sus números. Se avisó al operador, que puede enviar una orden corregida; esa se comprueba desde el principio.
            CANCELLED | NONE        | en | This order moves none of your numbers. There is nothing to do.
            CANCELLED | NONE        | fr | Cette commande ne transfère aucun de vos numéros. Il n’y a rien à faire.
            CANCELLED | NONE        | es | Esta orden no mueve ninguno de sus números. No tiene que hacer nada.
            COMPLETED | NONE        | en | They are with the other carrier now and no longer yours to lock or to move here.
            COMPLETED | NONE        | fr | Ils sont désormais chez l’autre opérateur ; vous ne pouvez plus les verrouiller ni les transférer ici.
            COMPLETED | NONE        | es | Ahora están con el otro operador, y ya no puede bloquearlos ni moverlos desde aquí.
            """)
    void next(OrderStatus status, DisputeTime.Kind kind, Locale language, String words) {
        Moments moments = speaking(language);
        boolean inReview = status == OrderStatus.PENDING;
        boolean none = kind == DisputeTime.Kind.NONE;
        DisputeTime time = new DisputeTime(
                kind, inReview ? REVIEW_ENDS : null, none ? null : MOVES_ON, none ? null : LAPSES_ON, ZONE);
        assertThat(plain(OrderTexts.next(UI.getCurrent(), status, time, moments)))
                .isEqualTo(filled(words, moments));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @DisplayName("ORD-4: whoever confirms early reads whether it can be disputed after that, and until when")
    @CsvSource(delimiter = '|', textBlock = """
            CONFIRMED | en | Lakeside may take the numbers over from D on; until they have left you can still dispute it.
            CONFIRMED | fr | Lakeside peut reprendre les numéros à partir du D ; tant qu’ils ne sont pas partis, vous pouvez encore la contester.
            CONFIRMED | es | Lakeside puede hacerse cargo de los números a partir del D; mientras no hayan salido todavía puede impugnarla.
            DUE       | en | Lakeside may take the numbers over at once, since its day, D, has come; a dispute may then come too late.
            DUE       | fr | Lakeside peut aussitôt reprendre les numéros, car leur jour, le D, est arrivé ; une contestation peut alors venir trop tard.
            DUE       | es | Lakeside puede hacerse cargo de los números enseguida, porque su día, el D, ha llegado; entonces una impugnación puede llegar demasiado tarde.
            """)
    void ifConfirmed(DisputeTime.Kind kind, Locale language, String words) {
        Moments moments = speaking(language);
        DisputeTime then = new DisputeTime(kind, null, MOVES_ON, LAPSES_ON, ZONE);
        assertThat(plain(OrderTexts.ifConfirmed(UI.getCurrent(), "Lakeside", then, moments)))
                .endsWith(filled(words, moments));
    }

    @Test
    @DisplayName("CAL-3: deadlines are told in the browser's zone, and in the order's where clocks differ")
    void inTheZoneOfTheOrder() {
        Moments moments = speaking(Locale.ENGLISH);
        DisputeTime time =
                new DisputeTime(DisputeTime.Kind.REVIEW, REVIEW_ENDS, MOVES_ON, null, ZoneId.of("America/Los_Angeles"));
        assertThat(plain(OrderTexts.next(UI.getCurrent(), OrderStatus.PENDING, time, moments)))
                .contains(
                        "confirmed on Wednesday, March 4, 2026, 12:00 PM EST (Mar 4, 2026, 9:00 AM PST)",
                        "from Mar 10, 2026 (Mar 10, 2026, 3:00 AM EDT) on");
    }

    private Moments speaking(Locale language) {
        assertThat(Languages.OFFERED).contains(language);
        comeAsNobody();
        speak(language);
        return new Moments(language, ZONE);
    }

    private static String filled(String words, Moments moments) {
        return plain(words.replaceAll("\\bR\\b", moments.deadline(REVIEW_ENDS))
                .replaceAll("\\bD\\b", moments.date(MOVES_ON))
                .replaceAll("\\bX\\b", moments.date(LAPSES_ON)));
    }

    /** French keeps some signs on the line of the word before them. */
    private static String plain(String words) {
        return words.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
