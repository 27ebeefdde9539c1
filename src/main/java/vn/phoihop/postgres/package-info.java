/** A PostgreSQL server of our own: unpacked from the jar, started in a data directory, stopped cleanly; it never deletes data. */
@ApplicationModule(allowedDependencies = {"vocabulary"})
@NullMarked
package vn.phoihop.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
