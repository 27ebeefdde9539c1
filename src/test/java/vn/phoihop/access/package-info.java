/** Tests of accounts, sign-in and what an office may do. */
@NullMarked
package vn.phoihop.access;

import org.jspecify.annotations.NullMarked;
