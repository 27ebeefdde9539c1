package vn.phoihop.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vn.phoihop.bench.MultiplyingItems;
import vn.phoihop.bench.MultiplyingRecords;
import vn.phoihop.bench.PageTour;
import vn.phoihop.database.DatabaseAccess;

/** Inbox, outbox, search and the matrix where a book holds very many items; beside them the newest of an inbox in plain SQL. */
final class MeasuringExchange {

    private static final int CLIENTS = 8;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 20;
    private static final String PASSWORD = "so-phoi-hop-2022";

    /** They act for many units, for a force's, for one. */
    private static final List<String> READERS = List.of("thammuu", "thammuu.bp", "nhap.bp");

    private static final List<String> LISTS = List.of(
            "/exchange",
            "/exchange?box=OUT",
            "/exchange?waiting=UNREAD",
            "/exchange?waiting=OVERDUE",
            "/exchange?sort=changed",
            "/exchange?topic=SEA&kind=VERIFICATION",
            "/exchange?q=vung+bien",
            "/exchange?q=tin+so+77123");

    private final Application application;
    private final Console console;

    MeasuringExchange(Application application, Console console) {
        this.application = application;
        this.console = console;
    }

    /** @param wanted how many items the book is to hold */
    void measure(Path directory, long wanted) throws IOException {
        try (ServedDemo demo = application.serveDemo(directory)) {
            DatabaseAccess access = Application.superuserOf(directory);
            MultiplyingItems.multiply(access, wanted);
            BenchCommand.print(console, "exchangeItems", wanted);
            BenchCommand.print(console, "exchangeNewest", 1000 * MultiplyingRecords.plain(access, """
                    select i.* from exchange_recipient r join exchange_item i on i.book = r.book and i.id = r.item
                    where r.book = 1 and r.unit = 3006 order by r.listed_at desc, r.item desc limit 51"""));
            PageTour tour = new PageTour(demo.address(), WARM_UP);
            for (String reader : READERS) {
                tour.measure(LISTS, reader, PASSWORD, CLIENTS, ROUNDS).forEach((page, times) -> {
                    BenchCommand.print(console, "deskHalf", times.reader().p50() * 1000, reader, page);
                    BenchCommand.print(console, "exchangeMost", times.reader().p95() * 1000, reader, page);
                });
            }
            tour.measure(List.of("/exchange/matrix"), READERS.getFirst(), PASSWORD, 1, ROUNDS)
                    .forEach((page, times) -> BenchCommand.print(
                            console, "deskHalf", times.reader().p50() * 1000, READERS.getFirst(), page));
        }
    }
}
