package io.portwarden.approval;

import io.portwarden.shared.database.Scope;
import java.util.Set;

/** Does what was approved; implemented by the feature whose act it is. */
public interface Act {

    /** What it knows how to do. */
    Set<ActKind> kinds();

    /** What has to be done before, outside the transaction. */
    default void prepare(ApprovalRequest request) {}

    /** Whom the transaction is for: the tenant, and what else it has to look up. */
    default Scope scope(ApprovalRequest request) {
        return Scope.tenant(request.tenantId());
    }

    /**
     * Does it, in the transaction under way, as if whoever has asked did it now.
     *
     * @throws ObsoleteActException when it cannot be done any more as it was asked for
     */
    void perform(ApprovalRequest request);

    /** It will not be done: refused, withdrawn or obsolete; in the transaction that says so. */
    default void dropped(ApprovalRequest request) {}
}
