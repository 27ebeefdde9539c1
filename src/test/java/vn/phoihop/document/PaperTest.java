package vn.phoihop.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaperTest {

    @Test
    void aDraftLeavesRoomForNumberAndDate() {
        Paper draft = PaperFixture.draft();
        assertThat(draft.reference().printed(draft.type())).isEqualTo("\u00a0".repeat(8) + "/BC-CAT-PV01");
        assertThat(draft.title()).startsWith("Báo cáo dự thảo: Kết quả");
    }

    @Test
    void aNumberedPaperPrintsNumberTypeAndSymbol() {
        Paper report = PaperFixture.report();
        assertThat(report.reference().printed(report.type())).isEqualTo("05/BC-CAT-PV01");
        assertThat(new Reference(12, "UBND-NC").printed(DocumentType.LETTER)).isEqualTo("12/UBND-NC");
        assertThat(report.annexReference(report.annexes().getFirst()))
                .isEqualTo("(Kèm theo Báo cáo số 05/BC-CAT-PV01 ngày 05 tháng 7 năm 2022 của Công an tỉnh)");
        assertThat(report.annexWord(1)).isEqualTo("PHỤ LỤC II");
    }

    @Test
    void theBodyIsClosedOnce() {
        assertThat(closing(new Block.Paragraph("Hết việc."))).isEqualTo("Hết việc./.");
        assertThat(closing(new Block.Bullet("một mục;"))).isEqualTo("- một mục./.");
        assertThat(closing(new Block.Section("I", "Tình hình"))).isEqualTo("./.");
    }

    private static String closing(Block last) {
        return PaperFixture.paper(DocumentType.REPORT, List.of(last), List.of())
                .closedBody()
                .getLast()
                .printed();
    }
}
