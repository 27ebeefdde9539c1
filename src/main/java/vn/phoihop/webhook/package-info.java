/** Addresses outside the house that are told automatically of what concerns a unit: signed, without contents, until they have heard it. */
@ApplicationModule(allowedDependencies = {"vocabulary", "web", "database", "organisation", "access", "outbox"})
@NullMarked
package vn.phoihop.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
