package vn.phoihop.organisation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** An administrator uploads lists, mends what is wrong, looks at the differences and applies them. */
@BrowserTest
@UsesDatabase(own = true)
class ImportPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisations organisations;

    TestStaff administrator;
    BookId book;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        administrator = TestStaff.named(context, "Lê Quản Trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
    }

    private Tab signedIn(Tab tab) {
        return tab.signIn(administrator.login(), TestStaff.PASSWORD).go("/organisation/imports");
    }

    private static void upload(Page page, String name, byte[] content) {
        page.setInputFiles("#files", new FilePayload(name, "text/csv", content));
        page.click("main form[action='/organisation/imports'] button");
        page.waitForLoadState();
    }

    @Test
    void listsAreMendedLookedAtAndApplied() {
        try (Tab tab = signedIn(Tab.on(port))) {
            Page page = tab.check().shot("organisation-imports").page();
            upload(page, "areas.csv", ListFiles.csv(ListFiles.AREAS + """
                    71T;PROVINCE;;Tỉnh Bảy Mốt;Seventy-one;2000-01-01;;
                    71101;COMMUNE;72T;Xã Một;One;;2000-13-01;
                    """));
            assertThat(page.locator("#problems tbody tr")).hasCount(2);
            assertThat(page.locator("#problems")).containsText("areas.csv:3 valid_to");
            assertThat(page.locator("#problems")).containsText("2000-13-01");
            tab.check().shot("organisation-imports-refused");
            String good = ListFiles.AREAS + """
                    71T;PROVINCE;;Tỉnh Bảy Mốt;Seventy-one;2000-01-01;;
                    71101;COMMUNE;71T;Xã Một;One;2000-01-01;2025-07-01;
                    71102;COMMUNE;71T;Xã Hai;Two;2000-01-01;;
                    899;DISTRICT;91;Thị xã Rạch Giá;Rach Gia Town;;2005-07-26;
                    899;DISTRICT;91;Thành phố Rạch Giá;Rach Gia City;2005-07-26;2025-07-01;899
                    """;
            upload(page, "areas.csv", ListFiles.csv(good));
            assertThat(page.locator("#count-FOUNDED")).hasText("3");
            assertThat(page.locator("#count-RENAMED")).hasText("1");
            assertThat(page.locator("#list tbody tr")).hasCount(4);
            tab.check().shot("organisation-import-preview");
            page.fill("#list-q", "thi xa");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
            assertThat(page.locator("#list")).containsText("Thành phố Rạch Giá");
            Download csv = page.waitForDownload(
                    () -> page.locator("#list [data-export]").first().click());
            assertThat(text(csv)).contains("Thị xã Rạch Giá").doesNotContain("Xã Hai");
            page.click("#exporting button");
            page.click("main form[action^='/organisation/imports/'] button.btn-primary");
            assertThat(page.locator("#notices")).containsText("Đã nhập danh mục");
            assertThat(organisations.current().findArea("71102", LocalDate.of(2026, 1, 1)))
                    .isPresent();
            upload(page, "lai.csv", ListFiles.csv(good));
            assertThat(page.locator(".alert-success")).containsText("không có gì phải nhập");
            tab.check();
            tab.go("/organisation/imports?lang=en").check().go("/organisation/imports?lang=vi");
        }
    }

    @Test
    void whatIsTakenAwayComesBackWithNothingToDo() throws Exception {
        try (Tab tab = signedIn(Tab.onPhone(port))) {
            Page page = tab.check().shot("organisation-imports-phone").page();
            for (String format : new String[] {"csv", "xlsx"}) {
                Download file = page.waitForDownload(
                        () -> page.click("a[href='/organisation/lists/areas?format=" + format + "']"));
                upload(page, file.suggestedFilename(), Files.readAllBytes(file.path()));
                assertThat(page.locator(".alert-success")).containsText("không có gì phải nhập");
                tab.check().go("/organisation/imports");
            }
            Download template =
                    page.waitForDownload(() -> page.click("a[href='/organisation/lists/units?empty=true&format=csv']"));
            assertThat(text(template).strip()).isEqualTo("\ufeff" + String.join(",", ListKind.UNITS.columns()));
            upload(page, "one.csv", ListFiles.csv(ListFiles.AREAS + "70T;PROVINCE;;Tỉnh Bảy Mươi;Seventy;;;\n"));
            tab.check().shot("organisation-import-phone");
        }
    }

    @Test
    void whoComesSecondLooksAgain() {
        try (Tab one = signedIn(Tab.on(port));
                Tab other = signedIn(Tab.on(port))) {
            upload(one.page(), "a.csv", ListFiles.csv(ListFiles.AREAS + "73T;PROVINCE;;Tỉnh Bảy Ba;A;;;\n"));
            upload(other.page(), "b.csv", ListFiles.csv(ListFiles.AREAS + "73T;PROVINCE;;Tỉnh Bảy Ba khác;B;;;\n"));
            one.page().click("main form button.btn-primary");
            assertThat(one.page().locator("#notices")).containsText("Đã nhập danh mục");
            other.page().click("main form button.btn-primary");
            assertThat(other.page().locator(".alert-info")).containsText("tính lại");
            assertThat(other.page().locator("#count-RENAMED")).hasText("1");
            other.check();
            other.page().click("main form button.btn-primary");
            assertThat(other.page().locator("#notices")).containsText("Đã nhập danh mục");
            assertThat(organisations
                            .current()
                            .findArea("73T", LocalDate.of(2026, 1, 1))
                            .orElseThrow()
                            .name()
                            .vi())
                    .isEqualTo("Tỉnh Bảy Ba khác");
        }
    }

    @Test
    void othersAreToldWhoCould() {
        TestStaff officer = TestStaff.named(context, "Tham mưu").as(Role.STAFF_OFFICER, book, new UnitId(1000));
        try (Tab tab = Tab.on(port)) {
            tab.signIn(officer.login(), TestStaff.PASSWORD).go("/organisation/imports");
            assertThat(tab.page().locator("main")).containsText("Quản trị");
            assertThat(tab.page().locator("#files")).hasCount(0);
            tab.check();
            assertThat(tab.page().locator("a[href='/organisation/imports']")).hasCount(0);
        }
    }

    private static String text(Download file) {
        try {
            return Files.readString(file.path());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
