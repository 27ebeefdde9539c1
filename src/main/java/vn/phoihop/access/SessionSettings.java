package vn.phoihop.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Sessions are kept in the database, so that any node serves any visitor. */
@Configuration(proxyBeanMethods = false)
class SessionSettings {

    /**
     * Spring Session writes after every request that somebody was here. To the minute is enough: what only repeats the last minute writes
     * nothing, and its commit waits for no disk.
     */
    private static final String UPDATE = """
            UPDATE %TABLE_NAME%
            SET SESSION_ID = seen.id, LAST_ACCESS_TIME = seen.at, MAX_INACTIVE_INTERVAL = seen.inactive,
                EXPIRY_TIME = seen.expiry, PRINCIPAL_NAME = seen.principal
            FROM (SELECT ?::text, ?::bigint, ?::int, ?::bigint, ?::text, ?::text)
                AS seen (id, at, inactive, expiry, principal, primary_id)
            WHERE %TABLE_NAME%.PRIMARY_ID = seen.primary_id
              AND (%TABLE_NAME%.SESSION_ID <> seen.id
                   OR %TABLE_NAME%.LAST_ACCESS_TIME < seen.at - 60000
                   OR %TABLE_NAME%.MAX_INACTIVE_INTERVAL <> seen.inactive
                   OR %TABLE_NAME%.PRINCIPAL_NAME IS DISTINCT FROM seen.principal)
            """;

    /** The sign that a form is ours, in a cookie. */
    @Bean
    CookieCsrfTokenRepository signsOfForms() {
        return new CookieCsrfTokenRepository();
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> writeSeldom() {
        return repository -> repository.setUpdateSessionQuery(UPDATE);
    }
}
