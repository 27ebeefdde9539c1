package vn.phoihop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.pdfbox.cos.COSStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vn.phoihop.access.AccessTrail;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.attachment.Documents;
import vn.phoihop.attachment.FakeScanner;
import vn.phoihop.attachment.LookingThrough;
import vn.phoihop.attachment.SentDocument;
import vn.phoihop.attachment.VirusScanner;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.BrowserTest;

/** Documents by programs: uploaded, sent with a bulletin and with a reply, taken away, corrected, recalled, swept; what is refused; who gets them. */
@BrowserTest
class AttachmentApiTest extends ItemsInABook {

    private static final byte[] PAPER = Documents.pdf("Ba tau ca neo dau");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_document_goes_with_a_bulletin_to_who_needs_to_know() throws Exception {
        UUID item = UUID.randomUUID();
        UUID paper = UUID.randomUUID();
        HttpResponse<String> uploaded = upload(station, item, paper, "báo cáo.pdf", PAPER);
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        assertThat(uploaded.headers().firstValue("ETag")).contains('"' + hash(PAPER) + '"');
        assertThat(upload(station, item, paper, "báo cáo.pdf", PAPER).statusCode())
                .isEqualTo(200);
        assertProblem(upload(station, item, paper, "khác.pdf", PAPER), 409, "ID_ALREADY_TAKEN");
        assertThat(listed(station, item)).containsExactly("báo cáo.pdf false");
        // What waits is nobody else's.
        assertThat(download(customs, item, paper).statusCode()).isEqualTo(404);
        assertProblem(upload(customs, item, paper, "báo cáo.pdf", PAPER), 409, "ID_ALREADY_TAKEN");

        HttpResponse<String> sent = put(station, item, with(BULLETIN, paper), null);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(put(station, item, with(BULLETIN, paper), null).statusCode()).isEqualTo(200);
        assertProblem(put(station, item, with(BULLETIN), null), 409, "WRITTEN_ALREADY");
        JsonNode seen = item(customs, item).at("/attachments/0");
        assertThat(seen.path("name").asString()).isEqualTo("báo cáo.pdf");
        assertThat(seen.path("sha256").asString()).isEqualTo(hash(PAPER));
        assertThat(seen.path("size").asInt()).isEqualTo(PAPER.length);

        HttpResponse<byte[]> taken = download(police, item, paper);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEqualTo(PAPER);
        assertThat(taken.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(taken.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains("filename*=UTF-8''b%C3%A1o%20c%C3%A1o.pdf");
        assertThat(taken.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(taken.headers().allValues("Content-Security-Policy").getFirst())
                .contains("default-src 'none'")
                .contains("sandbox");
        assertThat(taken.headers().firstValue("Cache-Control")).contains("no-store");
        HttpRequest again = asking(police, at(item, paper))
                .header("If-None-Match", '"' + hash(PAPER) + '"')
                .build();
        assertThat(http.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
        // Whoever takes it away has opened the item, and the trail knows of which document.
        assertThat(item(station, item).path("openings")).hasSize(2);
        assertThat(trail(item)).contains("EXPORTED " + at(item, paper));
    }

    @Test
    void a_stranger_gets_no_document_by_its_id_nor_does_who_sees_the_whole_book() throws Exception {
        UUID item = UUID.randomUUID();
        UUID paper = uploaded(station, item, "a.pdf", PAPER);
        assertThat(put(station, item, with(BULLETIN, paper), null).statusCode()).isEqualTo(201);
        for (String token : List.of(stranger, staff(Role.INSPECTOR, STRANGER).token())) {
            assertThat(download(token, item, paper).statusCode()).isEqualTo(404);
            assertThat(get(token, item + "/attachments").statusCode()).isEqualTo(404);
        }
        Acting.runAsSystem(
                () -> context.getBean(CoordinationOffices.class).appoint(book, STRANGER, today().minusDays(1)));
        assertThat(download(staff(Role.STAFF_OFFICER, STRANGER).token(), item, paper)
                        .statusCode())
                .isEqualTo(404);
        assertThat(download(token(GUARD_COMMAND), item, paper).statusCode()).isEqualTo(200);
        assertThat(trail(item)).anyMatch(line -> line.startsWith("REFUSED"));
        assertThat(upload(stranger, item, UUID.randomUUID(), "a.pdf", PAPER).statusCode())
                .isEqualTo(404);
        // By another item's address neither.
        UUID own = UUID.randomUUID();
        assertThat(put(stranger, own, BULLETIN.replace("3006", STRANGER.toString()), null)
                        .statusCode())
                .isEqualTo(201);
        assertThat(download(stranger, own, paper).statusCode()).isEqualTo(404);
        assertProblem(
                put(stranger, UUID.randomUUID(), with(BULLETIN.replace("3006", STRANGER.toString()), paper), null),
                422,
                "ATTACHMENT_UNKNOWN");
    }

    @Test
    void a_reply_brings_documents_which_all_of_the_thread_may_open() throws Exception {
        UUID item = given(REQUEST);
        UUID paper = uploaded(customs, item, "tra-loi.docx", Documents.docx("Tàu đã làm thủ tục"));
        UUID turn = UUID.randomUUID();
        String reply = """
                {"step": "REPLY", "words": "Xem tài liệu kèm theo", "attachments": ["%s"]}""".formatted(paper);
        assertProblem(turn(customs, item, reply.replace("REPLY", "ACKNOWLEDGE")), 422, "ATTACHMENT_NOT_OF_STEP");
        assertThat(put(customs, item + "/turns/" + turn, reply, null).statusCode())
                .isEqualTo(200);
        assertThat(put(customs, item + "/turns/" + turn, reply, null).statusCode())
                .isEqualTo(200);
        assertProblem(
                put(
                        customs,
                        item + "/turns/" + turn,
                        "{\"step\": \"REPLY\", \"words\": \"Xem tài liệu kèm theo\"}",
                        null),
                409,
                "ID_ALREADY_TAKEN");
        JsonNode seen = item(station, item).at("/attachments/0");
        assertThat(seen.path("turn").asString()).isEqualTo(turn.toString());
        assertThat(download(station, item, paper).statusCode()).isEqualTo(200);
        assertThat(payload(item)).contains(seen.path("sha256").asString()).doesNotContain("document.xml");
    }

    @Test
    void a_reply_takes_nothing_over_from_the_item() throws Exception {
        UUID item = UUID.randomUUID();
        UUID former = uploaded(station, item, "mot.pdf", PAPER);
        UUID own = uploaded(station, item, "hai.txt", Documents.text("Hai tàu"));
        assertThat(put(station, item, with(REQUEST, former), null).statusCode()).isEqualTo(201);
        String corrected = with(REQUEST, own).replace("\"units\"", "\"reason\": \"Nhầm tài liệu\", \"units\"");
        HttpResponse<String> answer = put(station, item, corrected, 2);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (UUID theirs : List.of(own, former)) {
            String reply = """
                    {"step": "REPLY", "words": "Xem kèm", "attachments": ["%s"]}""".formatted(theirs);
            assertThat(codes(turn(customs, item, reply))).containsExactly("attachments[0] ATTACHMENT_UNKNOWN");
        }
        assertThat(listed(customs, item)).containsExactly("hai.txt true");
        assertThat(download(customs, item, former).statusCode()).isEqualTo(404);
        // The sender brings back what the item had.
        String back = with(REQUEST, former, own).replace("\"units\"", "\"reason\": \"Thiếu\", \"units\"");
        assertThat(put(station, item, back, 3).statusCode()).isEqualTo(200);
        assertThat(listed(customs, item)).containsExactly("mot.pdf true", "hai.txt true");
        // Uploaded again under its id it is what it is by now.
        HttpResponse<String> again = upload(station, item, former, "mot.pdf", PAPER);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json.readTree(again.body()).path("sent").asBoolean()).isTrue();
    }

    @Test
    void what_was_corrected_away_stays_its_senders_and_what_was_recalled_too() throws Exception {
        UUID item = UUID.randomUUID();
        UUID first = uploaded(station, item, "mot.pdf", PAPER);
        UUID second = uploaded(station, item, "hai.txt", Documents.text("Hai tàu"));
        assertThat(put(station, item, with(BULLETIN, first), null).statusCode()).isEqualTo(201);
        String corrected = with(BULLETIN, second).replace("\"units\"", "\"reason\": \"Nhầm tài liệu\", \"units\"");
        HttpResponse<String> answer = put(station, item, corrected, 2);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(download(customs, item, first).statusCode()).isEqualTo(404);
        assertThat(download(customs, item, second).statusCode()).isEqualTo(200);
        assertThat(download(station, item, first).statusCode()).isEqualTo(200);
        // Named by nobody, what it has stays.
        assertThat(put(station, item, BULLETIN.replace("\"units\"", "\"reason\": \"Sửa chữ\", \"units\""), 3)
                        .statusCode())
                .isEqualTo(200);
        assertThat(listed(customs, item)).containsExactly("hai.txt true");

        taken(station, item, "{\"step\": \"RECALL\", \"words\": \"Gửi nhầm\"}");
        assertThat(item(customs, item).path("attachments")).isEmpty();
        assertThat(listed(customs, item)).isEmpty();
        assertThat(download(customs, item, second).statusCode()).isEqualTo(404);
        assertThat(download(station, item, second).statusCode()).isEqualTo(200);
    }

    @Test
    void what_cannot_go_along_is_said_beside_all_else() throws Exception {
        UUID item = UUID.randomUUID();
        UUID[] many = new UUID[6];
        for (int i = 0; i < many.length; i++) {
            many[i] = uploaded(station, item, i + ".txt", Documents.text("số " + i));
        }
        assertThat(codes(put(station, item, with(BULLETIN, many).replace("Ba tàu cá", "CCCD 079123456789"), null)))
                .containsExactlyInAnyOrder("text TEXT_WITH_IDENTITY_NUMBER", "attachments ATTACHMENTS_TOO_MANY");
        UUID same = uploaded(station, item, "0.TXT", Documents.text("khác"));
        assertThat(codes(put(station, item, with(BULLETIN, many[0], same, UUID.randomUUID()), null)))
                .containsExactly("attachments[1] ATTACHMENT_NAMED_TWICE", "attachments[2] ATTACHMENT_UNKNOWN");
        String bare = with(BULLETIN, many[0])
                .replaceFirst("\"title\": \"[^\"]*\",", "")
                .replaceFirst("\"text\": \"[^\"]*\",", "\"countOnly\": true,");
        assertProblem(put(station, item, bare, null), 422, "ATTACHMENT_OF_BARE_COUNT");
        assertProblem(
                upload(station, item, UUID.randomUUID(), "a.docx", Documents.docx("TỐI MẬT")),
                422,
                "ATTACHMENT_WITH_SECRECY_MARK");
        assertProblem(upload(station, item, UUID.randomUUID(), "anh.png", Documents.png()), 422, "ATTACHMENT_IS_IMAGE");
        assertProblem(upload(station, item, UUID.randomUUID(), "a.pdf", new byte[0]), 422, "ATTACHMENT_EMPTY");
        assertProblem(
                upload(staff(Role.INSPECTOR, STATION).token(), item, UUID.randomUUID(), "a.pdf", PAPER),
                403,
                "NOT_ALLOWED");
        UUID theirs = UUID.randomUUID();
        assertThat(put(
                                police,
                                theirs,
                                BULLETIN.replace("3006", POLICE.toString()).replace(", 1011", ""),
                                null)
                        .statusCode())
                .isEqualTo(201);
        // A recipient may answer a bulletin with nothing but steps; what it uploads waits and goes with none of them.
        UUID mine = uploaded(customs, theirs, "a.txt", Documents.text("a"));
        assertProblem(
                turn(customs, theirs, "{\"step\": \"ACKNOWLEDGE\", \"attachments\": [\"%s\"]}".formatted(mine)),
                422,
                "ATTACHMENT_NOT_OF_STEP");
    }

    @Test
    void twenty_megabytes_are_taken_in_and_given_back_and_not_a_byte_more() throws Exception {
        byte[] most = sized(SentDocument.MOST_BYTES);
        assertThat(most).hasSize(SentDocument.MOST_BYTES);
        UUID item = UUID.randomUUID();
        UUID paper = uploaded(station, item, "lon.pdf", most);
        assertThat(download(station, item, paper).body()).isEqualTo(most);
        assertProblem(
                upload(station, item, UUID.randomUUID(), "lon.pdf", sized(SentDocument.MOST_BYTES + 1)),
                413,
                "ATTACHMENT_TOO_LARGE");
        assertProblem(
                upload(station, item, UUID.randomUUID(), "lon.pdf", new byte[22 * 1024 * 1024]), 413, "BODY_TOO_LARGE");
        // So much is taken at this address alone.
        assertProblem(put(station, item, "x".repeat(2 * 1024 * 1024), null), 413, "BODY_TOO_LARGE");
    }

    @Test
    void two_uploads_at_once_are_one() throws Exception {
        UUID item = UUID.randomUUID();
        UUID paper = UUID.randomUUID();
        Supplier<Integer> uploading = () -> {
            try {
                return upload(station, item, paper, "a.pdf", PAPER).statusCode();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        };
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(uploading);
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(uploading);
        assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 201);
        assertThat(download(station, item, paper).body()).isEqualTo(PAPER);
    }

    @Test
    void what_is_not_sent_within_a_day_is_swept_and_a_draft_keeps_what_it_has() throws Exception {
        UUID item = UUID.randomUUID();
        UUID kept = uploaded(station, item, "giu.pdf", PAPER);
        UUID dropped = uploaded(station, item, "bo.txt", Documents.text("bỏ"));
        UUID waiting = uploaded(station, item, "cho.txt", Documents.text("chờ"));
        String draft = with(BULLETIN, kept, dropped).replace("\"units\"", "\"draft\": true, \"units\"");
        assertThat(put(station, item, draft, null).statusCode()).isEqualTo(201);
        String less = with(BULLETIN, kept).replace("\"units\"", "\"draft\": true, \"units\"");
        HttpResponse<String> changed = put(station, item, less, 1);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(swept(Instant.now().minus(Duration.ofDays(1)))).isZero();
        assertThat(swept(Instant.now().plusSeconds(60))).isEqualTo(2);
        assertThat(download(station, item, kept).statusCode()).isEqualTo(200);
        assertThat(download(station, item, dropped).statusCode()).isEqualTo(404);
        assertThat(download(station, item, waiting).statusCode()).isEqualTo(404);
        assertThat(pieces(item)).isEqualTo(1);
        taken(station, item, "{\"step\": \"DISCARD\"}");
        assertThat(swept(Instant.now().plusSeconds(60))).isEqualTo(1);
        assertThat(pieces(item)).isZero();
    }

    @Test
    void documents_go_with_what_the_item_said_those_it_had_before_too() throws Exception {
        UUID item = UUID.randomUUID();
        UUID former = uploaded(station, item, "cũ.pdf", PAPER);
        assertThat(put(station, item, with(REQUEST, former), null).statusCode()).isEqualTo(201);
        UUID paper = uploaded(station, item, "mới.pdf", PAPER);
        int version = item(station, item).path("version").asInt();
        assertThat(put(
                                station,
                                item,
                                with(REQUEST, paper).replaceFirst("\\{", "{\"reason\": \"Đính kèm bản mới\", "),
                                version)
                        .statusCode())
                .isEqualTo(200);
        UUID answer = uploaded(customs, item, "tra-loi.docx", Documents.docx("Tàu đã làm thủ tục"));
        taken(
                customs,
                item,
                "{\"step\": \"REPLY\", \"words\": \"Xem tài liệu\", \"attachments\": [\"%s\"]}".formatted(answer));
        assertThat(list(station, "box=OUT&q=tra-loi")).containsExactly(item.toString());
        taken(station, item, "{\"step\": \"ACCEPT\"}");
        assertThat(pieces(item)).isEqualTo(3);
        // As if it had ended three years ago.
        asOwner("update exchange_turn set at = at - interval '38 months' where move = 'ACCEPT_LAST' and item = '" + item
                + "'");
        assertThat(Acting.asSystem(() ->
                        context.getBean(DroppingItem.class).drop(new RecordKey(book, item), By.now("system", null))))
                .isTrue();
        assertThat(pieces(item)).isZero();
        for (UUID one : List.of(former, paper, answer)) {
            assertThat(download(station, item, one).statusCode()).isEqualTo(404);
        }
        assertThat(item(station, item).path("attachments")).isEmpty();
        assertThat(list(station, "box=OUT&q=tra-loi")).isEmpty();
    }

    @Test
    void a_scanner_that_finds_something_or_is_away_keeps_a_document_out() throws Exception {
        UUID item = UUID.randomUUID();
        SignedIn who = staff(Role.RECORDER, STATION).signedIn();
        FakeScanner scanner = new FakeScanner();
        ReceivingAttachments receiving = receiving(VirusScanner.at(scanner.place()));
        assertThat(received(who, receiving, item, "Ba tàu cá")).isNull();
        assertThat(received(who, receiving, item, "EICAR")).isEqualTo(ProblemCode.ATTACHMENT_INFECTED);
        scanner.close();
        assertThat(received(who, receiving, item, "Bốn tàu cá")).isEqualTo(ProblemCode.ATTACHMENT_SCANNER_AWAY);
        assertThat(pieces(item)).isEqualTo(1);
        assertThat(trail(item)).anyMatch(line -> line.startsWith("REFUSED") && line.endsWith("Eicar-Test-Signature"));
    }

    private ReceivingAttachments receiving(VirusScanner scanner) {
        return new ReceivingAttachments(
                context.getBean(ItemDesk.class),
                context.getBean(Attachments.class),
                context.getBean(LookingThrough.class),
                scanner,
                context.getBean(Permissions.class),
                context.getBean(AccessTrail.class),
                context.getBean(PlatformTransactionManager.class),
                context.getBean(Clock.class));
    }

    private ProblemCode received(SignedIn who, ReceivingAttachments receiving, UUID item, String words) {
        return who.run(() -> {
            try {
                receiving.receive(
                        new RecordKey(book, item), UUID.randomUUID(), "a.txt", Documents.in(Documents.text(words)));
                return null;
            } catch (Refused refused) {
                return refused.problems().getFirst().code();
            } catch (java.io.IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    /** A PDF of just so many bytes: the rest is a stream that nothing shows. */
    private static byte[] sized(int bytes) {
        int guess = bytes - 2_000;
        byte[] paper = padded(guess);
        // The length of the stream is written down, too, and may take a digit more or less.
        for (int i = 0; i < 5 && paper.length != bytes; i++) {
            guess += bytes - paper.length;
            paper = padded(guess);
        }
        return paper;
    }

    private static byte[] padded(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(7).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (noise[i] & 0x0F | 0x60);
        }
        return Documents.pdf("Ba tau ca", document -> {
            COSStream stream = document.getDocument().createCOSStream();
            try (var out = stream.createRawOutputStream()) {
                out.write(noise);
            }
            document.getDocumentCatalog().getCOSObject().setItem("Padding", stream);
        });
    }

    private static String with(String body, UUID... documents) {
        StringBuilder ids = new StringBuilder();
        for (UUID id : documents) {
            ids.append(ids.isEmpty() ? "" : ", ").append('"').append(id).append('"');
        }
        return body.replace("\"units\"", "\"attachments\": [" + ids + "], \"units\"");
    }

    private UUID uploaded(String token, UUID item, String name, byte[] content) throws Exception {
        UUID id = UUID.randomUUID();
        HttpResponse<String> answer = upload(token, item, id, name, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private HttpResponse<String> upload(String token, UUID item, UUID id, String name, byte[] content)
            throws Exception {
        return http.send(
                asking(token, at(item, id) + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(content))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> download(String token, UUID item, UUID id) throws Exception {
        return http.send(asking(token, at(item, id)).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder asking(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private String at(UUID item, UUID id) {
        return "/api/v1/books/" + book + "/exchange/" + item + "/attachments/" + id;
    }

    private List<String> listed(String token, UUID item) throws Exception {
        return json.readTree(get(token, item + "/attachments").body())
                .valueStream()
                .map(one -> one.path("name").asString() + " " + one.path("sent").asBoolean())
                .toList();
    }

    private static String hash(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private List<String> trail(UUID item) {
        return asSystem(jdbc -> jdbc.sql("select act || ' ' || what from access_trail where record = :record")
                .param("record", book + "/" + item)
                .query(String.class)
                .list());
    }

    private String payload(UUID item) {
        return asSystem(jdbc -> jdbc.sql("""
                        select p.body from payload p join entry e using (book, position)
                        where e.book = :book and e.record = :item order by position desc limit 1""")
                .param("book", book.value())
                .param("item", item)
                .query(String.class)
                .single());
    }

    private int pieces(UUID item) {
        return asSystem(jdbc -> jdbc.sql("select count(*) from exchange_attachment_piece where item = :item")
                .param("item", item)
                .query(Integer.class)
                .single());
    }

    private int swept(Instant before) {
        return Acting.asSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> context.getBean(Attachments.class).sweep(book, before)));
    }

    private interface Asking<T> {
        T of(JdbcClient jdbc);
    }

    private <T> T asSystem(Asking<T> asking) {
        return Acting.asSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> asking.of(context.getBean(JdbcClient.class))));
    }
}
