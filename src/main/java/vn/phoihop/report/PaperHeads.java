package vn.phoihop.report;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.phoihop.document.Issuer;
import vn.phoihop.document.Recipients;
import vn.phoihop.document.Reference;
import vn.phoihop.document.Signature;

@Component
class PaperHeads {

    PaperHead get(ReportContent content) {
        Report report = content.report();
        Report.Issued issued = report == null ? null : report.issued();
        Report.Signed signed = report == null ? null : report.signed();
        Signature signature =
                new Signature(List.of("KT. GIÁM ĐỐC"), "PHÓ GIÁM ĐỐC", null, signed == null ? null : signed.by());
        return new PaperHead(
                new Issuer("ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG", "CÔNG AN TỈNH", "Kiên Giang"),
                new Reference(issued == null ? null : issued.number(), "CAT-PV01"),
                content.form().grounds(),
                List.of(),
                signature,
                new Recipients(List.of("Bộ Công an (để báo cáo)"), "VT, PV01"));
    }
}
