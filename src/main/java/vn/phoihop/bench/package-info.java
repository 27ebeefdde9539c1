/** What matters is measured, as a ratio to plain SQL or COPY in the same run wherever there is something to compare with. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "database",
            "ledger",
            "catalogue",
            "figure",
            "organisation",
            "activity",
            "report",
            "web"
        })
@NullMarked
package vn.phoihop.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
