package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.UnitId;

/**
 * What is asked about a case or a gang when it is opened.
 *
 * @param kind of the catalogue, for example {@code CASE}
 * @param category null for a kind that needs none, and of cases written before it was asked of them
 * @param lead the unit that opens it and leads it until it is handed over
 * @param exercise invented while a drill is played; never enters real figures
 */
public record CaseForm(
        String kind,
        @Nullable String category,
        AreaId area,
        LocalDate openedOn,
        UnitId lead,
        List<UnitId> partners,
        @Nullable String title,
        @Nullable String note,
        boolean exercise) {

    public CaseForm {
        partners = List.copyOf(partners);
        title = PlainText.tidy(title);
        note = PlainText.tidy(note);
    }
}
