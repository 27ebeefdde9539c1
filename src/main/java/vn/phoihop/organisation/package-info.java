/** Forces, units and areas, all dated by links, so that a figure can be read in the structure of its own day. */
@ApplicationModule(allowedDependencies = {"vocabulary", "files", "web", "database", "ledger"})
@NullMarked
package vn.phoihop.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
