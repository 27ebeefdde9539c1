/** How every room reaches PostgreSQL: three roles, one transaction that says who acts, questions in SQL files, one clock. */
@ApplicationModule(allowedDependencies = {"vocabulary", "postgres"})
@NullMarked
package vn.phoihop.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
