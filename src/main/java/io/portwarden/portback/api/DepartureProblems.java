package io.portwarden.portback.api;

import io.portwarden.portback.DepartureRefusal;
import io.portwarden.portback.DepartureRefusedException;
import io.portwarden.portback.InvalidDepartureException;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.FieldProblem.Code;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemTranslator;
import io.portwarden.shared.api.ProblemType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says to the provider's programs why a departure is not written down. */
@Component
class DepartureProblems implements ProblemTranslator {

    @Override
    public Optional<ProblemException> translate(Throwable cause) {
        if (cause instanceof InvalidDepartureException invalid) {
            List<FieldProblem> fields =
                    invalid.problems().stream().map(DepartureProblems::field).toList();
            return Optional.of(new ProblemException(Problem.of(ProblemType.IMPOSSIBLE_REQUEST, fields)));
        }
        return cause instanceof DepartureRefusedException refused
                ? Optional.of(new ProblemException(problem(refused.refusal())))
                : Optional.empty();
    }

    private static FieldProblem field(InvalidDepartureException.Problem problem) {
        return switch (problem) {
            case TOLL_FREE ->
                new FieldProblem(
                        "phoneNumber",
                        Code.NOT_APPLICABLE,
                        "A toll-free number leaves by a change of its RespOrg, not to a SPID.");
            case IN_FUTURE -> new FieldProblem("leftAt", Code.INVALID, "This has not happened yet.");
            case TOO_LONG_AGO -> new FieldProblem("leftAt", Code.INVALID, "This is more than 366 days ago.");
            case NO_SPID -> new FieldProblem("spid", Code.INVALID, DepartureRequest.NO_SPID);
        };
    }

    private static Problem problem(DepartureRefusal refusal) {
        return switch (refusal) {
            case NUMBER_UNKNOWN -> Problem.of(ProblemType.NOT_FOUND, "No tenant holds this number.");
            case NUMBER_UNDECIDED -> Problem.of(ProblemType.NUMBER_UNDECIDED);
            case NUMBER_IN_OPEN_ORDER ->
                Problem.of(
                        ProblemType.NUMBER_IN_OPEN_ORDER,
                        "A confirmed order of this provider is open for the number: complete that order. Nothing was done.");
            case NUMBER_LEFT_BY_ORDER -> Problem.of(ProblemType.NUMBER_LEFT_BY_ORDER);
            case NUMBER_LEFT_OTHERWISE -> Problem.of(ProblemType.NUMBER_LEFT_OTHERWISE);
        };
    }
}
