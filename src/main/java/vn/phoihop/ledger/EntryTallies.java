package vn.phoihop.ledger;

import java.util.List;

/** The tallies of one entry, reversals included. */
public record EntryTallies(long position, List<Tally> tallies) {}
