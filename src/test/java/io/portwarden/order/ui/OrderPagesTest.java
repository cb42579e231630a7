package io.portwarden.order.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderStatus;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPagesTest {

    private final List<OrderListItem> list = new ArrayList<>();
    private final List<Integer> reads = new ArrayList<>();
    private final OrderPages<OrderListItem> pages = new OrderPages<>(this::read, OrderListItem::id);
    private int made;

    /** As the service does it: strictly older than the key, newest first, at most 200. */
    private Page<OrderListItem, UUID> read(@Nullable UUID after, int limit) {
        assertThat(limit).isBetween(1, 200);
        reads.add(limit);
        List<OrderListItem> rest = list.stream()
                .filter(row -> after == null || row.id().compareTo(after) < 0)
                .toList();
        List<OrderListItem> items = rest.stream().limit(limit).toList();
        return new Page<>(
                items, rest.size() > limit ? Optional.of(items.getLast().id()) : Optional.empty());
    }

    private OrderListItem arrive() {
        made++;
        OrderListItem row = new OrderListItem(
                new UUID(made, 0x7000),
                new OrderName("PON-" + made, 1),
                OrderStatus.REJECTED,
                "Blue Ridge Telecom",
                false,
                new PhoneNumber("+12025550123"),
                1,
                List.of(),
                LocalDate.of(2026, 12, 1),
                null,
                false,
                null,
                Instant.EPOCH);
        list.addFirst(row);
        return row;
    }

    private void arrive(int orders) {
        IntStream.range(0, orders).forEach(i -> arrive());
    }

    @Test
    @DisplayName("Every row is found at its position, page after page")
    void allPages() {
        arrive(137);
        List<OrderListItem> seen = new ArrayList<>();
        for (int offset = 0; offset < 200; offset += 50) {
            seen.addAll(pages.rows(offset, 50));
        }
        assertThat(seen).isEqualTo(list);
    }

    @Test
    @DisplayName("A page that follows what was read costs one read of its own length, however far down")
    void oneRead() {
        arrive(2_000);
        for (int offset = 0; offset < 1_950; offset += 50) {
            pages.rows(offset, 50);
        }
        reads.clear();
        assertThat(pages.rows(1_950, 50)).isEqualTo(list.subList(1_950, 2_000));
        assertThat(pages.rows(1_000, 50)).isEqualTo(list.subList(1_000, 1_050));
        assertThat(reads).containsExactly(50, 50);
    }

    @Test
    @DisplayName("A leap ahead reads the keys in between in large steps")
    void leap() {
        arrive(1_000);
        assertThat(pages.rows(900, 50)).isEqualTo(list.subList(900, 950));
        assertThat(reads).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 49, 50, 51, 100})
    @DisplayName("The end of the list is the end, wherever it falls in a page")
    void end(int orders) {
        arrive(orders);
        assertThat(pages.rows(0, 50)).hasSize(Math.min(orders, 50));
        assertThat(pages.rows(50, 50)).hasSize(Math.max(0, orders - 50));
        assertThat(pages.rows(150, 50)).isEmpty();
    }

    @Test
    @DisplayName("More rows than the service gives at once are read in parts")
    void largePage() {
        arrive(500);
        assertThat(pages.rows(0, 450)).isEqualTo(list.subList(0, 450));
    }

    @Test
    @DisplayName("Orders that come are told, newest first, and every other row is found one lower with one read")
    void come() {
        arrive(120);
        pages.rows(0, 50);
        pages.rows(50, 50);
        OrderListItem first = arrive();
        OrderListItem second = arrive();
        assertThat(pages.newAtTop()).isEqualTo(2);
        assertThat(pages.readTop()).containsExactly(second, first);
        assertThat(pages.newAtTop()).isZero();
        reads.clear();
        assertThat(pages.rows(60, 20)).isEqualTo(list.subList(60, 80));
        assertThat(reads).hasSize(1);
    }

    @Test
    @DisplayName("The first order of all is told too")
    void comeToEmptyList() {
        pages.rows(0, 50);
        assertThat(pages.newAtTop()).isZero();
        OrderListItem first = arrive();
        assertThat(pages.newAtTop()).isEqualTo(1);
        assertThat(pages.readTop()).containsExactly(first);
        assertThat(pages.rows(0, 50)).containsExactly(first);
    }

    @Test
    @DisplayName("Nothing is told when nothing has come")
    void nothingCame() {
        arrive(3);
        pages.rows(0, 50);
        assertThat(pages.readTop()).isEmpty();
    }

    @Test
    @DisplayName("When the old top has left the list, as by a change of state, positions are found anew")
    void topLeft() {
        arrive(300);
        pages.rows(0, 50);
        pages.rows(50, 50);
        list.removeFirst();
        OrderListItem come = arrive();
        assertThat(pages.readTop()).containsExactly(come);
        assertThat(pages.rows(50, 50)).isEqualTo(list.subList(50, 100));
    }

    @Test
    @DisplayName("More new orders than one read shows are all there, though not all are told")
    void manyCame() {
        arrive(60);
        pages.rows(0, 50);
        arrive(450);
        assertThat(pages.readTop()).hasSize(200);
        assertThat(pages.rows(0, 50)).isEqualTo(list.subList(0, 50));
        assertThat(pages.rows(400, 50)).isEqualTo(list.subList(400, 450));
    }
}
