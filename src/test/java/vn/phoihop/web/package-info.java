/** Tests of the kit, and the browser tab every room's page tests use. */
@NullMarked
package vn.phoihop.web;

import org.jspecify.annotations.NullMarked;
