package io.portwarden.order.api;

import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderStatus;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemType;
import java.util.List;

/** Says to a carrier why its order cannot be supplemented or completed as it asked, and what to do instead. */
final class RefusedMove {

    private RefusedMove() {}

    static Problem of(MoveRefusedException refused) {
        RefusedMoveMembers members =
                new RefusedMoveMembers(refused.refusal().code(), CarrierReasons.of(refused.reasons(), List.of()));
        return Problem.of(ProblemType.MOVE_REFUSED, detail(refused), members.asMap());
    }

    private static String detail(MoveRefusedException refused) {
        return switch (refused.refusal()) {
            case NOT_IN_THIS_STATE -> notInThisState(refused.move(), refused.status());
            case VERSION_NOT_NEXT ->
                "The order has version " + refused.version() + ", so that the next supplement to it has version "
                        + (refused.version() + 1) + ".";
            case DUE_DATE_NOT_POSSIBLE ->
                "The order keeps its due date, because the new one is not possible; \"reasons\" says why.";
            case NUMBERS_OF_ANOTHER_CUSTOMER ->
                "The order stays as it was, because a number in this correction is not this customer's. Place a new"
                        + " order for it.";
            case BEFORE_DUE_DATE -> "The order is completed on its \"firmOrderCommitmentDate\" or later, not before.";
            case NOT_FOR_THIS_PARTY, NOT_LAPSED, REVIEW_NOT_OVER -> ProblemType.MOVE_REFUSED.detail();
        };
    }

    private static String notInThisState(OrderMove move, OrderStatus status) {
        String what = move == OrderMove.COMPLETE ? "completed" : "given a supplement of this type";
        String state = "The order is " + status.code() + " and cannot be " + what + ". ";
        return state
                + switch (status) {
                    case REJECTED -> "Send a supplement of type correction, with the PIN, or a new order.";
                    case PENDING ->
                        "Wait until it is confirmed, at \"reviewEndsAt\" at the latest unless it is disputed.";
                    case DISPUTED -> "Wait for the provider's decision, or cancel it.";
                    case CONFIRMED -> "Send a supplement of another type, or complete it.";
                    case COMPLETED, CANCELLED -> "Nothing can be done to it any more.";
                };
    }
}
