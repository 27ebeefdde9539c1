/** Phối Hợp: one book for what the forces of a province do together; each package below is a room of the house. */
@NullMarked
package vn.phoihop;

import org.jspecify.annotations.NullMarked;
