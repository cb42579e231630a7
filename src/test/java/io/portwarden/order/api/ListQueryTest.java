package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.order.OrderStatus;
import io.portwarden.order.access.OrderFilter;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.api.Cursor;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.PageQuery;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListQueryTest {

    private static List<String> refused(
            @Nullable String status, @Nullable String number, @Nullable String cursor, @Nullable String limit) {
        Problem problem = assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ListQuery.of(status, number, cursor, limit))
                .actual()
                .problem();
        assertThat(problem.status()).isEqualTo(400);
        return problem.errors().stream().map(FieldProblem::field).toList();
    }

    @Test
    @DisplayName("ORD-1: without parameters, or with empty ones, the first 50 of all orders are asked for")
    void defaults() {
        ListQuery query = new ListQuery(OrderFilter.ALL, new PageQuery(null, 50));
        assertThat(ListQuery.of(null, null, null, null)).isEqualTo(query);
        assertThat(ListQuery.of("", "", "", "")).isEqualTo(query);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("ORD-3: every status can be asked for")
    void everyStatus(OrderStatus status) {
        assertThat(ListQuery.of(status.code(), "PON-1", Cursor.write(new UUID(1, 2)), "200"))
                .isEqualTo(new ListQuery(new OrderFilter(status, "PON-1"), new PageQuery(new UUID(1, 2), 200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "+1", "1.0", "9999999999999999", "ten", " 1", "１"})
    @DisplayName("ORD-1: a limit that is not from 1 to 200 is refused and named")
    void badLimit(String limit) {
        assertThat(refused(null, null, null, limit)).containsExactly("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "open", "pending,rejected", " pending", "\u0000"})
    @DisplayName("ORD-3: a status that does not exist is refused and named")
    void badStatus(String status) {
        assertThat(refused(status, null, null, null)).containsExactly("status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "AAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAA AAAAAAAAAAA",
                "!!!!!!!!!!!!!!!!!!!!!!"
            })
    @DisplayName("ORD-1: a cursor that no page has ended with is refused and named")
    void badCursor(String cursor) {
        assertThat(refused(null, null, cursor, null)).containsExactly("cursor");
    }

    @Test
    @DisplayName("ORD-1: every bad parameter is named at once")
    void allAtOnce() {
        assertThat(refused("x", "P".repeat(26), "x", "x"))
                .containsExactly("status", "purchaseOrderNumber", "cursor", "limit");
    }

    @Test
    @DisplayName("ORD-1: a cursor holds its key")
    void cursor() {
        UUID key = Identifiers.next();
        assertThat(Cursor.write(key)).matches("[A-Za-z0-9_-]{22}");
        assertThat(Cursor.read(Cursor.write(key))).contains(key);
    }
}
