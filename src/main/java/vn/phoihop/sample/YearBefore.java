package vn.phoihop.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.phoihop.figure.CountOnlyFigures.CountOnly;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;

/** The same half-year of 2021 as bare counts, so that the report can print the change; the records of that time were on paper. */
final class YearBefore {

    private static final LocalizedText SOURCE = new LocalizedText(
            "Báo cáo sơ kết 6 tháng đầu năm 2021 (số liệu mẫu)", "Six-month report, first half of 2021 (sample data)");

    private static final Map<String, String> COUNTS = new TreeMap<>(Map.ofEntries(
            Map.entry("INFORMATION_ITEMS_EXCHANGED", "187"),
            Map.entry("INFORMATION_ITEMS_OF_VALUE", "96"),
            Map.entry("VERIFICATIONS_ASKED", "44"),
            Map.entry("VERIFICATIONS_ANSWERED_ON_TIME", "31"),
            Map.entry("PATROLS", "9874"),
            Map.entry("JOINT_PATROLS", "8412"),
            Map.entry("SEA_PATROLS", "3690"),
            Map.entry("BORDER_PATROLS", "2905"),
            Map.entry("PATROL_PERSONNEL_TURNS", "57310"),
            Map.entry("JOINT_PATROL_PERSONNEL_TURNS", "51208"),
            Map.entry("PATROL_CRAFT_TURNS", "4760"),
            Map.entry("PATROL_VEHICLE_TURNS", "3905"),
            Map.entry("SWEEPS", "33"),
            Map.entry("SOCIAL_ORDER_CASES_SOLVED", "338"),
            Map.entry("SOCIAL_ORDER_SUBJECTS_SOLVED", "447"),
            Map.entry("GANGS_BROKEN_UP", "6"),
            Map.entry("GANG_ARRESTS", "47"),
            Map.entry("GUNS_SEIZED", "24"),
            Map.entry("DRUG_CASES_PROSECUTED", "121"),
            Map.entry("DRUG_SUBJECTS_PROSECUTED", "150"),
            Map.entry("DRUGS_SEIZED_KG", "38.72"),
            Map.entry("DRUG_PILLS_SEIZED", "19460"),
            Map.entry("BANNED_GOODS_CASES_HANDLED", "109"),
            Map.entry("BANNED_GOODS_CASES_PROSECUTED", "21"),
            Map.entry("BANNED_GOODS_CASES_PENALISED", "70"),
            Map.entry("BANNED_GOODS_SUBJECTS_HANDLED", "95"),
            Map.entry("CIGARETTE_PACKS_SEIZED", "702600"),
            Map.entry("FUEL_LITRES_SEIZED", "1265000"),
            Map.entry("SUGAR_SEIZED_KG", "181500"),
            Map.entry("ILLEGAL_ENTRY_EXIT_CASES_HANDLED", "92"),
            Map.entry("ILLEGAL_ENTRY_EXIT_SUBJECTS_HANDLED", "248"),
            Map.entry("ILLEGAL_EXIT_CASES_PROSECUTED", "3"),
            Map.entry("ILLEGAL_EXIT_SUBJECTS_PROSECUTED", "7"),
            Map.entry("EVENTS_GUARDED", "24"),
            Map.entry("EVENT_GUARD_PERSONNEL_TURNS", "1604"),
            Map.entry("DRILLS", "12"),
            Map.entry("JOINT_DRILLS", "9"),
            Map.entry("DRILL_PERSONNEL_TURNS", "1790"),
            Map.entry("TRAININGS", "41"),
            Map.entry("PREMISES_CHECKS", "365"),
            Map.entry("OUTREACH_SESSIONS", "296"),
            Map.entry("OUTREACH_ATTENDANCES", "33150")));

    private YearBefore() {}

    static List<CountOnly> counts(BookId book) {
        return COUNTS.entrySet().stream()
                .map(count -> new CountOnly(
                        book,
                        Dice.id("count " + count.getKey()),
                        count.getKey(),
                        Rhythm.STORY.yearBefore(),
                        Quantity.of(count.getValue()),
                        SOURCE))
                .toList();
    }
}
