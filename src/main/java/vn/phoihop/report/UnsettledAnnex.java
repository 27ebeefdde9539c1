package vn.phoihop.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phoihop.document.Annex;
import vn.phoihop.document.Annex.Orientation;
import vn.phoihop.document.Block;
import vn.phoihop.document.Table;
import vn.phoihop.document.Table.Column;
import vn.phoihop.document.Table.Row;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.figure.Unsettled;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/**
 * The annex of what is not settled: figures a force contests, one by one with what it says; how many figures each force has not spoken about,
 * by their numbers in the annex of figures; records units do not agree on, and those that are in no figure; and what became known after the figures were frozen.
 */
final class UnsettledAnnex {

    private final ReportContent content;
    private final Organisation organisation;
    private final List<Block> blocks = new ArrayList<>();
    private int part;

    private UnsettledAnnex(ReportContent content, Organisation organisation) {
        this.content = content;
        this.organisation = organisation;
    }

    /**
     * Empty where every force has confirmed every line and nothing became known since.
     *
     * @param changes by code of the figure: what later records change in it
     */
    static Optional<Annex> of(ReportContent content, Organisation organisation, Map<String, Adjustment.Sum> changes) {
        return new UnsettledAnnex(content, organisation).annex(changes);
    }

    private Optional<Annex> annex(Map<String, Adjustment.Sum> changes) {
        List<Confirmation> unsettled = content.report() == null ? List.of() : content.unsettled();
        List<Confirmation> contested = unsettled.stream()
                .filter(one -> one.state() == Confirmation.State.CONTESTED)
                .toList();
        List<Confirmation> open = unsettled.stream()
                .filter(one -> one.state() == Confirmation.State.OPEN)
                .toList();
        add(contested.isEmpty(), "Chỉ tiêu có lực lượng không thống nhất", () -> contested(contested));
        add(open.isEmpty(), "Chỉ tiêu các lực lượng chưa xác nhận", () -> open(open));
        List<Unsettled.Line> counted = content.openRecords(true);
        List<Unsettled.Line> uncounted = content.openRecords(false);
        add(counted.isEmpty(), "Bản ghi chưa thống nhất khi chốt số liệu (vẫn được tính)", () -> records(counted));
        add(
                uncounted.isEmpty(),
                "Bản ghi chưa được tính vào chỉ tiêu nào khi chốt số liệu (chờ bổ sung)",
                () -> records(uncounted));
        add(changes.isEmpty(), "Số điều chỉnh ghi sổ sau khi chốt số liệu", () -> changes(changes));
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Annex(
                        "CHỈ TIÊU, BẢN GHI CHƯA THỐNG NHẤT VÀ SỐ ĐIỀU CHỈNH",
                        null,
                        Orientation.PORTRAIT,
                        blocks,
                        notes(open.stream().anyMatch(Confirmation::lapsed), !changes.isEmpty()),
                        null));
    }

    private static List<String> notes(boolean lapsed, boolean changed) {
        List<String> notes = new ArrayList<>();
        if (lapsed) {
            notes.add("Chỉ tiêu đã được xác nhận nhưng số liệu thay đổi sau đó được coi là chưa xác nhận.");
        }
        if (changed) {
            notes.add(
                    "Số liệu đã chốt trong báo cáo không thay đổi; số điều chỉnh được tính vào kỳ sau hoặc báo cáo thay thế.");
        }
        return notes;
    }

    private void add(boolean nothing, String heading, java.util.function.Supplier<Table> table) {
        if (!nothing) {
            blocks.add(new Block.Heading(Integer.toString(++part), heading));
            blocks.add(new Block.Grid(table.get()));
        }
    }

    private Table contested(List<Confirmation> contested) {
        List<Row> rows = new ArrayList<>();
        for (Confirmation one : contested) {
            rows.add(Row.of(
                    Integer.toString(rows.size() + 1),
                    content.catalogue().indicator(one.indicator()).label().vi(),
                    force(one.force()),
                    VietnameseWriting.number(content.figure(one.indicator()).value()),
                    said(one)));
        }
        return new Table(
                List.of(
                        Column.centred("STT", 6),
                        Column.text("Chỉ tiêu", 32),
                        Column.text("Lực lượng", 15),
                        Column.number("Số trong báo cáo", 13),
                        Column.text("Ý kiến", 34)),
                rows);
    }

    /** What a force says, with the figure it spoke about where that is another one by now. */
    private String said(Confirmation one) {
        String note = one.note() == null ? "" : one.note();
        Quantity then = one.value();
        return then == null || then.equals(content.figure(one.indicator()).value())
                ? note
                : note + " (số khi có ý kiến: " + VietnameseWriting.number(then) + ")";
    }

    /** One row for each force, however many figures it has not spoken about. */
    private Table open(List<Confirmation> open) {
        List<String> numbers = List.copyOf(FiguresAnnex.numbers(content).values());
        Map<String, String> byCode = FiguresAnnex.numbers(content);
        Map<String, List<Confirmation>> byForce = new LinkedHashMap<>();
        organisation.forces().forEach(force -> byForce.put(force.code(), new ArrayList<>()));
        open.forEach(one ->
                byForce.computeIfAbsent(one.force(), code -> new ArrayList<>()).add(one));
        List<Row> rows = new ArrayList<>();
        byForce.forEach((force, lines) -> {
            if (!lines.isEmpty()) {
                long asked = content.form().lines().stream()
                        .filter(line -> line.confirmedBy().contains(force))
                        .count();
                rows.add(Row.of(
                        Integer.toString(rows.size() + 1),
                        force(force),
                        lines.size() + "/" + asked,
                        lines.size() == asked
                                ? "Chưa xác nhận chỉ tiêu nào"
                                : runs(
                                        numbers,
                                        lines.stream()
                                                .map(one -> byCode.getOrDefault(one.indicator(), one.indicator()))
                                                .toList())));
            }
        });
        return new Table(
                List.of(
                        Column.centred("STT", 6),
                        Column.text("Lực lượng", 20),
                        Column.number("Chưa xác nhận", 16),
                        Column.text("Số thứ tự của chỉ tiêu tại Phụ lục I", 58)),
                rows);
    }

    /** {@code 1–4; 7; 9.1}: what stands one after the other in all is named by its ends. */
    static String runs(List<String> all, List<String> some) {
        List<String> runs = new ArrayList<>();
        int at = 0;
        while (at < all.size()) {
            int end = at;
            while (end < all.size() && some.contains(all.get(end))) {
                end++;
            }
            if (end - at > 2) {
                runs.add(all.get(at) + "–" + all.get(end - 1));
            } else {
                runs.addAll(all.subList(at, end));
            }
            at = end + 1;
        }
        return String.join("; ", runs);
    }

    private String force(String code) {
        return organisation
                .findForce(code)
                .map(Force::name)
                .map(name -> name.vi())
                .orElse(code);
    }

    private static Table records(List<Unsettled.Line> open) {
        List<Row> rows = new ArrayList<>();
        for (Unsettled.Line line : open) {
            rows.add(Row.of(
                    Integer.toString(rows.size() + 1),
                    line.what().vi(),
                    days(line.days()),
                    VietnameseWriting.number(Quantity.of(line.number()))));
        }
        return new Table(
                List.of(
                        Column.centred("STT", 6),
                        Column.text("Nội dung", 48),
                        Column.text("Bắt đầu từ ngày – đến ngày", 30),
                        Column.number("Số bản ghi", 16)),
                rows);
    }

    private static String days(@Nullable Window days) {
        return days == null ? "" : VietnameseWriting.shortWindow(days);
    }

    private Table changes(Map<String, Adjustment.Sum> changes) {
        List<Row> rows = new ArrayList<>();
        changes.forEach((code, sum) -> {
            ReportFigure figure = content.figure(code);
            rows.add(Row.of(
                    Integer.toString(rows.size() + 1),
                    content.catalogue().indicator(code).label().vi(),
                    VietnameseWriting.number(figure.value()),
                    FiguresAnnex.signed(sum.change().value()),
                    VietnameseWriting.number(figure.value().plus(sum.change())),
                    VietnameseWriting.number(Quantity.of(sum.records()))));
        });
        return new Table(
                List.of(
                        Column.centred("STT", 6),
                        Column.text("Chỉ tiêu", 38),
                        Column.number("Số đã chốt", 14),
                        Column.number("Điều chỉnh", 14),
                        Column.number("Sau điều chỉnh", 14),
                        Column.number("Số hồ sơ", 14)),
                rows);
    }
}
