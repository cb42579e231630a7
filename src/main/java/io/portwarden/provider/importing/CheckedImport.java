package io.portwarden.provider.importing;

/** An import file that was looked through, kept as it was then, so that nothing else can be done than what was shown. */
public final class CheckedImport {

    private final transient ImportCheck check;
    private final transient ImportPlan plan;

    CheckedImport(ImportCheck check, ImportPlan plan) {
        this.check = check;
        this.plan = plan;
    }

    /** What it would do. */
    public ImportPlan plan() {
        return plan;
    }

    ImportCheck check() {
        return check;
    }
}
