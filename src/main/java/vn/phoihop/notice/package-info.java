/** Tells staff by e-mail that there is something for them, and never what: whose mailbox, when, how often. Rooms with an inbox say what happened. */
@ApplicationModule(
        allowedDependencies = {"vocabulary", "web", "database", "organisation", "catalogue", "access", "outbox"})
@NullMarked
package vn.phoihop.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
