package vn.phoihop.ledger;

/**
 * Records whose payloads a figure needs: they stay in a book's file also when it is written without the contents of records. A room that
 * has such records says so by a bean.
 *
 * @param recordType of its entries
 * @param inFront the event whose payload stands before all entries, so that whoever reads them once knows what to look for; empty for none
 */
public record ToldInFull(String recordType, String inFront) {

    boolean isInFront(Entry entry) {
        return entry.recordType().equals(recordType) && entry.event().equals(inFront);
    }
}
