package vn.phoihop.access;

import static vn.phoihop.access.Authority.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The offices staff hold, each with what it may do: the one table of rights. */
public enum Role {
    /** Cán bộ nhập: writes down what happened. */
    RECORDER(
            FIGURE_VIEW, RECORD_VIEW, ACTIVITY_RECORD, CASE_RECORD, EXCHANGE_RECORD, RECORD_CONFIRM, ORGANISATION_VIEW),
    /** Tham mưu: drafts reports, confirms the lines of the own force, freezes. */
    STAFF_OFFICER(
            FIGURE_VIEW,
            RECORD_VIEW,
            ACTIVITY_RECORD,
            CASE_RECORD,
            EXCHANGE_RECORD,
            RECORD_CONFIRM,
            REPORT_DRAFT,
            REPORT_NARRATE,
            REPORT_CONFIRM,
            REPORT_FREEZE,
            BOOK_VIEW,
            ORGANISATION_VIEW),
    /** Trưởng bộ phận tham mưu: approves what the drafting body made; never the own draft. */
    HEAD_OF_STAFF(
            FIGURE_VIEW,
            RECORD_VIEW,
            ACTIVITY_RECORD,
            CASE_RECORD,
            EXCHANGE_RECORD,
            RECORD_CONFIRM,
            REPORT_DRAFT,
            REPORT_NARRATE,
            REPORT_CONFIRM,
            REPORT_FREEZE,
            REPORT_APPROVE,
            BOOK_VIEW,
            ORGANISATION_VIEW,
            WEBHOOK_ADMINISTER),
    /** Chỉ huy: signs. */
    COMMANDER(
            FIGURE_VIEW,
            RECORD_VIEW,
            EXCHANGE_RECORD,
            RECORD_CONFIRM,
            REPORT_SIGN,
            BOOK_VIEW,
            ORGANISATION_VIEW,
            WEBHOOK_ADMINISTER),
    /** Văn thư: numbers and issues. */
    RECORDS_CLERK(FIGURE_VIEW, RECORD_VIEW, REPORT_ISSUE, ORGANISATION_VIEW),
    /** Đoàn kiểm tra: sees all, changes nothing. */
    INSPECTOR(FIGURE_VIEW, RECORD_VIEW, BOOK_VIEW, BOOK_EXPORT, ORGANISATION_VIEW),
    /** Kiểm toán: sees all and who looked at it. */
    AUDITOR(FIGURE_VIEW, RECORD_VIEW, BOOK_VIEW, BOOK_EXPORT, ORGANISATION_VIEW, TRAIL_VIEW),
    /** Quản trị: accounts, organisation, catalogue; no figures. */
    ADMINISTRATOR(ACCOUNT_ADMINISTER, ORGANISATION_VIEW, ORGANISATION_ADMINISTER, WEBHOOK_ADMINISTER, TRAIL_VIEW);

    /** How long a {@link #temporary} office may last at a time. */
    public static final int LONGEST_DAYS = 90;

    private final Set<String> authorities;

    Role(String... authorities) {
        this.authorities = Set.of(authorities);
    }

    public Set<String> authorities() {
        return authorities;
    }

    public boolean may(String authority) {
        return authorities.contains(authority);
    }

    /** Comes from outside to look, for a while: such an office always has a last day. */
    public boolean temporary() {
        return this == INSPECTOR || this == AUDITOR;
    }

    /** Whether who holds it sees the contents of all records of the book, whichever unit they concern. */
    public boolean seesAll() {
        return temporary();
    }

    /** All who may. */
    public static Set<Role> whoMay(String authority) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(values()).filter(role -> role.may(authority)).forEach(roles::add);
        return roles;
    }

    /** The key of its name in the messages. */
    public String key() {
        return "access.role." + name();
    }
}
