/** The kit every page is made of: layout, words, numbers and dates, lists and their export, problems, navigation; it knows no other room. */
@ApplicationModule(allowedDependencies = "vocabulary")
@NullMarked
package vn.phoihop.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
