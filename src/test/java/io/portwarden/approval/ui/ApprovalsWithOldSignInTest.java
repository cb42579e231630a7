package io.portwarden.approval.ui;

import static io.portwarden.TestWorld.as;

import io.portwarden.AsksForFreshSignIn;
import io.portwarden.OldSignInTest;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.approval.ApprovalService;
import io.portwarden.audit.AuditKind;
import io.portwarden.pin.SetPin;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.SignedInPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ApprovalsWithOldSignInTest extends OldSignInTest {

    @Autowired
    ApprovalService approvals;

    @Autowired
    PinService pins;

    TestTenant tenant;
    SignedInPerson bo;

    @BeforeEach
    void makeTenant() {
        tenant = world.usTenant();
        bo = world.anotherAdmin(tenant, "Bo Builder");
        world.bringIn(tenant.admin(), bo);
        world.setPin(tenant, "48392017");
    }

    private void ruleHolds() {
        as(bo, () -> approvals.changeRule(true));
    }

    /** Somebody has asked for another PIN. */
    private void requested(SignedInPerson by) {
        ruleHolds();
        as(by, () -> pins.set(new SetPin("70514826")));
    }

    @Test
    @AsksForFreshSignIn("ApprovalsView: ApprovalService.approve")
    @DisplayName("PIN-9: approving asks for a fresh sign-in, and is done after it")
    void approves() {
        requested(bo);
        come(tenant.admin(), "approvals");
        press("Approve: Change the port-out PIN");
        asks(this::confirm, AuditKind.PIN_CHANGED);
    }

    @Test
    @AsksForFreshSignIn("ApprovalsView: ApprovalService.refuse")
    @DisplayName("PIN-9: refusing asks for a fresh sign-in, and is done after it")
    void refuses() {
        requested(bo);
        come(tenant.admin(), "approvals");
        asks(() -> press("Refuse: Change the port-out PIN"), AuditKind.APPROVAL_REFUSED);
    }

    @Test
    @AsksForFreshSignIn("ApprovalsView: ApprovalService.withdraw")
    @DisplayName("PIN-9: withdrawing a request asks for a fresh sign-in, and is done after it")
    void withdraws() {
        requested(tenant.admin());
        come(tenant.admin(), "approvals");
        asks(() -> press("Withdraw: Change the port-out PIN"), AuditKind.APPROVAL_WITHDRAWN);
    }

    @Test
    @AsksForFreshSignIn("ApprovalsView: ApprovalService.changeRule")
    @DisplayName("PIN-9: switching the two-person rule on asks for a fresh sign-in, and is done after it")
    void beginsRule() {
        come(tenant.admin(), "approvals");
        asks(() -> click("Ask for a second administrator from now on"), AuditKind.TWO_PERSON_RULE_ON);
    }

    @Test
    @AsksForFreshSignIn("ApprovalsView: ApprovalService.changeRule")
    @DisplayName("PIN-9: asking to end the two-person rule asks for a fresh sign-in, and is done after it")
    void endsRule() {
        ruleHolds();
        come(tenant.admin(), "approvals");
        asks(() -> click("End the rule"), AuditKind.APPROVAL_REQUESTED);
    }
}
