package vn.phoihop.report;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Form;
import vn.phoihop.document.Reference;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * A form for a window, somewhere between draft and paper. {@code version} grows with every step; whoever takes a step says which one was
 * looked at.
 */
record Report(
        RecordKey key,
        int version,
        String form,
        String regime,
        Window window,
        ReportState state,
        Drafter drafter,
        Instant startedAt,
        /** The issued report in whose place it stands. */
        java.util.@Nullable UUID replaces,
        @Nullable Frozen frozen,
        @Nullable String approvedBy,
        @Nullable Signed signed,
        @Nullable Issued issued,
        /** SHA-256 of the PDF as signed, later as issued. */
        @Nullable String paperHash) {

    /** The record type of its entries in the book. */
    static final String RECORD_TYPE = "report";

    record Drafter(AccountId account, String name, @Nullable UnitId unit) {}

    /**
     * Since when, by whom and where the figures stand; {@code figuresHash} is the SHA-256 of them in canonical form. The account is not known
     * of what was frozen before it was kept.
     */
    record Frozen(
            Cutoff cutoff,
            Instant at,
            String by,
            String figuresHash,
            @Nullable AccountId account) {

        /** The same at another cutoff. */
        Frozen at(Cutoff other) {
            return new Frozen(other, at, by, figuresHash, account);
        }
    }

    /**
     * By whom and when, and what the signer saw: adjustments up to {@code upTo}, under {@code head}. Neither is known of what was signed
     * before they were kept.
     */
    record Signed(
            String by,
            Instant at,
            @Nullable Cutoff upTo,
            @Nullable IssuingBody head) {}

    record Issued(int number, String symbol, LocalDate on) {

        /** As printed on a paper of the form's type: {@code 05/BC-CAT-PV01}. */
        String printed(Form form) {
            return new Reference(number, symbol).printed(ReportPaper.type(form));
        }
    }

    /** Taken over by another officer; the drafting body stays. */
    Report draftedBy(Officer officer) {
        return new Report(
                key,
                version,
                form,
                regime,
                window,
                state,
                new Drafter(officer.account(), officer.name(), drafter.unit()),
                startedAt,
                replaces,
                frozen,
                approvedBy,
                signed,
                issued,
                paperHash);
    }

    Report inState(ReportState next) {
        return new Report(
                key,
                version,
                form,
                regime,
                window,
                next,
                drafter,
                startedAt,
                replaces,
                frozen,
                approvedBy,
                signed,
                issued,
                paperHash);
    }

    Report frozen(@Nullable Frozen now) {
        return new Report(
                key,
                version,
                form,
                regime,
                window,
                state,
                drafter,
                startedAt,
                replaces,
                now,
                approvedBy,
                signed,
                issued,
                paperHash);
    }

    Report approved(@Nullable String by) {
        return new Report(
                key, version, form, regime, window, state, drafter, startedAt, replaces, frozen, by, signed, issued,
                paperHash);
    }

    Report signed(@Nullable Signed now) {
        return new Report(
                key,
                version,
                form,
                regime,
                window,
                state,
                drafter,
                startedAt,
                replaces,
                frozen,
                approvedBy,
                now,
                issued,
                paperHash);
    }

    Report issued(Issued now) {
        return new Report(
                key,
                version,
                form,
                regime,
                window,
                state,
                drafter,
                startedAt,
                replaces,
                frozen,
                approvedBy,
                signed,
                now,
                paperHash);
    }

    Report withPaper(@Nullable String hash) {
        return new Report(
                key,
                version,
                form,
                regime,
                window,
                state,
                drafter,
                startedAt,
                replaces,
                frozen,
                approvedBy,
                signed,
                issued,
                hash);
    }
}
