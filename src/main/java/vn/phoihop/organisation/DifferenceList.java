package vn.phoihop.organisation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.Difference.What;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.Page;

/** The differences of a plan as a list with search and filter. A plan is made in memory, and so is what is shown of it. */
final class DifferenceList {

    private DifferenceList() {}

    /** A difference and its number within the plan, from 1 on. */
    record Numbered(int number, Difference difference) {}

    static Listing<Numbered> listing(ImportPlan plan, Page page, ListQuery query) {
        List<Numbered> found = found(plan, query);
        List<Choice> sorts = Stream.of(What.values())
                .filter(plan.counts()::containsKey)
                .map(what -> new Choice(what.name(), page.text("organisation.import.what." + what), false))
                .toList();
        return Listing.of(
                query,
                page.text("organisation.import.differences"),
                List.of(Filter.choice("what", page.text("organisation.import.column.what"), query, sorts)),
                columns(page),
                after(found, query, ListQuery.PAGE + 1),
                found.size(),
                row -> ListQuery.place(row.number));
    }

    /** Those that the query asks for, in the order of the plan. */
    static List<Numbered> found(ImportPlan plan, ListQuery query) {
        String what = query.filter("what");
        List<String> words = Folding.words(query.search());
        return IntStream.range(0, plan.differences().size())
                .mapToObj(i -> new Numbered(i + 1, plan.differences().get(i)))
                .filter(row -> what.isEmpty() || row.difference.what().name().equals(what))
                .filter(row -> words.isEmpty() || words.stream().allMatch(text(row.difference)::contains))
                .toList();
    }

    /** What comes after the place in the query. */
    static List<Numbered> after(List<Numbered> found, ListQuery query, int most) {
        int last = place(query);
        return found.stream().filter(row -> row.number > last).limit(most).toList();
    }

    private static int place(ListQuery query) {
        try {
            return query.after().isEmpty() ? 0 : Integer.parseInt(query.after().getFirst());
        } catch (NumberFormatException unreadable) {
            throw query.unreadablePlace();
        }
    }

    private static String text(Difference one) {
        return Folding.fold(one.code() + " " + one.name().vi() + " " + vi(one.before()) + " " + vi(one.after()));
    }

    private static String vi(@Nullable LocalizedText text) {
        return text == null ? "" : text.vi();
    }

    static List<Column<Numbered>> columns(Page page) {
        return List.of(
                column(page, "what", one -> page.text("organisation.import.what." + one.what())),
                column(page, "code", Difference::code),
                column(page, "name", one -> page.text(one.name())),
                column(page, "before", one -> one.before() == null ? null : page.text(one.before())),
                column(page, "after", one -> one.after() == null ? null : page.text(one.after())),
                column(page, "from", one -> one.days().from()),
                column(page, "to", one -> one.days().to()),
                column(page, "row", Difference::where));
    }

    private static Column<Numbered> column(Page page, String name, Function<Difference, @Nullable Object> of) {
        return Column.text(page.text("organisation.import.column." + name), row -> of.apply(row.difference));
    }
}
