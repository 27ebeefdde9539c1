package vn.phoihop.access;

/** What one may be allowed to do, by name; {@link Role} says who may. Rooms to the left of this one use the names as text. */
public final class Authority {

    /** See figures and counts; of a record only what it counts for, unless it is in sight. */
    public static final String FIGURE_VIEW = "figure.view";
    /** Search, list and take away the records in sight. */
    public static final String RECORD_VIEW = "record.view";
    /** Write down activities, correct and withdraw them. */
    public static final String ACTIVITY_RECORD = "activity.record";
    /** Open cases, write down their milestones, hand them over. */
    public static final String CASE_RECORD = "case.record";
    /** Give information, ask for verifications, and decide on what comes of them. */
    public static final String EXCHANGE_RECORD = "exchange.record";
    /** Confirm or contest, for one's unit, what another wrote down about it; acknowledge, answer and rate what it was sent. */
    public static final String RECORD_CONFIRM = "record.confirm";
    /** Open a report for a window. */
    public static final String REPORT_DRAFT = "report.draft";
    /** Write the words around its figures. */
    public static final String REPORT_NARRATE = "report.narrate";
    /** Confirm or contest the lines of one's own force. */
    public static final String REPORT_CONFIRM = "report.confirm";
    /** Take the cutoff of a report, or open it again. */
    public static final String REPORT_FREEZE = "report.freeze";
    /** Approve a frozen report as head of the drafting body. */
    public static final String REPORT_APPROVE = "report.approve";
    /** Sign a report. */
    public static final String REPORT_SIGN = "report.sign";
    /** Number and issue a signed report. */
    public static final String REPORT_ISSUE = "report.issue";
    /** See entries, seals and verification. */
    public static final String BOOK_VIEW = "book.view";
    /** Take a whole book away as a file. */
    public static final String BOOK_EXPORT = "book.export";
    /** See units, areas and what can be counted. */
    public static final String ORGANISATION_VIEW = "organisation.view";
    /** Change units, areas and the catalogue. */
    public static final String ORGANISATION_ADMINISTER = "organisation.administer";
    /** Open accounts, appoint, lock, give one-time passwords. */
    public static final String ACCOUNT_ADMINISTER = "account.administer";
    /** Name addresses outside that are told automatically: for one's own unit and those below it; who administers the organisation, for every one. */
    public static final String WEBHOOK_ADMINISTER = "webhook.administer";
    /** Read the trail of access. */
    public static final String TRAIL_VIEW = "trail.view";

    private Authority() {}
}
