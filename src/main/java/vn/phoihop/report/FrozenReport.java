package vn.phoihop.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.ledger.Flaw;

/**
 * A report with frozen figures, read at the cutoff that the book says it was frozen at.
 *
 * @param entry that froze it; null where the book has none
 * @param flaws where what is kept of it is not what the entry says
 */
record FrozenReport(ReportContent content, @Nullable FreezeEntry entry, List<Flaw> flaws) {}
