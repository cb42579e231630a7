package io.portwarden.shared.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class LaterWritesTest {

    private final LaterWrites later = new LaterWrites();
    private final List<String> written = new ArrayList<>();
    private boolean away = true;

    private Supplier<Boolean> writing(String what) {
        return () -> {
            if (away) {
                throw new DataAccessResourceFailureException("away");
            }
            return written.add(what);
        };
    }

    private void fails(Supplier<Boolean> writing) {
        assertThatThrownBy(() -> later.write(writing)).isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    @DisplayName("What cannot be written fails, is remembered, and is written once when the database is back")
    void once() {
        fails(writing("one"));
        fails(writing("two"));
        later.tryAll();
        assertThat(written).isEmpty();
        assertThat(later.waiting()).isEqualTo(2);
        away = false;
        later.tryAll();
        later.tryAll();
        assertThat(written).containsExactlyInAnyOrder("one", "two");
        assertThat(later.waiting()).isZero();
    }

    @Test
    @DisplayName("What is written at once is not remembered, nor what fails for another reason than the database")
    void atOnce() {
        away = false;
        assertThat(later.write(writing("one"))).isTrue();
        assertThatThrownBy(() -> later.write(() -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(later.waiting()).isZero();
    }

    @Test
    @DisplayName("One that fails again and again keeps no other from being written")
    void keepsNoOther() {
        fails(() -> {
            if (away) {
                throw new DataAccessResourceFailureException("away");
            }
            throw new DataIntegrityViolationException("never");
        });
        fails(writing("one"));
        away = false;
        later.tryAll();
        assertThat(written).containsExactly("one");
        assertThat(later.waiting()).isEqualTo(1);
    }

    @Test
    @DisplayName("No more is remembered than there is room for, and what is given up frees none")
    void bounded() {
        for (int i = 0; i < LaterWrites.MOST + 5; i++) {
            fails(writing("one"));
        }
        assertThat(later.waiting()).isEqualTo(LaterWrites.MOST);
        away = false;
        later.tryAll();
        assertThat(written).hasSize(LaterWrites.MOST);
        assertThat(later.waiting()).isZero();
    }

    @Test
    @DisplayName("At the program's end it is tried once more")
    void lastChance() {
        later.start();
        fails(writing("one"));
        away = false;
        later.stop();
        assertThat(written).containsExactly("one");
    }
}
