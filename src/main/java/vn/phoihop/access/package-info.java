/** Accounts of the staff, their appointments (person, unit, role, days), what each may see and do, and the trail of access. */
@ApplicationModule(allowedDependencies = {"vocabulary", "web", "database", "ledger", "organisation"})
@NullMarked
package vn.phoihop.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
