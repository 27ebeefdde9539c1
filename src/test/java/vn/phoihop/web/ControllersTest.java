package vn.phoihop.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What every controller keeps to. */
@AnalyzeClasses(packages = "vn.phoihop", importOptions = ImportOption.DoNotIncludeTests.class)
class ControllersTest {

    @ArchTest
    static final ArchRule EVERY_REQUEST_IS_ONE_TRANSACTION = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .and(DescribedPredicate.not(DescribedPredicate.describe(
                    "annotations and the place where errors end",
                    one -> one.isAnnotation() || one.getSimpleName().equals("ProblemAdvice"))))
            .should()
            .beAnnotatedWith(PageController.class)
            .orShould()
            .beAnnotatedWith(ApiController.class)
            .because("its methods begin and end the transaction that says who acts");

    @ArchTest
    static final ArchRule PROXIES_REACH_EVERY_METHOD = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should()
            .notBePrivate()
            .andShould()
            .notHaveModifier(JavaModifier.FINAL)
            .because("a private or final method would run outside the transaction");
}
