/** What is handled over time and counted at its milestones: cases by category, gangs, seizures, hand-over between forces. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "web",
            "database",
            "ledger",
            "organisation",
            "catalogue",
            "access",
            "figure"
        })
@NullMarked
package vn.phoihop.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
