/** Files that people write: YAML and plain tables read with the line of every value, so that all their problems can be told at once. */
@ApplicationModule(allowedDependencies = "vocabulary")
@NullMarked
package vn.phoihop.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
