package vn.phoihop.notice;

/** What of a room is to be read and answered, as numbers; contributed as a bean. Asked as the person whose inbox it is, in a transaction of theirs. */
public interface Inbox {

    /** Where it is, as a path of this house. */
    String href();

    Numbers numbers();

    /** @param due within two days */
    record Numbers(int unread, int due, int overdue) {

        static final Numbers NONE = new Numbers(0, 0, 0);

        Numbers plus(Numbers other) {
            return new Numbers(unread + other.unread, due + other.due, overdue + other.overdue);
        }

        boolean none() {
            return unread == 0 && due == 0 && overdue == 0;
        }
    }
}
