package vn.phoihop.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the test's application context a real, freshly migrated database on a real server. Tests share it, each in a book of its own
 * (see {@link TestBooks}); a class that changes what all books share asks for one of its {@code own}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface UsesDatabase {
    boolean own() default false;
}
