package vn.phoihop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.phoihop.document.Annex;
import vn.phoihop.document.Annex.Orientation;
import vn.phoihop.document.Block;
import vn.phoihop.document.Table;
import vn.phoihop.document.Table.Column;
import vn.phoihop.document.Table.Row;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.figure.Unsettled;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.Quantity;

/** The annex of what is not settled: lines a force has not confirmed or contests, records units do not agree on, and what became known after the figures were frozen. */
final class UnsettledAnnex {

    private UnsettledAnnex() {}

    /**
     * Empty where every force has confirmed every line and nothing became known since.
     *
     * @param changes by code of the figure: what later records add to it
     */
    static Optional<Annex> of(ReportContent content, Organisation organisation, Map<String, Quantity> changes) {
        List<Confirmation> unsettled = content.report() == null ? List.of() : content.unsettled();
        if (unsettled.isEmpty() && changes.isEmpty() && content.openRecords().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        int part = 0;
        if (!unsettled.isEmpty()) {
            blocks.add(new Block.Heading(
                    Integer.toString(++part), "Chỉ tiêu chưa được các lực lượng thống nhất khi chốt số liệu"));
            blocks.add(new Block.Grid(lines(content, organisation, unsettled)));
        }
        if (!content.openRecords().isEmpty()) {
            blocks.add(new Block.Heading(
                    Integer.toString(++part), "Bản ghi chưa thống nhất khi chốt số liệu (vẫn được tính)"));
            blocks.add(new Block.Grid(records(content.openRecords())));
        }
        if (!changes.isEmpty()) {
            blocks.add(new Block.Heading(Integer.toString(++part), "Số điều chỉnh ghi sổ sau khi chốt số liệu"));
            blocks.add(new Block.Grid(changes(content, changes)));
        }
        return Optional.of(new Annex(
                "CHỈ TIÊU, BẢN GHI CHƯA THỐNG NHẤT VÀ SỐ ĐIỀU CHỈNH",
                null,
                Orientation.PORTRAIT,
                blocks,
                changes.isEmpty()
                        ? List.of()
                        : List.of(
                                "Số liệu đã chốt trong báo cáo không thay đổi; số điều chỉnh được tính vào kỳ sau hoặc báo cáo thay thế."),
                null));
    }

    private static Table lines(ReportContent content, Organisation organisation, List<Confirmation> unsettled) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (Confirmation one : unsettled) {
            String said = one.note() == null ? "" : one.note();
            Quantity then = one.value();
            rows.add(Row.of(
                    Integer.toString(++number),
                    content.catalogue().indicator(one.indicator()).label().vi(),
                    organisation
                            .findForce(one.force())
                            .map(Force::name)
                            .map(name -> name.vi())
                            .orElse(one.force()),
                    one.state().label().vi(),
                    then == null ? said : said + " (số khi có ý kiến: " + VietnameseWriting.number(then) + ")"));
        }
        return new Table(
                List.of(
                        Column.centred("STT", 6),
                        Column.text("Chỉ tiêu", 36),
                        Column.text("Lực lượng", 16),
                        Column.text("Tình trạng", 16),
                        Column.text("Ý kiến", 26)),
                rows);
    }

    private static Table records(List<Unsettled.Line> open) {
        List<Row> rows = new ArrayList<>();
        for (Unsettled.Line line : open) {
            rows.add(Row.of(
                    Integer.toString(rows.size() + 1),
                    line.what().vi(),
                    VietnameseWriting.number(Quantity.of(line.number()))));
        }
        return new Table(
                List.of(Column.centred("STT", 6), Column.text("Nội dung", 74), Column.number("Số bản ghi", 20)), rows);
    }

    private static Table changes(ReportContent content, Map<String, Quantity> changes) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Quantity> change : changes.entrySet()) {
            ReportFigure figure = content.figure(change.getKey());
            rows.add(Row.of(
                    Integer.toString(++number),
                    content.catalogue().indicator(change.getKey()).label().vi(),
                    VietnameseWriting.number(figure.value()),
                    FiguresAnnex.signed(change.getValue().value()),
                    VietnameseWriting.number(figure.value().plus(change.getValue()))));
        }
        return new Table(
                List.of(
                        Column.centred("STT", 6),
                        Column.text("Chỉ tiêu", 46),
                        Column.number("Số đã chốt", 16),
                        Column.number("Điều chỉnh", 16),
                        Column.number("Sau điều chỉnh", 16)),
                rows);
    }
}
