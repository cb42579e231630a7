package io.portwarden.order.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the problem of a refused move says beside what every problem says. */
record RefusedMoveMembers(
        @Schema(
                description = "Why the order cannot be supplemented or completed so, for programs to rely on; with the"
                        + " type urn:portwarden:problem:move-refused only. not-in-this-state: the order's status does"
                        + " not allow it. version-not-next: a supplement's version is one higher than the order's."
                        + " due-date-not-possible: see reasons. numbers-of-another-customer: a correction leads to"
                        + " another customer's numbers; place a new order for those. before-due-date: an order is"
                        + " completed on its firmOrderCommitmentDate or later. Others may come: of one that you do not"
                        + " know, read the order.",
                example = "version-not-next",
                allowableValues = {
                    "not-in-this-state",
                    "version-not-next",
                    "due-date-not-possible",
                    "numbers-of-another-customer",
                    "before-due-date"
                })
        String code,

        @Schema(description = "What is wrong with the new due date; with the code due-date-not-possible only.")
        List<ReasonAnswer> reasons) {

    Map<String, Object> asMap() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", code);
        if (!reasons.isEmpty()) {
            members.put("reasons", reasons);
        }
        return members;
    }
}
