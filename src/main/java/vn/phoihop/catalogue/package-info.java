/** What can be recorded and counted, as dated data: kinds, measures, categories with their stages, indicators, regimes and report forms. */
@ApplicationModule(allowedDependencies = {"vocabulary", "files", "web", "database", "ledger", "organisation"})
@NullMarked
package vn.phoihop.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
