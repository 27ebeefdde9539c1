package vn.phoihop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(classes = KitPages.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("kit")
class ExportTest {

    /** Promised to users; both kinds of file are several times as fast. */
    private static final int ROWS_A_SECOND = 20_000;

    private static final int MANY = 300_000;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void many_rows_come_quickly_as_csv_and_formulas_are_harmless() throws Exception {
        Path file = download("csv", MANY);
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines.limit(2))
                    .containsExactly("\ufeffTên,Ngày,Khối lượng (kg)", "\"'=cmd|'/c calc'!A0\",2022-06-14,61.475");
        }
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines.count()).isEqualTo(MANY + 1);
        }
    }

    @Test
    void many_rows_come_quickly_as_a_workbook() throws Exception {
        Path file = download("xlsx", MANY);
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            Row second = rows.skip(1).findFirst().orElseThrow();
            assertThat(second.getCellText(0)).isEqualTo("=cmd|'/c calc'!A0");
            assertThat(second.getCell(0).getFormula()).isNull();
            assertThat(second.getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("61.475");
        }
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            assertThat(rows.count()).isEqualTo(MANY + 1);
        }
    }

    @Test
    void who_goes_away_ends_the_reading() throws Exception {
        int closed = KitPages.Lists.CLOSED.get();
        HttpResponse<InputStream> answer = client.send(request("csv", 50_000_000, ""), BodyHandlers.ofInputStream());
        answer.body().readNBytes(1000);
        answer.body().close();
        Instant latest = Instant.now().plusSeconds(20);
        while (KitPages.Lists.CLOSED.get() == closed && Instant.now().isBefore(latest)) {
            Thread.sleep(50);
        }
        assertThat(KitPages.Lists.CLOSED.get()).isGreaterThan(closed);
        assertThat(KitPages.Lists.WRITTEN.get()).isLessThan(49_000_000);
    }

    @Test
    void half_a_file_never_looks_like_a_whole_one() {
        for (String format : new String[] {"csv", "xlsx"}) {
            assertThatThrownBy(() -> client.send(request(format, MANY, "&fault=200000"), BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void the_page_shows_how_far_an_export_is() {
        try (Tab tab = Tab.on(port)) {
            tab.go("/kit-list?kind=SEA");
            Download download = tab.page().waitForDownload(() -> tab.page().click("text=CSV"));
            assertThat(download.suggestedFilename()).isEqualTo("danh-sách-sample.csv");
            PlaywrightAssertions.assertThat(tab.page().locator("#exporting")).containsText("60 dòng");
            tab.check().shot("kit-export");
            tab.page().click("#exporting button");
            Download workbook = tab.page().waitForDownload(() -> tab.page().click("text=XLSX"));
            assertThat(workbook.suggestedFilename()).isEqualTo("danh-sách-sample.xlsx");
        }
    }

    private Path download(String format, int count) throws Exception {
        client.send(request(format, 20_000, ""), BodyHandlers.discarding());
        Instant begun = Instant.now();
        Path file = client.send(request(format, count, ""), BodyHandlers.ofFile(folder.resolve("a." + format)))
                .body();
        Duration took = Duration.between(begun, Instant.now());
        assertThat(count * 1000L / took.toMillis()).as("rows a second").isGreaterThan(ROWS_A_SECOND);
        System.out.println(format + ": " + count * 1000L / took.toMillis() + " rows a second");
        return file;
    }

    private HttpRequest request(String format, int count, String more) {
        return HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + port + "/kit-long?format=" + format + "&count=" + count + more))
                .build();
    }
}
