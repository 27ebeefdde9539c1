package vn.phoihop.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/** Days of the years after the story on which nothing of the organisation changes: who works where, and in which book it is written. */
record Era(BookId book, Formation formation, List<Route> routes, Window days) {

    /** From the end of the story's sample to 30 June 2026. */
    static final Window YEARS = new Window(Rhythm.ALL.to(), LocalDate.of(2026, 7, 1));

    /** Kiên Giang and An Giang become one province, without districts. */
    static final LocalDate MERGER = Nation.MERGED;

    /** The district police has ended. */
    static final LocalDate NO_DISTRICT_POLICE = LocalDate.of(2025, 3, 1);

    /** Two wards became one; no district police; customs regional; the border guard under the military; one province. */
    private static final List<LocalDate> CHANGES = List.of(
            LocalDate.of(2025, 1, 1), NO_DISTRICT_POLICE, LocalDate.of(2025, 3, 15), LocalDate.of(2025, 6, 28), MERGER);

    static List<Era> all(Organisation organisation) {
        List<Era> eras = new ArrayList<>();
        LocalDate from = YEARS.from();
        for (LocalDate to : CHANGES) {
            eras.add(of(organisation, new Window(from, to)));
            from = to;
        }
        eras.add(of(organisation, new Window(from, YEARS.to())));
        return eras;
    }

    private static Era of(Organisation organisation, Window days) {
        boolean merged = !days.from().isBefore(MERGER);
        Formation formation =
                new Formation(organisation, Formation.KIEN_GIANG, merged ? "AG" : "KG", YEARS, days.from());
        return new Era(
                merged ? LaterYears.BOOK : Sample.BOOK,
                formation,
                merged ? Route.plain(formation) : Route.all(formation),
                days);
    }
}
