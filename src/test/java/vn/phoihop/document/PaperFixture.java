package vn.phoihop.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.document.Annex.Orientation;
import vn.phoihop.document.Annex.Provenance;
import vn.phoihop.document.Table.Column;
import vn.phoihop.document.Table.Row;

/** A six-month report of the usual length, with two annexes. */
final class PaperFixture {

    private PaperFixture() {}

    static Paper report() {
        return draft().numbered(5, LocalDate.of(2022, 7, 5));
    }

    /** As signed: it bears what it is verified by. */
    static Paper signed() {
        return report().verifiedBy(new VerificationMark(
                "1-7K3QF-9M2DX-4TB6W-H0V5N",
                "https://phoihop.example.vn/verify/1-7K3QF-9M2DX-4TB6W-H0V5N",
                List.of("Sổ số 1 đã khóa đến bút toán số 22941, mã băm 0123456789abcdef, khóa fedcba9876543210.")));
    }

    /** The same of an installation that does not know its address, on a paper without annexes. */
    static Paper signedLetter() {
        return letter().verifiedBy(new VerificationMark("1-7K3QF-9M2DX-4TB6W-H0V5N", null, List.of()));
    }

    static Paper draft() {
        return paper(DocumentType.REPORT, body(), List.of(figures(), byForce()));
    }

    /** A letter with an urgency mark and one addressee. */
    static Paper letter() {
        Paper form = paper(
                DocumentType.LETTER,
                List.of(new Block.Paragraph(
                        "Đề nghị các đơn vị rà soát số liệu phối hợp 6 tháng đầu năm 2022, gửi về Công an tỉnh trước ngày 20 tháng 6"
                                + " năm 2022.")),
                List.of());
        return new Paper(
                form.type(),
                form.issuer(),
                new Reference(12, "CAT-PV01"),
                LocalDate.of(2022, 2, 9),
                Urgency.VERY_URGENT,
                "rà soát số liệu phối hợp 6 tháng đầu năm 2022",
                List.of(),
                List.of("Bộ Chỉ huy Quân sự tỉnh"),
                form.body(),
                form.signatures(),
                form.recipients(),
                List.of(),
                null,
                Layout.OFFICIAL);
    }

    /** Minutes, signed by two, with a table as their last block. */
    static Paper minutes() {
        Paper form = paper(
                DocumentType.MINUTES,
                List.of(new Block.Grid(new Table(
                        List.of(Column.centred("STT", 1), Column.text("Nội dung", 9)),
                        List.of(Row.of("1", "Thống nhất số liệu 6 tháng đầu năm 2022"))))),
                List.of());
        return new Paper(
                form.type(),
                form.issuer(),
                new Reference(3, "CAT-PV01"),
                LocalDate.of(2022, 6, 16),
                Urgency.ORDINARY,
                "Họp thống nhất số liệu phối hợp",
                List.of("Căn cứ Nghị định số 03/2019/NĐ-CP ngày 05 tháng 9 năm 2019 của Chính phủ"),
                List.of(),
                form.body(),
                List.of(
                        new Signature(List.of(), "Thư ký", null, null),
                        new Signature(List.of(), "Chủ tọa", "Đại tá", "Nguyễn Minh Họa")),
                form.recipients(),
                List.of(),
                null,
                Layout.OFFICIAL);
    }

    static Paper paper(DocumentType type, List<Block> body, List<Annex> annexes) {
        return new Paper(
                type,
                new Issuer("Ủy ban nhân dân tỉnh Kiên Giang", "Công an tỉnh", "Kiên Giang"),
                new Reference(null, "CAT-PV01"),
                null,
                Urgency.ORDINARY,
                "Kết quả công tác phối hợp giữa các lực lượng 6 tháng đầu năm 2022 trên địa bàn tỉnh Kiên Giang",
                List.of(),
                List.of("Bộ Công an", "Ủy ban nhân dân tỉnh Kiên Giang"),
                body,
                List.of(new Signature(List.of("KT. GIÁM ĐỐC"), "PHÓ GIÁM ĐỐC", "Đại tá", "Nguyễn Minh Họa")),
                new Recipients(
                        List.of(
                                "Như trên",
                                "Bộ Chỉ huy Quân sự tỉnh",
                                "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
                                "Cục Hải quan tỉnh",
                                "Bộ Tư lệnh Vùng Cảnh sát biển 4"),
                        "VT, PV01"),
                annexes,
                "DỮ LIỆU MINH HỌA",
                Layout.OFFICIAL);
    }

    private static List<Block> body() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                "Thực hiện Nghị định số 03/2019/NĐ-CP ngày 05 tháng 9 năm 2019 của Chính phủ về phối hợp giữa Bộ Công an và Bộ Quốc"
                        + " phòng, các lực lượng trên địa bàn tỉnh báo cáo kết quả công tác phối hợp từ ngày 15 tháng 12 năm 2021 đến"
                        + " ngày 14 tháng 6 năm 2022 như sau:"));
        blocks.add(new Block.Section("I", "Tình hình"));
        blocks.add(new Block.Paragraph(
                "Kiên Giang có đường biên giới trên đất liền giáp Vương quốc Campuchia, vùng biển rộng với nhiều đảo, quần đảo; hoạt"
                        + " động xuất nhập cảnh, đánh bắt hải sản và giao thương qua lại diễn ra thường xuyên, tiềm ẩn phức tạp về an"
                        + " ninh, trật tự."));
        blocks.add(new Block.Section("II", "Kết quả phối hợp"));
        blocks.add(new Block.Heading("1", "Trao đổi thông tin, tuần tra chung"));
        blocks.add(new Block.Paragraph(
                "Các lực lượng đã phối hợp tổ chức gần 11.000 cuộc tuần tra với gần 65.000 lượt cán bộ,"
                        + " chiến sĩ tham gia, trong đó:"));
        blocks.add(
                new Block.Bullet("Tuần tra trên tuyến biên giới đất liền: 2.104 cuộc, 12.630 lượt cán bộ, chiến sĩ;"));
        blocks.add(new Block.Bullet(
                "Tuần tra trên biển: 3.018 cuộc, 21.874 lượt cán bộ, chiến sĩ, 3.402 lượt tàu, ca nô;"));
        blocks.add(new Block.Bullet("Tuần tra địa bàn nội địa: 5.846 cuộc, 30.462 lượt cán bộ, chiến sĩ."));
        blocks.add(new Block.Heading("2", "Đấu tranh phòng, chống tội phạm"));
        String[] results = {
            "Điều tra, khám phá 360 vụ phạm tội về trật tự xã hội; triệt xóa 08 băng nhóm, bắt giữ 66 đối tượng;",
            "Khởi tố 139 vụ, 173 bị can về các tội phạm ma túy; thu giữ 61,475 kg ma túy các loại;",
            "Xử lý 97 vụ buôn bán, vận chuyển hàng cấm;",
            "Khởi tố 02 vụ, 08 bị can về tội tổ chức cho người khác xuất cảnh trái phép;",
            "Phối hợp phòng, chống dịch bệnh trên tuyến biên giới, tuyến biển, không để người nhập cảnh trái phép mang mầm bệnh vào địa"
                    + " bàn."
        };
        for (int i = 0; i < results.length; i++) {
            blocks.add(new Block.Point(VietnameseWriting.letter(i), results[i]));
        }
        blocks.add(new Block.Section("III", "Nhận xét, đánh giá"));
        List<String> titles = List.of("Ưu điểm", "Hạn chế", "Nguyên nhân");
        for (int i = 0; i < titles.size(); i++) {
            blocks.add(new Block.Heading(Integer.toString(i + 1), titles.get(i)));
            blocks.add(new Block.Paragraph(
                    "Công tác phối hợp được cấp ủy, chỉ huy các đơn vị quan tâm lãnh đạo, chỉ đạo chặt chẽ; quy chế phối hợp được cụ thể"
                            + " hóa bằng kế hoạch hằng quý, có phân công lực lượng chủ trì, lực lượng phối hợp rõ ràng; việc trao đổi thông"
                            + " tin, kiểm tra, xác minh được thực hiện kịp thời, đúng nguyên tắc, góp phần giữ vững an ninh chính trị và trật"
                            + " tự, an toàn xã hội trên địa bàn."));
        }
        blocks.add(new Block.Section("IV", "Phương hướng, nhiệm vụ 6 tháng cuối năm 2022"));
        blocks.add(new Block.Paragraph(
                "Tiếp tục thực hiện nghiêm các quy chế phối hợp; tăng cường kiểm tra cơ sở; rà soát, bổ sung"
                        + " phương án bảo vệ các mục tiêu quan trọng, các sự kiện chính trị, văn hóa trên địa bàn."));
        blocks.add(new Block.Section("V", "Kiến nghị, đề xuất"));
        blocks.add(new Block.Paragraph(
                "Đề nghị Ủy ban nhân dân tỉnh tiếp tục quan tâm bố trí kinh phí, phương tiện phục vụ công tác"
                        + " tuần tra chung trên biển."));
        return blocks;
    }

    private static Annex figures() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("I", "Tuần tra chung").inBold());
        rows.add(Row.of("1", "Số cuộc tuần tra", "cuộc", "10.968", "9.874", "+11,1%"));
        rows.add(Row.of("", "Trong đó: tuần tra trên biển", "cuộc", "3.018", "2.760", "+9,3%")
                .indented(1));
        rows.add(Row.of("", "do từ hai lực lượng trở lên thực hiện", "cuộc", "7.411", "6.902", "+7,4%")
                .indented(2));
        rows.add(Row.of("2", "Lượt cán bộ, chiến sĩ tham gia tuần tra", "lượt CBCS", "64.966", "58.120", "+11,8%"));
        rows.add(Row.of("II", "Đấu tranh phòng, chống tội phạm").inBold());
        for (int i = 3; i <= 34; i++) {
            rows.add(Row.of(
                    Integer.toString(i),
                    "Số vụ phạm tội về trật tự xã hội đã điều tra, khám phá",
                    "vụ",
                    "360",
                    "341",
                    "+5,6%"));
        }
        return new Annex(
                "Số liệu kết quả phối hợp 6 tháng đầu năm 2022",
                null,
                Orientation.PORTRAIT,
                List.of(new Block.Grid(new Table(
                        List.of(
                                Column.centred("STT", 6),
                                Column.text("Chỉ tiêu", 40),
                                Column.centred("Đơn vị tính", 12),
                                Column.number("Kỳ này", 12),
                                Column.number("Cùng kỳ", 12),
                                Column.number("Tăng, giảm", 12)),
                        rows))),
                List.of("Số liệu cùng kỳ năm 2021 là số đếm tổng hợp, không kèm hồ sơ."),
                provenance());
    }

    private static Annex byForce() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.centred("STT", 4));
        columns.add(Column.text("Chỉ tiêu", 26));
        columns.add(Column.number("Tổng số", 8));
        for (String force : List.of("Công an", "Quân sự", "Biên phòng", "Hải quan", "Cảnh sát biển")) {
            columns.add(Column.number("Chủ trì", 7).under(force));
            columns.add(Column.number("Tham gia", 7).under(force));
        }
        Table table = new Table(
                columns,
                List.of(
                        Row.of(
                                "1",
                                "Số cuộc tuần tra",
                                "10.968",
                                "4.120",
                                "7.002",
                                "2.215",
                                "5.120",
                                "3.001",
                                "4.887",
                                "611",
                                "1.204",
                                "1.021",
                                "2.377"),
                        Row.of(
                                        "",
                                        "Tổng cộng",
                                        "10.968",
                                        "4.120",
                                        "7.002",
                                        "2.215",
                                        "5.120",
                                        "3.001",
                                        "4.887",
                                        "611",
                                        "1.204",
                                        "1.021",
                                        "2.377")
                                .inBold()));
        return new Annex(
                "Số liệu theo từng lực lượng",
                null,
                Orientation.LANDSCAPE,
                List.of(new Block.Grid(table)),
                List.of(
                        "Cột “Tham gia” cho biết số cuộc có lực lượng đó tham gia; các cột này không cộng lại thành tổng số."),
                provenance());
    }

    private static @Nullable Provenance provenance() {
        return new Provenance(
                "08 giờ 00, ngày 15 tháng 6 năm 2022", "sổ chung 12, sổ Kiên Giang 23.417", "3f".repeat(32));
    }
}
