/** What is to be sent out of the house: put with what it tells of, carried afterwards, at least once, until it has arrived or is given up. */
@ApplicationModule(allowedDependencies = {"vocabulary", "web", "database"})
@NullMarked
package vn.phoihop.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
