/** The life of a report, from the draft on a window to the issued paper: confirmed, frozen, approved, signed, issued, later adjusted or replaced. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "web",
            "database",
            "ledger",
            "organisation",
            "catalogue",
            "access",
            "figure",
            "document"
        })
@NullMarked
package vn.phoihop.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
