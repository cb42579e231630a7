package io.portwarden.upstream.bandwidth;

import io.portwarden.order.OrderName;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.access.UpstreamOrderService;
import io.portwarden.shared.UnavailableException;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.bandwidth.QuestionNames.Named;
import io.portwarden.upstream.connection.AsConnection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the answer to a question: an order is made of it and examined as every other, and its reasons put into their codes. */
@Component
class Examination {

    /** Names that were given to something else, before the store of questions was there. */
    private static final int MOST_TAKEN = 5;

    private final UpstreamOrderService orders;
    private final QuestionNames names;
    private final RightData rightData;

    Examination(UpstreamOrderService orders, QuestionNames names, RightData rightData) {
        this.orders = orders;
        this.names = names;
        this.rightData = rightData;
    }

    /**
     * What came of a question.
     *
     * @param orderId of the order that was let through; null where none was
     */
    record Found(Answer answer, @Nullable UUID orderId) {}

    /**
     * The answer, which the same question had before or which is found now (UPS-4).
     *
     * @throws RuntimeException when it cannot be found; nothing follows from that
     */
    Found find(UpstreamConnection connection, Question question) {
        return AsConnection.ordering(connection, () -> {
            Named named = names.name(connection, question, null);
            PortOutOrder order = ask(connection, question, named);
            if (!named.isNew() && !isToBeRepeated(connection, order)) {
                named = names.name(connection, question, named.id());
                order = ask(connection, question, named);
            }
            return found(connection, question, order, named.isNew());
        });
    }

    private PortOutOrder ask(UpstreamConnection connection, Question question, Named named) {
        for (int i = 0; i < MOST_TAKEN; i++) {
            try {
                PortOutOrder order = orders.ask(
                        connection.carrier(),
                        question.asOrder(named.name(), connection.carrier().spid()));
                names.answered(connection, named, order.id());
                return order;
            } catch (OrderNameTakenException taken) {
                named = names.name(connection, question, named.id());
            }
        }
        throw new UnavailableException("No name is free");
    }

    /** A refusal, unless the customer was to be asked and has said yes; an approval while all holds that it rests on. */
    private boolean isToBeRepeated(UpstreamConnection connection, PortOutOrder order) {
        return switch (order.status()) {
            case REJECTED -> !orders.isAllowedSince(connection.carrier(), order.id());
            case CONFIRMED -> orders.stillStands(connection.carrier(), order.id());
            default -> false;
        };
    }

    private Found found(UpstreamConnection connection, Question question, PortOutOrder order, boolean isNew) {
        String name = question.purchaseOrderNumber();
        if (order.status() == OrderStatus.CONFIRMED && order.reasons().isEmpty()) {
            if (!isNew && !orders.stillStands(connection.carrier(), order.id())) {
                throw new UnavailableException("The order was changed meanwhile");
            }
            return new Found(Answer.letThrough(name), order.id());
        }
        if (order.status() != OrderStatus.REJECTED) {
            throw new UnavailableException("The order was changed meanwhile");
        }
        return new Found(new Answer(name, codes(order.reasons(), question), rightData.of(question, order)), null);
    }

    private static Set<AnswerCode> codes(List<Reason> reasons, Question question) {
        Set<AnswerCode> codes = reasons.stream()
                .map(reason -> AnswerCode.of(reason, question))
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return codes.isEmpty() ? Set.of(AnswerCode.INVALID) : codes;
    }

    /** The upstream was told no, because the answer came too late; so the order that it led to is none. */
    void takeBack(UpstreamConnection connection, UUID orderId) {
        AsConnection.ordering(connection, () -> orders.cancel(connection.carrier(), orderId));
    }

    /**
     * What would have been answered.
     *
     * @param answer in the upstream's codes; null where the numbers would have been let through
     * @param reasons as those at the provider may see them
     */
    record Rehearsed(@Nullable String answer, List<Reason> reasons) {}

    /** What would be answered to a question; nothing is stored, and no guess counted (UPS-12). */
    Rehearsed rehearse(UpstreamConnection connection, Question question) {
        return AsConnection.ordering(connection, () -> {
            OrderName name = PlaceOrder.UNNAMED;
            PortOutCheck check = orders.rehearse(
                    connection.carrier(),
                    question.asOrder(name, connection.carrier().spid()));
            List<Reason> reasons = Reason.blurred(check.reasons());
            return new Rehearsed(check.wouldPass() ? null : Answer.numbers(codes(check.reasons(), question)), reasons);
        });
    }
}
