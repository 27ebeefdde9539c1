package vn.phoihop.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.RecordKey;

/** The words of reports, paragraph by paragraph. */
@Component
class Paragraphs {

    private static final String LIST = Sql.of("report/paragraphs");
    private static final String INSERT = Sql.of("report/insert_paragraph");
    private static final String EDIT = Sql.of("report/edit_paragraph");
    private static final String WRITTEN_BY = Sql.of("report/written_by");
    private static final String COPY = Sql.of("report/copy_paragraphs");

    private final JdbcClient jdbc;

    Paragraphs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their sections' paragraphs; the order of the sections is the form's. */
    List<Paragraph> list(RecordKey report) {
        return jdbc.sql(LIST)
                .param("book", report.book().value())
                .param("report", report.id())
                .query(Paragraphs::paragraph)
                .list();
    }

    Optional<Paragraph> find(RecordKey report, UUID id) {
        return jdbc.sql("select * from report_paragraph where book = :book and report = :report and id = :id")
                .param("book", report.book().value())
                .param("report", report.id())
                .param("id", id)
                .query(Paragraphs::paragraph)
                .optional();
    }

    /** @param by who wrote it; null for the form's own words */
    void insert(RecordKey report, Paragraph paragraph, @Nullable AccountId by) {
        jdbc.sql(INSERT)
                .param("book", report.book().value())
                .param("report", report.id())
                .param("id", paragraph.id())
                .param("section", paragraph.section())
                .param("ordinal", paragraph.ordinal())
                .param("text", paragraph.text())
                .param("editedBy", paragraph.editedBy(), Types.VARCHAR)
                .param("account", by == null ? null : by.value(), Types.OTHER)
                .update();
    }

    /** False when somebody else edited it in between. */
    boolean edit(RecordKey report, UUID id, int version, String text, Officer by) {
        return jdbc.sql(EDIT)
                        .param("book", report.book().value())
                        .param("report", report.id())
                        .param("id", id)
                        .param("version", version)
                        .param("text", text)
                        .param("editedBy", by.name())
                        .param("account", by.account().value())
                        .update()
                == 1;
    }

    /** False when somebody else edited it in between. */
    boolean remove(RecordKey report, UUID id, int version) {
        return jdbc.sql(
                                "delete from report_paragraph where book = :book and report = :report and id = :id and version = :version")
                        .param("book", report.book().value())
                        .param("report", report.id())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Whether some of the words are as this account wrote them. */
    boolean writtenBy(RecordKey report, AccountId account) {
        return jdbc.sql(WRITTEN_BY)
                .param("book", report.book().value())
                .param("report", report.id())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /** A replacing report begins with the words of the one it replaces. */
    void copy(RecordKey from, RecordKey to) {
        jdbc.sql(COPY)
                .param("book", from.book().value())
                .param("from", from.id())
                .param("to", to.id())
                .update();
    }

    private static Paragraph paragraph(ResultSet row, int index) throws SQLException {
        return new Paragraph(
                row.getObject("id", UUID.class),
                row.getString("section"),
                row.getInt("ordinal"),
                row.getString("text"),
                row.getInt("version"),
                row.getString("edited_by"));
    }
}
