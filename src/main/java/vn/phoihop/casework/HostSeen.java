package vn.phoihop.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The case that takes another one in.
 *
 * @param version the one seen; null where it may be joined whatever else has happened to it
 */
record HostSeen(UUID id, @Nullable Integer version) {

    /** As a form sends it: id and version, or the id alone. */
    static HostSeen parse(String text) {
        String[] parts = text.split("@", 2);
        return new HostSeen(UUID.fromString(parts[0]), parts.length < 2 ? null : Integer.valueOf(parts[1]));
    }

    @Override
    public String toString() {
        return version == null ? id.toString() : id + "@" + version;
    }
}
