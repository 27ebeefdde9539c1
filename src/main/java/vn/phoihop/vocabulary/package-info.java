/** The words every room shares: typed ids, windows, quantities, sets of forces, texts in two languages, problems. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.phoihop.vocabulary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
