package vn.phoihop.sample;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.Window;

/**
 * What is to be written of the nation, a book at a time.
 *
 * @param before the books of the 63 provinces, of which those that go on are written to the end
 * @param founded the new books that follow others; when those are complete
 */
record NationPlan(List<Work> before, List<Work> founded) {

    /** A province and what is written down in it. */
    record Work(Province province, ProvinceYears years) {
        long records() {
            return IntStream.range(0, years.months()).mapToLong(years::records).sum();
        }
    }

    /**
     * Of the provinces that have days in the years.
     *
     * @param activities in all provinces and years, as are the cases, before the share is taken
     */
    static NationPlan of(Organisation organisation, Nation.Size size, int activities, int cases) {
        Window window = size.years();
        List<Province> all = Province.all(organisation).stream()
                .filter(one -> one.days(window).isPresent())
                .toList();
        double[] weights = all.stream()
                .mapToDouble(one ->
                        one.weight() * ProvinceYears.busy(one.days(window).orElseThrow()))
                .toArray();
        int[] allActivities = Allotment.of((int) (activities * size.share()), weights);
        int[] allCases = Allotment.of((int) (cases * size.share()), weights);
        Set<Province> wanted = Province.now(organisation).stream()
                .limit(size.provinces())
                .flatMap(one -> Stream.concat(one.merged().stream(), Stream.of(one)))
                .collect(Collectors.toSet());
        // Those that end come before those that are made of them.
        Map<Province, ProvinceYears> years = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Province province = all.get(i);
            if (wanted.contains(province)) {
                List<ProvinceYears> merged = province.merged().stream()
                        .flatMap(one -> Optional.ofNullable(years.get(one)).stream())
                        .toList();
                LocalDate last = province.ended() && window.to().isAfter(Nation.MERGED) ? Nation.MERGED : null;
                List<Era> eras = province.eras(organisation, window);
                years.put(province, new ProvinceYears(eras, window, last, merged, allActivities[i], allCases[i]));
            }
        }
        return new NationPlan(work(years, false), work(years, true));
    }

    private static List<Work> work(Map<Province, ProvinceYears> years, boolean founded) {
        return years.entrySet().stream()
                .filter(one -> one.getKey().founded() == founded)
                .map(one -> new Work(one.getKey(), one.getValue()))
                .toList();
    }

    long records() {
        return Stream.concat(before.stream(), founded.stream())
                .mapToLong(Work::records)
                .sum();
    }
}
