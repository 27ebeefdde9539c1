package vn.phoihop.notice;

/** What a parcel asks for; what the mail says is written when it is carried, by what holds then. */
enum MailKind {
    /** What its lines tell. */
    NEWS,
    /** What is unread, due and overdue; the day whose digest it is follows after a space. */
    DIGEST,
    /** The code by which a mailbox is proved. */
    CODE;

    static MailKind of(String body) {
        return valueOf(body.split(" ", 2)[0]);
    }
}
