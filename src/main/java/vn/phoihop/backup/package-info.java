/** A copy of everything an installation holds in one file, taken while it works, and an installation made of such a file. */
@ApplicationModule(allowedDependencies = {"vocabulary", "database", "ledger"})
@NullMarked
package vn.phoihop.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
