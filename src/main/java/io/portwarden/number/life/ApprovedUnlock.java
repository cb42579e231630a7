package io.portwarden.number.life;

import io.portwarden.approval.Act;
import io.portwarden.approval.ActKind;
import io.portwarden.approval.ApprovalRequest;
import io.portwarden.approval.ObsoleteActException;
import io.portwarden.number.Guard;
import io.portwarden.number.LockState;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberNotFoundException;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.UnlockEndException;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lifts locks when a second admin has approved it: of the numbers that were meant, and of no more than were meant. */
@Component
public class ApprovedUnlock implements Act {

    private static final String NUMBERS = "numbers";
    private static final String SEARCH = "search";
    private static final String STATUS = "status";
    private static final String LOCK = "lock";
    private static final String GUARD = "guard";
    private static final String UNTIL = "until";
    private static final String COUNT = "count";

    private final LockChanges changes;
    private final EndedUnlocks endedUnlocks;

    ApprovedUnlock(LockChanges changes, EndedUnlocks endedUnlocks) {
        this.changes = changes;
        this.endedUnlocks = endedUnlocks;
    }

    /** @param count how many numbers are meant */
    public static Map<String, String> data(NumberSelection selection, @Nullable Instant until, int count) {
        Map<String, String> data = new HashMap<>();
        data.put(COUNT, Integer.toString(count));
        if (until != null) {
            data.put(UNTIL, until.toString());
        }
        switch (selection) {
            case NumberSelection.Chosen chosen ->
                data.put(
                        NUMBERS,
                        chosen.numbers().stream().map(PhoneNumber::e164).collect(Collectors.joining(" ")));
            case NumberSelection.Matching matching -> {
                data.put(SEARCH, matching.filter().search());
                Optional.ofNullable(matching.filter().status()).ifPresent(status -> data.put(STATUS, status.name()));
                Optional.ofNullable(matching.filter().lock()).ifPresent(lock -> data.put(LOCK, lock.name()));
                Optional.ofNullable(matching.filter().guard()).ifPresent(guard -> data.put(GUARD, guard.name()));
            }
        }
        return data;
    }

    private static NumberSelection selection(Map<String, String> data) {
        String numbers = data.get(NUMBERS);
        if (numbers != null) {
            return new NumberSelection.Chosen(
                    Arrays.stream(numbers.split(" ", -1)).map(PhoneNumber::new).collect(Collectors.toSet()));
        }
        return new NumberSelection.Matching(new NumberFilter(
                data.getOrDefault(SEARCH, ""),
                Optional.ofNullable(data.get(STATUS)).map(NumberStatus::valueOf).orElse(null),
                Optional.ofNullable(data.get(LOCK)).map(LockState::valueOf).orElse(null),
                Optional.ofNullable(data.get(GUARD)).map(Guard::valueOf).orElse(null)));
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.NUMBER_UNLOCK);
    }

    @Override
    public void prepare(ApprovalRequest request) {
        endedUnlocks.settle(request.tenantId());
    }

    @Override
    public void perform(ApprovalRequest request) {
        Map<String, String> data = request.data();
        @Nullable
        Instant until = Optional.ofNullable(data.get(UNTIL)).map(Instant::parse).orElse(null);
        try {
            int unlocked = changes.unlock(request.requester(), selection(data), until);
            if (unlocked > Integer.parseInt(request.get(COUNT))) {
                throw new ObsoleteActException("More numbers than were meant");
            }
        } catch (NumberNotFoundException | UnlockEndException over) {
            throw new ObsoleteActException("A number has left, or the time is over");
        }
    }
}
