package vn.phoihop.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** How long a request waits for a connection before it is told that the system is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    Clock clock() {
        // The local day of who works here is asked of it too.
        return Clock.system(ZONE);
    }

    @Bean
    DatabaseAccess databaseAccess(
            @Value("${phoihop.database.url}") String url,
            @Value("${phoihop.database.owner.user}") String user,
            @Value("${phoihop.database.owner.password}") String password) {
        DatabaseAccess access = new DatabaseAccess(url, new DatabaseAccess.Login(user, password));
        Provisioning.prepare(access);
        return access;
    }

    @Bean(destroyMethod = "close")
    HikariDataSource appPool(DatabaseAccess access, @Value("${phoihop.database.connections:10}") int connections) {
        return pool("app", access.url(), access.app(), connections);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource systemPool(DatabaseAccess access) {
        return pool("system", access.url(), access.system(), 4);
    }

    @Bean
    @org.springframework.context.annotation.Primary
    DataSource dataSource(HikariDataSource appPool, HikariDataSource systemPool) {
        AbstractRoutingDataSource routes = new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
                return Acting.current() instanceof Acting.AsSystem;
            }
        };
        routes.setTargetDataSources(Map.of(Boolean.TRUE, systemPool, Boolean.FALSE, appPool));
        return routes;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new ActingTransactionManager(dataSource);
    }

    private static HikariDataSource pool(String name, String url, DatabaseAccess.Login login, int connections) {
        HikariConfig configuration = new HikariConfig();
        configuration.setPoolName(name);
        configuration.setJdbcUrl(url);
        configuration.setUsername(login.user());
        configuration.setPassword(login.password());
        configuration.setMaximumPoolSize(connections);
        configuration.setMinimumIdle(1);
        configuration.setConnectionTimeout(PATIENCE.toMillis());
        configuration.addDataSourceProperty("currentSchema", "phoihop");
        configuration.addDataSourceProperty("ApplicationName", "phoihop-" + name);
        return new HikariDataSource(configuration);
    }
}
