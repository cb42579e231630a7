package io.portwarden.number.access;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.TenantNumber;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DuplicateKeyException;

@SpringBootTest
class NumberServiceTest {

    @Autowired
    NumberService numbers;

    @Autowired
    NumberLockService locks;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    PhoneNumber number;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        number = tenant.number(0);
    }

    private void leave() {
        transactions.doStating(Scope.tenant(tenant.id()), () -> {
            numbers.lock(tenant.id(), List.of(number));
            numbers.portOut(tenant.id(), List.of(number));
        });
    }

    private void give(TestTenant to) {
        transactions.doStating(
                Scope.tenant(to.id()),
                () -> numbers.add(to.id(), new TenantNumber(number, NumberStatus.ACTIVE, false)));
    }

    private NumberListItem shownTo(TestTenant whose) {
        return as(whose.admin(), () -> locks.list(NumberFilter.ALL, null, 200)).items().stream()
                .filter(item -> item.phoneNumber().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("ORD-7: a number that has left can come back to the tenant that it left, as if it were new")
    void comesBack() {
        leave();
        assertThat(shownTo(tenant).status()).isEqualTo(NumberStatus.PORTED_OUT);
        give(tenant);
        assertThat(shownTo(tenant).status()).isEqualTo(NumberStatus.ACTIVE);
        assertThatThrownBy(() -> give(tenant)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    @DisplayName("ORD-7: a number that has left can come back to another tenant; the first keeps only that it left")
    void comesBackToAnother() {
        TestTenant other = world.usTenant();
        assertThatThrownBy(() -> give(other)).isInstanceOf(DuplicateKeyException.class);
        leave();
        give(other);
        assertThat(shownTo(other).status()).isEqualTo(NumberStatus.ACTIVE);
        assertThat(shownTo(tenant).status()).isEqualTo(NumberStatus.PORTED_OUT);
        assertThatThrownBy(() -> give(tenant)).isInstanceOf(DuplicateKeyException.class);
        assertThat(shownTo(tenant).status()).isEqualTo(NumberStatus.PORTED_OUT);
    }
}
