package vn.phoihop.database;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Hands a fresh database to each application context of a test that {@link UsesDatabase}. */
final class DatabaseForTests implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        UsesDatabase uses = AnnotatedElementUtils.findMergedAnnotation(test, UsesDatabase.class);
        return uses == null ? null : new Fresh(uses.own() ? test.getName() : "shared");
    }

    /** Equal customizers share a context, and with it the database. */
    record Fresh(String sharedBy) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            DatabaseAccess access = TestDatabases.fresh();
            context.getBeanFactory().registerSingleton("openingDatabase", OpeningDatabase.of(access));
            TestPropertyValues.of("phoihop.sealing-key=" + TestFolder.of("keys/seal.key"))
                    .applyTo(context);
        }
    }
}
