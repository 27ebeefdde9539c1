/** What happened once: patrol, drill, training, check, outreach, guarded event, sweep; kinds of the catalogue with one life-cycle and one form. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "database",
            "ledger",
            "organisation",
            "catalogue",
            "figure",
            "web",
            "access"
        })
@NullMarked
package vn.phoihop.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
