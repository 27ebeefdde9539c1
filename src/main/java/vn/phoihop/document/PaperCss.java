package vn.phoihop.document;

/** A paper's layout as a style sheet. */
final class PaperCss {

    /** The height of a line of Times New Roman set "single", against its size. */
    private static final double SINGLE_LINE = 1.15;

    private PaperCss() {}

    static String of(Layout layout) {
        return RULES.replace("{top}", mm(layout.marginTop()))
                .replace("{bottom}", mm(layout.marginBottom()))
                .replace("{left}", mm(layout.marginLeft()))
                .replace("{right}", mm(layout.marginRight()))
                .replace("{indent}", mm(layout.firstLineIndent()))
                .replace("{head}", layout.headSize() + "pt")
                .replace("{motto}", layout.mottoSize() + "pt")
                .replace("{body}", layout.bodySize() + "pt")
                .replace("{recipients}", layout.recipientsSize() + "pt")
                .replace("{recipients-title}", layout.recipientsSize() + 1 + "pt")
                .replace("{table}", layout.tableSize() + "pt")
                .replace("{square}", mm(QrPicture.MILLIMETRES))
                .replace("{beside}", mm(QrPicture.MILLIMETRES + 2))
                .replace("{gap}", layout.paragraphGap() + "pt")
                .replace("{line}", Double.toString(layout.lineSpacing() * SINGLE_LINE));
    }

    static String mm(double millimetres) {
        return Math.round(millimetres * 100) / 100.0 + "mm";
    }

    private static final String RULES = """
            @page { size: A4 portrait; margin: {top} {right} {bottom} {left}; }
            @page lying { size: A4 landscape; margin: {left} {bottom} {right} {top}; }
            * { margin: 0; padding: 0; }
            body { font-family: paper; font-size: {body}; line-height: 1.15; color: #000000; }
            .left, .right { float: left; text-align: center; }
            .clear { clear: both; }
            .superior, .state, .issuer { font-size: {head}; }
            .issuer, .state, .motto { font-weight: bold; }
            .motto, .number, .place { font-size: {motto}; }
            .number, .place { margin-top: 6pt; }
            .place { font-style: italic; }
            .about { font-size: {head}; margin-top: 6pt; }
            .rule { border-top: 0.75pt solid #000000; height: 0; margin: 3pt auto 0 auto; }
            .urgent { margin: 8pt auto 0 auto; border: 1pt solid #cc0000; color: #cc0000; font-weight: bold; padding: 1pt 0; }
            h1, .subject { font-size: {body}; font-weight: bold; text-align: center; }
            h1.type { margin-top: 20pt; }
            .subject { margin: 0 8mm; }
            .to { margin-top: 12pt; text-align: center; }
            .tolist { margin-top: 12pt; margin-left: 28mm; }
            .tolist p { margin-left: 24mm; }
            .first { margin-top: 14pt; }
            .ground, .par { text-align: justify; text-indent: {indent}; margin-top: {gap}; line-height: {line}; orphans: 2; widows: 2; }
            .ground { font-style: italic; }
            h2, h3 { font-size: {body}; font-weight: bold; text-indent: {indent}; margin-top: {gap}; line-height: {line}; page-break-after: avoid; }
            .end { page-break-inside: avoid; }
            .signed { margin-top: 16pt; }
            .sent { float: left; width: 50%; }
            .sent-title { font-size: {recipients-title}; font-weight: bold; font-style: italic; }
            .copy { font-size: {recipients}; }
            .sign { float: left; width: 50%; text-align: center; font-weight: bold; }
            .name { margin-top: 26mm; }
            .annex { page-break-before: always; }
            .lying { page: lying; page-break-before: always; }
            .annexof { font-style: italic; text-align: center; }
            .annexrule { width: 40mm; margin-bottom: 12pt; }
            table.grid { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 6pt 0; -fs-table-paginate: paginate;
              font-size: {table}; }
            table.grid tr { page-break-inside: avoid; }
            table.grid th, table.grid td { border: 0.5pt solid #000000; padding: 2.5pt 3.5pt; vertical-align: middle; }
            table.grid th { text-align: center; font-weight: bold; }
            .tl { text-align: left; }
            .tc { text-align: center; }
            .tr { text-align: right; }
            .strong { font-weight: bold; }
            table.grid tr.head { page-break-after: avoid; }
            .of { font-style: italic; }
            .check { page-break-inside: avoid; margin-top: 12pt; font-size: {recipients}; }
            .square { float: left; width: {square}; height: {square}; }
            .checked { margin-left: {beside}; padding-top: 4mm; }
            .line { text-align: left; margin-top: 2pt; word-wrap: break-word; }
            .note { font-size: {recipients}; font-style: italic; text-align: justify; margin-top: 3pt; }
            .from { font-size: {recipients}; text-align: left; margin-top: 3pt; word-wrap: break-word; }
            """;
}
