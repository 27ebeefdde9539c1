package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.files.SentTable;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;

/** Every way in which a list cannot be imported, told with its place, all at once; and nothing of it has been done. */
@DatabaseTest
@UsesDatabase(own = true)
class RefusedListsTest {

    @Autowired
    Organisations organisations;

    @Autowired
    LoadingOrganisation loading;

    @Autowired
    ImportingLists importing;

    @BeforeEach
    void load() {
        loading.loadShipped();
    }

    @Test
    void areasThatCannotBe() {
        assertThat(areas("""
                        88T;PROVINCE;;Tỉnh Lạ;Strange;2000-01-01;;
                        88T;PROVINCE;;Tỉnh Lạ;Strange;2000-01-01;;
                        8 8;PROVINCE;;Tỉnh Cách;Spaced;;;
                        8;TOWN;;Thị tứ;Town;;;
                        88101;COMMUNE;88T;;;31/02/2025;;
                        88102;COMMUNE;88T;Xã Lùi;Back;2025-07-01;2025-01-01;
                        88103;COMMUNE;77X;Xã Lạc;Lost;;;
                        88104;COMMUNE;;Xã Trống;Empty;;;
                        88105;DISTRICT;30730@2022-01-01;Huyện Ngược;Upside;2000-01-01;2024-01-01;
                        88106;COMMUNE;88T;Xã Sớm;Early;1990-01-01;;
                        91;PROVINCE;;Tỉnh Trùng;Twice;2026-01-01;;
                        88107;COMMUNE;88T;Xã Nối;Joined;2026-01-01;;99999
                        88108;COMMUNE;88T;Xã Nối;Joined;;;88107
                        92;PROVINCE;;Thành phố Cần Thơ;Can Tho;2025-07-01;2025-06-01;
                        """))
                .containsExactlyInAnyOrder(
                        "x.csv:3 code LISTED_TWICE",
                        "x.csv:4 code CODE_NOT_USABLE",
                        "x.csv:5 level VALUE_UNKNOWN",
                        "x.csv:6 name_vi REQUIRED",
                        "x.csv:6 name_en REQUIRED",
                        "x.csv:6 valid_from DAY_NOT_READABLE",
                        "x.csv:7 valid_to ENDS_BEFORE_IT_BEGINS",
                        "x.csv:8 parent CODE_UNKNOWN_ON_DAY",
                        "x.csv:9 parent REQUIRED",
                        "x.csv:10 parent WRONG_SUPERIOR",
                        "x.csv:11 parent CODE_UNKNOWN_ON_DAY",
                        "x.csv:12 code CODE_BORNE",
                        "x.csv:13 continues CONTINUES_NOTHING",
                        "x.csv:14 valid_from REQUIRED",
                        "x.csv:15 valid_to ENDS_BEFORE_IT_BEGINS");
    }

    @Test
    void whatEndsUnderOthersOrChangesItsKind() {
        assertThat(areas("899;DISTRICT;91;Thành phố Rạch Giá;Rach Gia City;;2023-01-01;\n"))
                .containsExactly("x.csv:2 valid_to OTHERS_LIE_UNDER");
        assertThat(areas("30730;DISTRICT;91;Phường Vĩnh Thanh Vân;Vinh Thanh Van Ward;;2025-01-01;\n"))
                .containsExactly("x.csv:2 level KIND_KEPT");
        assertThat(areas("""
                        87T;PROVINCE;;Tỉnh Ngắn;Short;2000-01-01;2010-01-01;
                        87101;COMMUNE;87T;Xã Dài;Long;2000-01-01;;
                        """)).containsExactly("x.csv:3 parent SUPERIOR_ABSENT");
        assertThat(areas("""
                        87T;PROVINCE;;Tỉnh Đè;Over;2000-01-01;2010-01-01;
                        87T;PROVINCE;;Tỉnh Đè;Over;2005-01-01;;87T
                        """)).containsExactly("x.csv:3 valid_from LISTED_TWICE");
    }

    @Test
    void unitsThatCannotBe() {
        assertThat(told("u.csv", ListFiles.UNITS + """
                        U-1;POLICE;Đơn vị Một;One;Một;U-2;;2000-01-01;;
                        U-2;POLICE;Đơn vị Hai;Two;Hai;U-3;;2000-01-01;;
                        U-3;POLICE;Đơn vị Ba;Three;Ba;U-1;;2000-01-01;;
                        U-4;NAVY;Đơn vị Bốn;Four;;;;;;
                        U-5;POLICE;Đơn vị Năm;Five;Năm;;91 00000;;;
                        """))
                .containsExactlyInAnyOrder(
                        "u.csv:2 parent LIES_UNDER_ITSELF",
                        "u.csv:3 parent LIES_UNDER_ITSELF",
                        "u.csv:4 parent LIES_UNDER_ITSELF",
                        "u.csv:5 force VALUE_UNKNOWN",
                        "u.csv:5 short REQUIRED",
                        "u.csv:6 areas CODE_UNKNOWN_ON_DAY");
    }

    @Test
    void successionsThatCannotBe() {
        assertThat(told("s.csv", """
                        area,successor,since,extent
                        30733,30742,2024-01-01,WHOLE
                        30733,99999,2025-07-01,ALL
                        00000,91,2025-07-01,PART
                        02,02@2022-01-01,2025-07-01,WHOLE
                        02,08,2025-07-01,PART
                        02,08,2025-07-01,PART
                        ,08,,WHOLE
                        """))
                .containsExactlyInAnyOrder(
                        "s.csv:2 since SUCCESSION_NOT_ENDED",
                        "s.csv:3 extent VALUE_UNKNOWN",
                        "s.csv:3 successor CODE_UNKNOWN_ON_DAY",
                        "s.csv:4 area CODE_UNKNOWN_ON_DAY",
                        "s.csv:5 successor SUCCESSION_TO_ITSELF",
                        "s.csv:7 successor LISTED_TWICE",
                        "s.csv:8 area REQUIRED",
                        "s.csv:8 since REQUIRED");
        assertThat(told("t.csv", "unit;successor;since\nCA-KG-PV01;CA-KG;2025-03-01\n"))
                .containsExactly("t.csv:2 since SUCCESSION_NOT_ENDED");
    }

    /** 30292 is a ward of An Giang since 1 July 2025 and was borne by nothing known before. */
    @Test
    void nothingGoesIntoAnAreaThatIsThereOnOtherDaysOnly() {
        assertThat(told("s.csv", "area,successor,since,extent\n30730,30292,2025-01-01,WHOLE\n"))
                .containsExactly("s.csv:2 successor CODE_UNKNOWN_ON_DAY");
        assertThat(told("s.csv", "area,successor,since,extent\n30730,30292@2025-07-01,2025-01-01,WHOLE\n"))
                .as("named by a day on which it is there, it is still not there on the day")
                .containsExactly("s.csv:2 successor SUCCESSOR_ABSENT");
    }

    /** 91 was Kiên Giang until 1 July 2025 and is An Giang since: without a day the first one is meant. */
    @Test
    void aCodeGivenAgainWithoutADayMeansWhoBoreItFirst() {
        assertThat(areas("91;PROVINCE;;Tỉnh An Giang;An Giang Province;;;\n"))
                .contains("x.csv:2 code CODE_BORNE", "x.csv:2 valid_to SUCCESSION_RESTS_ON_END");
        EveryLife every = importing
                .preview(Map.of(
                        "u.csv",
                        ListFiles.csv(ListFiles.UNITS
                                + "U-7;POLICE;Đơn vị Bảy;Seven;Bảy;;91;;;\n"
                                + "U-8;POLICE;Đơn vị Tám;Eight;Tám;;91;2025-07-01;;\n"
                                + "U-9;POLICE;Đơn vị Chín;Nine;Chín;;91@2025-07-01;;;\n")))
                .every();
        assertThat(answered(every, "U-7")).containsExactly(1091L);
        assertThat(answered(every, "U-8")).containsExactly(2091L);
        assertThat(answered(every, "U-9")).containsExactly(2091L);
    }

    private static List<Long> answered(EveryLife every, String unit) {
        return every.units().bearers(unit).getFirst().now().getFirst().areas().stream()
                .map(Life::written)
                .toList();
    }

    /** 30730 went into 30742 on 1 January 2025; 91 was Kiên Giang until 1 July 2025 and is An Giang since. */
    @Test
    void whatAKnownSuccessionRestsOnIsNotMovedAway() {
        assertThat(areas("30730;COMMUNE;899;Phường Vĩnh Thanh Vân;Vinh Thanh Van Ward;;2025-02-01;\n"))
                .containsExactly("x.csv:2 valid_to SUCCESSION_RESTS_ON_END");
        assertThat(problems(Map.of(
                        "x.csv",
                        ListFiles.csv(ListFiles.AREAS
                                + "30730;COMMUNE;899;Phường Vĩnh Thanh Vân;Vinh Thanh Van Ward;;2025-02-01;\n"))))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.arguments().toString()).contains("Phường Vĩnh Thanh Vân", "2025-01-01"));
        long before = organisations.current().position();
        assertThat(importing
                        .preview(Map.of(
                                "x.csv",
                                ListFiles.csv(ListFiles.AREAS
                                        + "30730;COMMUNE;899;Phường Vĩnh Thanh Vân;Vinh Thanh Van Ward;;2025-02-01;\n"),
                                "y.csv",
                                ListFiles.csv("area;successor;since;extent\n30730;30742;2025-02-01;WHOLE\n")))
                        .counts())
                .as("with the succession told anew it is a correction")
                .containsKey(Difference.What.SUCCEEDED);
        assertThat(organisations.current().position()).isEqualTo(before);
    }

    @Test
    void headsThatCannotBe() {
        assertThat(told("h.csv", "code;level;name_vi;nam_en;code\n1;PROVINCE;a;b;c\n"))
                .containsExactlyInAnyOrder("h.csv:1 COLUMN_TWICE", "h.csv:1 COLUMN_MISSING", "h.csv:1 COLUMN_UNKNOWN");
        assertThat(told("h.csv", "mã;tên\n1;Xã\n")).containsExactly("h.csv:1 LIST_UNKNOWN");
        assertThat(told("h.csv", ListFiles.AREAS)).containsExactly("h.csv FILE_EMPTY");
        assertThat(told("h.csv", "")).containsExactly("h.csv FILE_EMPTY");
        assertThat(areas("1;PROVINCE;;a\n2;PROVINCE;;\"mở\n;;;;;\n"))
                .containsExactlyInAnyOrder("x.csv:2 COLUMNS_DIFFER", "x.csv:3 QUOTE_OPEN");
    }

    @Test
    void encodingsAreNamed() {
        String text = ListFiles.AREAS + "86T;PROVINCE;;Tỉnh Đắk Lắk;Dak Lak;;;\n";
        assertThat(told(Map.of("e.csv", text.getBytes(StandardCharsets.UTF_16))).getFirst())
                .isEqualTo("e.csv FILE_ENCODING");
        assertThat(told(Map.of("e.csv", text.getBytes(StandardCharsets.UTF_16LE)))
                        .getFirst())
                .isEqualTo("e.csv FILE_ENCODING");
        String decomposed = java.text.Normalizer.normalize("Tỉnh Đắk Lắk, Hà Nội", java.text.Normalizer.Form.NFD)
                .replace("a\u0306", "\u0103")
                .replace("o\u0302", "\u00f4");
        byte[] old = (ListFiles.AREAS + "86T;PROVINCE;;" + decomposed + ";Dak Lak;;;\n")
                .getBytes(Charset.forName("windows-1258"));
        assertThat(problems(Map.of("e.csv", old)))
                .extracting(one -> one.where() + " " + one.code() + " " + one.arguments())
                .containsExactly("e.csv:2 FILE_ENCODING [Windows-1258]");
        byte[] composed = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(importing.preview(Map.of("e.csv", composed)).differences())
                .extracting(one -> one.name().vi())
                .containsExactly("Tỉnh Đắk Lắk");
    }

    @Test
    void workbooksThatCannotBe() throws IOException {
        byte[] good = ListFiles.workbook(book -> fill(book.newWorksheet("A"), "85T"));
        assertThat(importing.preview(Map.of("w.xlsx", good)).counts()).hasSize(1);
        assertThat(told(Map.of("w.xlsx", ListFiles.workbook(book -> {
                    fill(book.newWorksheet("A"), "85T");
                    book.newWorksheet("B");
                }))))
                .containsExactly("w.xlsx SHEETS_MANY");
        assertThat(told(Map.of("w.xlsx", ListFiles.workbook(book -> {
                    Worksheet sheet = book.newWorksheet("A");
                    fill(sheet, "85T");
                    sheet.value(1, 0, 1);
                    sheet.formula(1, 2, "CONCATENATE(A2)");
                }))))
                .containsExactlyInAnyOrder("w.xlsx:2 code CELL_NUMBER", "w.xlsx:2 name_vi CELL_FORMULA");
        assertThat(told(Map.of("w.xlsx", java.util.Arrays.copyOf(good, good.length / 2))))
                .containsExactly("w.xlsx FILE_BROKEN");
        assertThat(told(Map.of("w.xlsx", zip("word/document.xml", 10)))).containsExactly("w.xlsx FILE_KIND_UNKNOWN");
        byte[] bomb = zip("xl/workbook.xml", 80);
        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThat(told(Map.of("w.xlsx", bomb))).containsExactly("w.xlsx FILE_UNPACKS_TOO_LARGE");
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        assertThat(told(Map.of("w.xls", old))).containsExactly("w.xls FILE_KIND_UNKNOWN");
        assertThat(told(Map.of("w.csv", new byte[SentTable.MOST_BYTES + 1]))).containsExactly("w.csv FILE_TOO_LARGE");
        assertThat(told("w.csv", ListFiles.AREAS + "1;PROVINCE;;;;;;\n".repeat(50_001)))
                .containsExactly("w.csv FILE_TOO_MANY_ROWS");
    }

    @Test
    void thousandsOfProblemsAreCountedAndNothingIsDone() {
        long before = organisations.current().position();
        List<String> told = areas("84T;PROVINCE;;Tỉnh Đúng;Right;;;\n" + "x;COMMUNE;84T;;;;;\n".repeat(2000));
        assertThat(told).hasSize(501).last().isEqualTo(" MORE_PROBLEMS");
        assertThat(organisations.current().position()).isEqualTo(before);
    }

    private static void fill(Worksheet sheet, String code) {
        List<String> head = List.of("code", "level", "name_vi", "name_en");
        List<String> row = List.of(code, "PROVINCE", "Tỉnh Bảng", "Sheet Province");
        for (int i = 0; i < head.size(); i++) {
            sheet.value(0, i, head.get(i));
            sheet.value(1, i, row.get(i));
        }
    }

    private static byte[] zip(String name, int megabytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            for (int i = 0; i < megabytes; i++) {
                zip.write(new byte[1024 * 1024]);
            }
        }
        return out.toByteArray();
    }

    private List<String> areas(String rows) {
        return told("x.csv", ListFiles.AREAS + rows);
    }

    private List<String> told(String name, String text) {
        return told(Map.of(name, ListFiles.csv(text)));
    }

    private List<String> told(Map<String, byte[]> files) {
        return problems(files).stream()
                .map(one -> one.where() + " " + one.code())
                .toList();
    }

    /** The same whether it is previewed or applied. */
    private List<Problem> problems(Map<String, byte[]> files) {
        Refused previewed = catchThrowableOfType(Refused.class, () -> importing.preview(files));
        Refused applied = catchThrowableOfType(
                Refused.class,
                () -> Acting.asSystem(
                        () -> importing.apply(files, organisations.current().position(), "x")));
        assertThat(previewed).isNotNull();
        assertThat(applied.problems()).isEqualTo(previewed.problems());
        return previewed.problems();
    }
}
