package vn.phoihop.backup;

/** Is told how far a backup or its restoring is, some times in a second at most. */
public interface Progress {

    /**
     * @param table that is being copied
     * @param rows of all tables so far
     * @param bytes of all tables so far, before packing
     */
    void copied(String table, long rows, long bytes);
}
