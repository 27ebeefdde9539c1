package vn.phoihop.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Window;

/**
 * A province of the invented nation: one of the 63 until 30 June 2025, or one that was founded out of several of them the day after. Of Kiên
 * Giang and of the areas of the new An Giang the shipped files tell; what lies below the others is made up and says so.
 *
 * @param number in the order of the codes, from 1, the founded ones after the others
 * @param weight how busy it is beside the others
 * @param merged those it was made of; none where it was not founded by the merger
 */
record Province(int number, Area area, int weight, List<Province> merged) {

    /** Ids from here on belong to the nation; ten thousand for each province. */
    private static final long FIRST = 10_000_000;

    private static final Set<String> AT_SEA = Set.of(
            "22", "31", "34", "36", "37", "38", "40", "42", "44", "45", "46", "48", "49", "51", "52", "54", "56", "58",
            "60", "77", "79", "82", "83", "84", "91", "94", "95", "96");
    private static final Set<String> AT_BORDER = Set.of(
            "02", "04", "10", "11", "12", "14", "20", "22", "38", "40", "42", "44", "45", "46", "49", "62", "64", "66",
            "67", "70", "72", "80", "87", "89", "91");

    /** On this day two wards of Kiên Giang had become one. */
    private static final LocalDate WARDS_UNITED = LocalDate.of(2025, 1, 1);

    /** The 63 that there were until 30 June 2025, in the order of their codes. */
    static List<Province> before(Organisation organisation) {
        List<Area> areas = organisation.areas(AreaLevel.PROVINCE, Formation.DAY);
        Dice dice = new Dice("provinces");
        return IntStream.range(0, areas.size())
                .mapToObj(i -> new Province(i + 1, areas.get(i), dice.between(60, 150), List.of()))
                .toList();
    }

    /** The 34 that there are since 1 July 2025, in the order of their codes: those founded then, and those that went on. */
    static List<Province> now(Organisation organisation) {
        List<Province> before = before(organisation);
        List<Province> all = new ArrayList<>();
        int founded = 0;
        for (Area area : organisation.areas(AreaLevel.PROVINCE, Nation.MERGED)) {
            Optional<Province> same = before.stream()
                    .filter(one -> one.area.id().equals(area.id()))
                    .findFirst();
            if (same.isPresent()) {
                all.add(same.get());
                continue;
            }
            List<Province> merged = before.stream()
                    .filter(one -> organisation
                            .rebased(one.area.id(), Formation.DAY, Nation.MERGED)
                            .places()
                            .contains(area.id()))
                    .toList();
            int weight = merged.stream().mapToInt(Province::weight).sum();
            all.add(new Province(before.size() + ++founded, area, weight, merged));
        }
        return List.copyOf(all);
    }

    /** Of either time: the 63, and those founded out of them. */
    static List<Province> all(Organisation organisation) {
        return Stream.concat(
                        before(organisation).stream(),
                        now(organisation).stream().filter(Province::founded))
                .toList();
    }

    boolean founded() {
        return !merged.isEmpty();
    }

    /** Whether it ended on the day of the merger. */
    boolean ended() {
        return Nation.MERGED.equals(area.valid().to());
    }

    /** The first of its ids, of areas and of units. */
    long firstId() {
        return FIRST + number * 10_000L;
    }

    AreaId id() {
        return area.id();
    }

    String code() {
        return area.code();
    }

    /** Beyond the sample's own books; the codes are borne again by those founded. */
    BookId book() {
        return new BookId((founded() ? 200 : 100) + Integer.parseInt(code()));
    }

    String bookCode() {
        return "NATION_" + code() + (founded() ? "_2025" : "");
    }

    LocalizedText bookName() {
        return new LocalizedText(
                "Sổ phối hợp " + area.name().vi() + (founded() ? " từ 01/7/2025 (mẫu)" : " (mẫu)"),
                "Book of " + area.name().en() + (founded() ? " since 1 July 2025 (sample)" : " (sample)"));
    }

    /** Kiên Giang: its areas and units come with the program. */
    boolean shipped() {
        return code().equals(Formation.KIEN_GIANG) && !founded();
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
        return IntStream.range(0, dice.between(7, 12))
                .mapToObj(i -> dice.between(8, 12))
                .toList();
    }

    /** Which of these days it had a book to write in; empty where none. */
    Optional<Window> days(Window years) {
        LocalDate from = founded() && years.from().isBefore(Nation.MERGED) ? Nation.MERGED : years.from();
        LocalDate to = ended() && years.to().isAfter(Nation.MERGED) ? Nation.MERGED : years.to();
        return from.isBefore(to) ? Optional.of(new Window(from, to)) : Optional.empty();
    }

    /** These days, cut where its areas or units change. */
    List<Era> eras(Organisation organisation, Window years) {
        List<Era> eras = new ArrayList<>();
        Window days = days(years).orElseThrow();
        LocalDate day = founded() ? Nation.MERGED : Formation.DAY;
        LocalDate from = days.from();
        for (LocalDate change : shipped() ? List.of(WARDS_UNITED, Nation.MERGED) : List.of(Nation.MERGED)) {
            if (change.isAfter(from) && change.isBefore(days.to())) {
                eras.add(era(organisation, day, new Window(from, change), years));
                from = change;
            }
            day = change.isAfter(from) ? day : change;
        }
        eras.add(era(organisation, day, new Window(from, days.to()), years));
        return eras;
    }

    private Era era(Organisation organisation, LocalDate day, Window days, Window years) {
        Formation formation = new Formation(organisation, code(), shipped() ? "KG" : code(), years, day);
        return new Era(book(), formation, shipped() ? Route.all(formation) : Route.plain(formation), days);
    }
}
