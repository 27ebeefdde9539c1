package vn.phoihop.sample;

import java.util.List;
import java.util.Set;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * One of the 34 provinces of the invented nation: those whose codes the provinces since 1 July 2025 bear, as they were before, with their
 * districts. Of Kiên Giang the shipped files tell; what lies below the others is made up and says so.
 *
 * @param number in the order of the codes, from 1
 * @param weight how busy it is beside the others
 */
record Province(int number, Area area, int weight) {

    private static final Set<String> AT_SEA =
            Set.of("22", "31", "37", "38", "40", "42", "44", "46", "48", "51", "52", "56", "79", "82", "91", "96");
    private static final Set<String> AT_BORDER =
            Set.of("04", "11", "12", "14", "20", "22", "38", "40", "42", "44", "46", "48", "51", "66", "80", "91");

    static List<Province> all(Organisation organisation) {
        List<Area> areas = organisation.areas(AreaLevel.PROVINCE, Nation.MERGED).stream()
                .map(now -> organisation.findArea(now.code(), AreaLevel.PROVINCE, Formation.DAY))
                .flatMap(java.util.Optional::stream)
                .toList();
        Dice dice = new Dice("provinces");
        return java.util.stream.IntStream.range(0, areas.size())
                .mapToObj(i -> new Province(i + 1, areas.get(i), dice.between(60, 150)))
                .toList();
    }

    String code() {
        return area.code();
    }

    /** Beyond the sample's own book. */
    BookId book() {
        return new BookId(100 + Integer.parseInt(code()));
    }

    String bookCode() {
        return "NATION_" + code();
    }

    LocalizedText bookName() {
        return new LocalizedText(
                "Sổ phối hợp " + area.name().vi() + " (mẫu)",
                "Book of " + area.name().en() + " (sample)");
    }

    boolean shipped() {
        return code().equals(Formation.KIEN_GIANG);
    }

    boolean atSea() {
        return AT_SEA.contains(code());
    }

    boolean atBorder() {
        return AT_BORDER.contains(code());
    }

    /** How many communes each district is given. */
    List<Integer> districts() {
        Dice dice = new Dice("districts " + code());
        return java.util.stream.IntStream.range(0, dice.between(7, 12))
                .mapToObj(i -> dice.between(8, 12))
                .toList();
    }
}
