package io.portwarden.order.api;

import io.portwarden.order.CustomerRecord;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemTranslator;
import io.portwarden.shared.api.ProblemType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says to carriers what is refused about their orders. */
@Component
class OrderProblems implements ProblemTranslator {

    @Override
    public Optional<ProblemException> translate(Throwable cause) {
        @Nullable
        ProblemException problem = switch (cause) {
            case OrderNameTakenException taken -> new ProblemException(Problem.of(ProblemType.ORDER_NAME_TAKEN));
            case OrderNotFoundException unknown -> PortOutOrderController.unknownOrder();
            case MoveRefusedException refused -> new ProblemException(RefusedMove.of(refused));
            // As where nothing is: whether it could be switched on is nobody's to know.
            case CustomerRecord.NotGivenException off -> new ProblemException(Problem.of(ProblemType.NOT_FOUND));
            default -> null;
        };
        return Optional.ofNullable(problem);
    }
}
