package io.portwarden.audit.chain;

import io.portwarden.audit.TrailProblem;
import io.portwarden.audit.TrailReport;
import io.portwarden.shared.start.Command;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Verifies the trails of all tenants and says how each of them went. */
@Component
final class VerifyTrailCommand implements Command {

    private final TrailVerification verification;

    VerifyTrailCommand(TrailVerification verification) {
        this.verification = verification;
    }

    @Override
    public String name() {
        return "verify-trail";
    }

    /** 0 when every trail is as it was written, otherwise 1. */
    @Override
    public int run(PrintStream out) {
        List<TrailReport> reports = new ArrayList<>();
        out.printf("%-36s  %12s  %s%n", "tenant", "entries", "result");
        verification.verifyAll(report -> {
            reports.add(report);
            out.printf(
                    "%-36s  %,12d  %s%n",
                    report.tenantId(),
                    report.entries(),
                    report.problem().map(TrailProblem::toString).orElse("verified"));
        });
        long entries = reports.stream().mapToLong(TrailReport::entries).sum();
        long problems = reports.stream().filter(report -> !report.isVerified()).count();
        long unkept = reports.stream().filter(report -> !report.endKept()).count();
        out.printf("%,d trails, %,d entries, %,d problems%n", reports.size(), entries, problems);
        if (unkept > 0) {
            out.printf("Of %,d trails there is no end kept outside the database to compare with.%n", unkept);
        }
        return problems == 0 ? 0 : 1;
    }
}
