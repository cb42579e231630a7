package io.portwarden.calendar;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a due date that was asked for.
 *
 * @param problems all that speaks against it; empty if it can be met, or another day is given
 * @param instead the first lawful day, where that is given to who asks too early
 */
public record DueDateAnswer(
        Set<DueDateProblem> problems, @Nullable LocalDate instead) {

    public DueDateAnswer {
        problems = Set.copyOf(problems);
    }
}
