package vn.phoihop.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;

/** Where an account is signed in, on whichever node. The id of a session opens it; so pages name it by a hash of its id. */
@Component
class Sessions {

    private static final String END = Sql.of("access/end-sessions");

    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository;
    private final JdbcClient jdbc;

    Sessions(ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /**
     * A session as its holder sees it.
     *
     * @param name what it is called on pages
     * @param seen when it was used last, to the minute
     * @param here it is the one that asks
     */
    record Open(String name, Instant begun, Instant seen, String address, String device, boolean here) {}

    /** Those of an account, the one that asks first, then by their last use. */
    List<Open> list(String login, String asking) {
        return open(login).values().stream()
                .map(one -> new Open(
                        name(one.getId()),
                        one.getCreationTime(),
                        one.getLastAccessedTime(),
                        Objects.requireNonNullElse(one.<String>getAttribute(Admission.ADDRESS), ""),
                        Device.named(Objects.requireNonNullElse(one.<String>getAttribute(Admission.AGENT), "")),
                        one.getId().equals(asking)))
                .sorted(Comparator.comparing((Open one) -> !one.here)
                        .thenComparing(Open::seen, Comparator.reverseOrder()))
                .toList();
    }

    /** Ends the account's session of that name; whether there was one. */
    @Transactional
    boolean end(String login, String name) {
        return open(login).keySet().stream()
                        .filter(id -> name(id).equals(name))
                        .mapToInt(id -> jdbc.sql(
                                        "delete from spring_session where session_id = :id and principal_name = :login")
                                .param("id", id)
                                .param("login", login)
                                .update())
                        .sum()
                > 0;
    }

    /** Ends all sessions of the account but the one with the id {@code kept}. */
    @Transactional
    int endAll(String login, String kept) {
        return jdbc.sql(END).param("login", login).param("kept", kept).update();
    }

    private Map<String, ? extends Session> open(String login) {
        FindByIndexNameSessionRepository<? extends Session> known = repository.getIfAvailable();
        return known == null ? Map.of() : known.findByPrincipalName(login);
    }

    private static String name(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
