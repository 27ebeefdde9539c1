package vn.phoihop.document;

import static vn.phoihop.document.PaperCss.mm;

import java.util.Base64;
import java.util.List;
import vn.phoihop.document.Annex.Orientation;
import vn.phoihop.document.Table.Column;
import vn.phoihop.document.Table.Row;

/** A paper as the page that is laid out into a PDF. Its elements become the PDF's tags, its headings the bookmarks. */
final class PaperHtml {

    private static final double INDENT_STEP = 4;

    /** Padding and borders of a cell, both sides. */
    private static final double CELL_AIR = 3.6;

    private final Paper paper;
    private final Head head;
    private final Markup html = new Markup();
    private final Markup bookmarks = new Markup();
    private int sections;
    private boolean sectioned;

    private PaperHtml(Paper paper) {
        this.paper = paper;
        this.head = new Head(paper);
    }

    static String of(Paper paper) {
        return new PaperHtml(paper).whole();
    }

    private String whole() {
        head();
        List<Block> body = paper.closedBody();
        body.subList(0, body.size() - 1)
                .forEach(block -> block(block, true, paper.layout().textWidth()));
        end(body.getLast());
        if (paper.annexes().isEmpty()) {
            verification();
        }
        for (int i = 0; i < paper.annexes().size(); i++) {
            annex(i, paper.annexes().get(i));
        }
        Markup document = new Markup();
        document.raw("<html lang=\"vi-VN\"><head><title>").text(paper.title()).raw("</title>");
        document.raw("<meta name=\"subject\" content=\"").text(paper.subject()).raw("\"/>");
        document.raw("<meta name=\"author\" content=\"")
                .text(paper.issuer().body())
                .raw("\"/>");
        document.raw("<style>").raw(PaperCss.of(paper.layout())).raw("</style>");
        document.raw("<bookmarks>").raw(bookmarks.toString()).raw("</bookmarks></head><body>");
        return document.raw(html.toString()).raw("</body></html>").toString();
    }

    private void head() {
        html.raw("<div class=\"left\" style=\"width:" + mm(head.leftWidth()) + "\">");
        if (!head.superior().isEmpty()) {
            html.lines("p", "superior", head.superior());
        }
        html.lines("p", "issuer", head.issuer());
        rule(head.issuerLine());
        html.element("p", "number", head.number());
        if (head.isLetter()) {
            html.element("p", "about", "V/v " + paper.subject());
        }
        if (paper.urgency() != Urgency.ORDINARY) {
            html.raw("<p class=\"urgent\" style=\"width:" + mm(head.urgencyWidth()) + "\">");
            html.text(paper.urgency().mark()).raw("</p>");
        }
        html.raw("</div><div class=\"right\" style=\"width:" + mm(head.rightWidth()) + "\">");
        html.element("p", "state", Head.STATE).element("p", "motto", Head.MOTTO);
        rule(head.mottoLine());
        if (head.hasPlaceAndDate()) {
            html.element("p", "place", head.placeAndDate());
        }
        html.raw("</div><div class=\"clear\"></div>");
        if (!head.isLetter()) {
            String id = bookmark(paper.title());
            html.raw("<h1 class=\"type\" id=\"" + id + "\">")
                    .text(paper.type().printedName())
                    .raw("</h1>");
            html.lines("p", "subject", head.subject());
            rule(head.subjectLine());
        }
        addressees();
        html.raw("<div class=\"first\"></div>");
        for (int i = 0; i < paper.grounds().size(); i++) {
            String mark = i == paper.grounds().size() - 1 ? "." : ";";
            html.element("p", "ground", paper.grounds().get(i) + mark);
        }
    }

    private void addressees() {
        List<String> to = paper.addressees();
        if (to.size() == 1) {
            html.element("p", "to", "Kính gửi: " + to.getFirst());
        } else if (!to.isEmpty()) {
            html.raw("<div class=\"tolist\">Kính gửi:");
            for (int i = 0; i < to.size(); i++) {
                html.raw("<p>")
                        .text("- " + to.get(i) + (i == to.size() - 1 ? "." : ";"))
                        .raw("</p>");
            }
            html.raw("</div>");
        }
    }

    private void block(Block block, boolean inBody, double width) {
        switch (block) {
            case Block.Section section -> {
                heading("h2", VietnameseWriting.capitals(section.printed()), inBody);
                sectioned = true;
            }
            // Headings follow one another without a gap (PDF/UA): in an annex without sections they come right after
            // its title.
            case Block.Heading heading -> heading(sectioned ? "h3" : "h2", heading.printed(), false);
            case Block.Grid grid -> table(grid.table(), width);
            case Block.Paragraph _, Block.Point _, Block.Bullet _ -> html.element("p", "par", block.printed());
        }
    }

    private void heading(String level, String text, boolean bookmarked) {
        String id = bookmarked ? " id=\"" + bookmark(text) + "\"" : "";
        html.raw("<" + level + id + ">").text(text).raw("</" + level + ">");
    }

    private String bookmark(String name) {
        String id = "part-" + sections++;
        bookmark(id, name);
        return id;
    }

    private void bookmark(String id, String name) {
        bookmarks.raw("<bookmark name=\"").text(name).raw("\" href=\"#" + id + "\"/>");
    }

    /** The last words stay with the signature: it never stands alone on a page. */
    private void end(Block last) {
        html.raw("<div class=\"end\">");
        block(last, true, paper.layout().textWidth());
        html.raw("<div class=\"signed\">");
        boolean minutes = paper.signatures().size() == 2;
        if (minutes) {
            paper.signatures().forEach(this::signature);
            html.raw("<div class=\"clear\"></div>");
        }
        html.raw("<div class=\"sent\">").element("p", "sent-title", "Nơi nhận:");
        paper.recipients().lines().forEach(line -> html.element("p", "copy", line));
        html.raw("</div>");
        if (!minutes) {
            signature(paper.signatures().getFirst());
        }
        html.raw("<div class=\"clear\"></div></div></div>");
    }

    private void signature(Signature signature) {
        html.raw("<div class=\"sign\">");
        signature.headLines().forEach(line -> html.element("p", "office", VietnameseWriting.capitals(line)));
        html.element("p", "name", signature.nameLine().isEmpty() ? "\u00a0" : signature.nameLine());
        html.raw("</div>");
    }

    private void annex(int index, Annex annex) {
        String styleClass = annex.orientation() == Orientation.LANDSCAPE ? "lying" : "annex";
        String id = PdfWriter.ANNEX_ID + index;
        bookmark(id, paper.annexWord(index) + ". " + annex.title());
        html.raw("<div class=\"" + styleClass + "\" style=\"width:" + mm(head.widthOf(annex)) + "\">");
        html.raw("<h1 id=\"" + id + "\">").text(paper.annexWord(index));
        head.annexTitle(annex).forEach(line -> html.raw("<br/>").text(line));
        html.raw("</h1>").lines("p", "annexof", head.annexReference(annex));
        html.raw("<div class=\"rule annexrule\"></div>");
        sectioned = false;
        annex.blocks().forEach(block -> block(block, false, head.widthOf(annex)));
        annex.notes().forEach(note -> html.element("p", "note", note));
        Annex.Provenance provenance = annex.provenance();
        if (provenance != null) {
            provenance.lines().forEach(line -> html.element("p", "from", line));
        }
        if (index == paper.annexes().size() - 1) {
            verification();
        }
        html.raw("</div>");
    }

    /** At the very end, whatever that is; it never comes apart. */
    private void verification() {
        VerificationMark mark = paper.verification();
        if (mark == null) {
            return;
        }
        html.raw("<div class=\"check\"><img class=\"square\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(QrPicture.png(mark.scanned())) + "\" alt=\"");
        html.text(VerificationMark.ALTERNATIVE + mark.scanned()).raw("\"/><div class=\"checked\">");
        mark.lines().forEach(line -> html.element("p", "line", line));
        html.raw("</div><div class=\"clear\"></div></div>");
    }

    private void rule(double millimetres) {
        html.raw("<div class=\"rule\" style=\"width:" + mm(millimetres) + "\"></div>");
    }

    private void table(Table table, double width) {
        html.raw("<table class=\"grid\"><colgroup>");
        for (double column : table.widths(width, paper.layout().tableSize(), CELL_AIR)) {
            html.raw("<col style=\"width:" + mm(column) + "\"/>");
        }
        html.raw("</colgroup><thead>");
        tableHead(table);
        html.raw("</thead><tbody>");
        table.rows().forEach(row -> tableRow(table, row));
        html.raw("</tbody></table>");
    }

    private void tableHead(Table table) {
        boolean groups = table.hasGroups();
        html.raw("<tr>");
        for (int i = 0; i < table.columns().size(); ) {
            Column column = table.columns().get(i);
            String group = column.group();
            int width = table.groupWidth(i);
            if (group == null) {
                html.raw(groups ? "<th scope=\"col\" rowspan=\"2\">" : "<th scope=\"col\">")
                        .text(column.header());
            } else {
                html.raw("<th scope=\"col\" colspan=\"" + width + "\">").text(group);
            }
            html.raw("</th>");
            i += width;
        }
        html.raw("</tr>");
        if (groups) {
            html.raw("<tr>");
            for (Column column : table.columns()) {
                if (column.group() != null) {
                    html.raw("<th scope=\"col\">").text(column.header()).raw("</th>");
                }
            }
            html.raw("</tr>");
        }
    }

    private void tableRow(Table table, Row row) {
        html.raw(
                table.isHead(row)
                        ? "<tr class=\"strong head\">"
                        : row.strong() ? "<tr class=\"strong\">" : row.indent() > 0 ? "<tr class=\"of\">" : "<tr>");
        for (int i = 0; i < row.cells().size(); i++) {
            int span = table.spanOf(row, i);
            html.raw("<td class=\"" + alignment(table.alignOf(row, i)) + "\"");
            if (span > 1) {
                html.raw(" colspan=\"" + span + "\"");
            }
            if (i == table.labelColumn() && row.indent() > 0) {
                html.raw(" style=\"padding-left:" + mm(1.2 + row.indent() * INDENT_STEP) + "\"");
            }
            html.raw(">").text(row.cells().get(i)).raw("</td>");
        }
        html.raw("</tr>");
    }

    private static String alignment(Table.Align align) {
        return switch (align) {
            case LEFT -> "tl";
            case CENTRE -> "tc";
            case RIGHT -> "tr";
        };
    }
}
