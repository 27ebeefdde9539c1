/** Documents that come along with records: what may be taken in, found by looking through them and by asking a virus scanner. It keeps nothing. */
@ApplicationModule(allowedDependencies = "vocabulary")
@NullMarked
package vn.phoihop.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
