package vn.phoihop.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.function.SingletonSupplier;

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

    /** Waits until the database is ready; nothing asks for it before it has to. */
    @Bean
    @Lazy
    DatabaseAccess databaseAccess(OpeningDatabase opening) {
        return opening.ready();
    }

    @Bean(destroyMethod = "close")
    @Lazy
    HikariDataSource appPool(DatabaseAccess access, @Value("${phoihop.database.connections:10}") int connections) {
        return pool("app", access.url(), access.app(), connections);
    }

    @Bean(destroyMethod = "close")
    @Lazy
    HikariDataSource systemPool(DatabaseAccess access) {
        return pool("system", access.url(), access.system(), 4);
    }

    /** To the pool of who acts. */
    @Bean
    @Primary
    DataSource dataSource(
            @Qualifier("appPool") ObjectProvider<HikariDataSource> appPool,
            @Qualifier("systemPool") ObjectProvider<HikariDataSource> systemPool) {
        return new AbstractDataSource() {
            private final Supplier<HikariDataSource> app = SingletonSupplier.of(appPool::getObject);
            private final Supplier<HikariDataSource> system = SingletonSupplier.of(systemPool::getObject);

            @Override
            public Connection getConnection() throws SQLException {
                return (Acting.current() instanceof Acting.AsSystem ? system : app)
                        .get()
                        .getConnection();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                throw new SQLFeatureNotSupportedException("the pools know who signs in");
            }
        };
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
