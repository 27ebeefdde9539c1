package vn.phoihop.access;

import jakarta.servlet.Filter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions are kept in the database, so that any node serves any visitor. */
@Configuration(proxyBeanMethods = false)
class SessionSettings {

    /** The sign that a form is ours, in a cookie. */
    @Bean
    CookieCsrfTokenRepository signsOfForms() {
        return new CookieCsrfTokenRepository();
    }

    @Bean
    static BeanPostProcessor visits() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JdbcIndexedSessionRepository kept ? new Visits<>(kept) : bean;
            }
        };
    }

    @Bean
    FilterRegistrationBean<Filter> requestsOfVisits() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(Visits.aroundRequests());
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return registration;
    }

    /** A session is read before anybody acts, by one statement; what is written of it belongs to no other work, not even to that of an answer under way. */
    @Bean(defaultCandidate = false)
    @Qualifier("springSessionTransactionOperations")
    TransactionOperations eachStatementByItself(PlatformTransactionManager transactions) {
        TransactionTemplate outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        return outside;
    }
}
