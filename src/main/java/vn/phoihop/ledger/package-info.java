/** The book: entries, tallies, heads, cutoffs, seals and their verification; ids of units and areas are opaque to it. */
@ApplicationModule(allowedDependencies = {"vocabulary", "web", "database"})
@NullMarked
package vn.phoihop.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
