package vn.phoihop.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A personal access token as its holder sees it; what signs in with it is shown once and kept only as a hash.
 *
 * @param appointment the office it acts in
 * @param scopes the authorities it is limited to, in alphabetical order
 * @param expiresAt the moment from which it is no longer good
 */
record AccessToken(
        UUID id,
        UUID appointment,
        String name,
        List<String> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom,
        @Nullable Instant revokedAt) {

    boolean goodAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
