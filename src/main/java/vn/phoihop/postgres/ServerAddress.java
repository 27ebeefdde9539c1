package vn.phoihop.postgres;

/** Where a PostgreSQL server answers, and its bootstrap superuser. */
public record ServerAddress(String host, int port, String user, String password) {

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Without the password, so that it can be logged. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
