/** Official papers in the legal layout (Decree 30/2020/NĐ-CP): one model, written as DOCX and PDF/A; books of sheets as XLSX; numbers, letterheads and kept files. */
@ApplicationModule(allowedDependencies = {"vocabulary", "files", "database"})
@NullMarked
package vn.phoihop.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
