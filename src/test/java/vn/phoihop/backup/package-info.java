/** Tests of the file everything is in. */
@NullMarked
package vn.phoihop.backup;

import org.jspecify.annotations.NullMarked;
