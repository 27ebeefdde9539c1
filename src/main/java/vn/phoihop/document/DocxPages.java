package vn.phoihop.document;

import static vn.phoihop.document.DocxStyles.twips;

import java.math.BigInteger;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHdrFtrRef;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHdrFtr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STSectionMark;
import vn.phoihop.document.Annex.Orientation;

/**
 * The sections of a DOCX: the paper and each annex, each numbering its pages from 1 and hiding the number on its first page. All share the
 * header and footer parts of the last one.
 */
final class DocxPages {

    private static final double HEADER_FROM_EDGE = 9;

    private final Layout layout;
    private final CTSectPr last;

    DocxPages(XWPFDocument document, Paper paper, Orientation lastOrientation) {
        layout = paper.layout();
        last = document.getDocument().getBody().isSetSectPr()
                ? document.getDocument().getBody().getSectPr()
                : document.getDocument().getBody().addNewSectPr();
        XWPFHeaderFooterPolicy policy = new XWPFHeaderFooterPolicy(document, last);
        header(policy, STHdrFtr.DEFAULT, true);
        header(policy, STHdrFtr.FIRST, false);
        String marking = paper.marking();
        if (marking != null) {
            footer(policy, STHdrFtr.DEFAULT, marking);
            footer(policy, STHdrFtr.FIRST, marking);
        }
        page(last, lastOrientation);
    }

    private static void header(XWPFHeaderFooterPolicy policy, STHdrFtr.Enum type, boolean numbered) {
        XWPFHeader header = policy.createHeader(type);
        XWPFParagraph paragraph =
                header.getParagraphs().isEmpty() ? header.createParagraph() : header.getParagraphArray(0);
        paragraph.setStyle("Header");
        if (numbered) {
            paragraph.getCTP().addNewFldSimple().setInstr("PAGE");
        }
    }

    private static void footer(XWPFHeaderFooterPolicy policy, STHdrFtr.Enum type, String marking) {
        XWPFFooter footer = policy.createFooter(type);
        XWPFParagraph paragraph =
                footer.getParagraphs().isEmpty() ? footer.createParagraph() : footer.getParagraphArray(0);
        paragraph.setStyle("Footer");
        paragraph.createRun().setText(marking);
    }

    /** Ends a section that is not the last; what follows begins on a new page. */
    void end(XWPFDocument document, Orientation orientation) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle("Rule");
        CTSectPr section = paragraph.getCTP().getPPr().addNewSectPr();
        for (CTHdrFtrRef reference : last.getHeaderReferenceList()) {
            section.addNewHeaderReference().set(reference);
        }
        for (CTHdrFtrRef reference : last.getFooterReferenceList()) {
            section.addNewFooterReference().set(reference);
        }
        page(section, orientation);
    }

    private void page(CTSectPr section, Orientation orientation) {
        boolean lying = orientation == Orientation.LANDSCAPE;
        section.addNewType().setVal(STSectionMark.NEXT_PAGE);
        CTPageSz size = section.isSetPgSz() ? section.getPgSz() : section.addNewPgSz();
        size.setW(BigInteger.valueOf(twips(lying ? Layout.PAGE_HEIGHT : Layout.PAGE_WIDTH)));
        size.setH(BigInteger.valueOf(twips(lying ? Layout.PAGE_WIDTH : Layout.PAGE_HEIGHT)));
        if (lying) {
            size.setOrient(STPageOrientation.LANDSCAPE);
        }
        CTPageMar margins = section.isSetPgMar() ? section.getPgMar() : section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(twips(lying ? layout.marginLeft() : layout.marginTop())));
        margins.setRight(BigInteger.valueOf(twips(lying ? layout.marginBottom() : layout.marginRight())));
        margins.setBottom(BigInteger.valueOf(twips(lying ? layout.marginRight() : layout.marginBottom())));
        margins.setLeft(BigInteger.valueOf(twips(lying ? layout.marginTop() : layout.marginLeft())));
        margins.setHeader(BigInteger.valueOf(twips(HEADER_FROM_EDGE)));
        margins.setFooter(BigInteger.valueOf(twips(HEADER_FROM_EDGE)));
        margins.setGutter(BigInteger.ZERO);
        section.addNewPgNumType().setStart(BigInteger.ONE);
        section.addNewTitlePg();
    }
}
