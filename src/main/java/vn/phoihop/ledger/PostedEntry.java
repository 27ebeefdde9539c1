package vn.phoihop.ledger;

import java.util.UUID;

/** A new entry as {@link AfterPosting} is told of it: about which record, what happened, and its tallies. */
public record PostedEntry(UUID record, String event, EntryTallies tallies) {}
