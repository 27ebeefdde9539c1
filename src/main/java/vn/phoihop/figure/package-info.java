/** Figures: indicators over a window and a scope at a cutoff, their break-downs, and the records behind each of them. */
@ApplicationModule(
        allowedDependencies = {"vocabulary", "files", "web", "database", "ledger", "organisation", "catalogue"})
@NullMarked
package vn.phoihop.figure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
