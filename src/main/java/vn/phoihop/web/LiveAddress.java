package vn.phoihop.web;

/**
 * Where an open page hears that something new has come for its visitor (server-sent events), contributed by a room as a bean: an event {@code unread} with
 * how much waits unread, and an event {@code item} with a path under this address, whose fragment the page shows.
 *
 * @param authority who may listen
 */
public record LiveAddress(String href, String authority) {}
