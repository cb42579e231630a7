package io.portwarden.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hours of measuring outlive the session that they were measured in. */
class KeptTest {

    private static final Options OPTIONS = Options.of(new String[] {"--runs=5"});

    @TempDir
    private Path folder;

    private final List<Integer> measured = new ArrayList<>();

    /** Counts which portions were measured, and goes no further than told. */
    private final class Portions implements LongRow {

        private final int breaksOffAt;

        Portions(int breaksOffAt) {
            this.breaksOffAt = breaksOffAt;
        }

        @Override
        public String name() {
            return "portions";
        }

        @Override
        public int portions(Options options) {
            return options.number("runs", 0);
        }

        @Override
        public Counts measure(Stage stage, Options options, int portion) throws IOException {
            if (portion == breaksOffAt) {
                throw new IOException("the session is over");
            }
            measured.add(portion);
            return new Counts()
                    .sum("done", 1)
                    .most("highest", portion)
                    .least("lowest", portion)
                    .sum("seen " + portion % 2, 1);
        }

        @Override
        public List<Figure> figures(Counts counts, Options options) {
            return List.of(new Figure(
                    name(),
                    "%d done, %d to %d, %s"
                            .formatted(
                                    counts.get("done"),
                                    counts.get("lowest"),
                                    counts.get("highest"),
                                    counts.beginning("seen ")),
                    "all",
                    true));
        }
    }

    private static final String ALL = "portions | 5 done, 0 to 4, {0=3, 1=2} | all | ok";

    private List<Figure> measure(boolean resume, int breaksOffAt) throws Exception {
        return new Kept(folder, "commit 1, a machine: with 2 cores", resume)
                .measure(new Portions(breaksOffAt), noStage(), OPTIONS);
    }

    @SuppressWarnings("NullAway") // these portions play on none
    private static Stage noStage() {
        return null;
    }

    @Test
    @DisplayName(
            "A row that is broken off goes on after its last whole portion, and says what it would have said in one go")
    void goesOn() throws Exception {
        assertThatThrownBy(() -> measure(true, 3)).isInstanceOf(IOException.class);
        assertThat(measured).containsExactly(0, 1, 2);

        assertThat(measure(true, -1)).extracting(Figure::toString).containsExactly(ALL);
        assertThat(measured).containsExactly(0, 1, 2, 3, 4);
        assertThat(Files.readAllLines(folder.resolve("portions--runs=5.row")))
                .satisfiesExactly(
                        origin -> assertThat(origin).contains("commit 1, a machine: with 2 cores"),
                        figure -> assertThat(figure).isEqualTo(ALL));
    }

    @Test
    @DisplayName("Without --resume it is measured anew")
    void anew() throws Exception {
        assertThatThrownBy(() -> measure(true, 3)).isInstanceOf(IOException.class);
        measured.clear();

        assertThat(measure(false, -1)).extracting(Figure::toString).containsExactly(ALL);
        assertThat(measured).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    @DisplayName("A portion of which only a part was written down is measured anew")
    void halfALine() throws Exception {
        assertThatThrownBy(() -> measure(true, 3)).isInstanceOf(IOException.class);
        Path portions = folder.resolve("portions--runs=5.portions");
        String whole = Files.readString(portions);
        Files.writeString(portions, whole.substring(0, whole.lastIndexOf(" # ")), StandardOpenOption.TRUNCATE_EXISTING);
        measured.clear();

        assertThat(measure(true, -1)).extracting(Figure::toString).containsExactly(ALL);
        assertThat(measured).containsExactly(2, 3, 4);
    }
}
