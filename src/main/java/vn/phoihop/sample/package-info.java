/** A half-year of invented records of Kiên Giang, the same on every machine, that adds up to known figures and holds known traps. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "database",
            "ledger",
            "organisation",
            "catalogue",
            "access",
            "figure",
            "document",
            "files",
            "activity",
            "casework",
            "exchange"
        })
@NullMarked
package vn.phoihop.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
