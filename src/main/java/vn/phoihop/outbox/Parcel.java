package vn.phoihop.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that is to be sent out.
 *
 * @param id the same however often it is carried: whoever receives it tells by it that it has come twice
 * @param target to whom, in words of its channel
 * @param key what it is about, as who put it says
 * @param attempts how often it was carried, this time included
 */
public record Parcel(UUID id, Channel channel, String target, UUID key, String body, Instant putAt, int attempts) {}
