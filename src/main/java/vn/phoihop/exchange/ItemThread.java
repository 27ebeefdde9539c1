package vn.phoihop.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;

/** The thread of an item in words: who has the ball, what each recipient has done, and every turn. */
@Component
class ItemThread {

    private final Organisations organisations;
    private final Catalogues catalogues;

    ItemThread(Organisations organisations, Catalogues catalogues) {
        this.organisations = organisations;
        this.catalogues = catalogues;
    }

    /** A unit has something to do; {@code late} when the day for it has gone by. */
    record Ball(String unit, String what, boolean late) {}

    /** A recipient and what it has done. */
    record Row(
            int force,
            String unit,
            @Nullable String via,
            String opened,
            String acknowledged,
            String answer,
            String due,
            String rating,
            @Nullable String outcome) {}

    /** A turn in words. */
    record Said(
            String at,
            String what,
            String who,
            String about,
            @Nullable String words,
            List<AttachmentLine> documents) {}

    /** Who has the ball: each recipient that owes something, and the sender where it was asked something. */
    List<Ball> balls(Item item, LocalDate today, Page page) {
        List<Ball> balls = new ArrayList<>();
        for (Recipient one : item.recipients()) {
            if (item.state().live() && Item.awaitsSender(one)) {
                String what = one.extension() != null
                        ? "exchange.ball.extension"
                        : one.forwardTo() != null ? "exchange.ball.forward" : "exchange.ball.reply";
                balls.add(new Ball(name(item.sender(), page), page.text(what, name(one.unit(), page)), false));
            }
            if (item.mustAnswer(one)) {
                LocalDate due = one.due();
                boolean late = due != null && due.isBefore(today);
                balls.add(new Ball(
                        name(one.unit(), page),
                        page.text(late ? "exchange.ball.overdue" : "exchange.ball.answer", page.show(due)),
                        late));
            } else if (item.mustAcknowledge(one)) {
                balls.add(new Ball(name(one.unit(), page), page.text("exchange.ball.acknowledge"), false));
            }
        }
        return balls;
    }

    /** When an item ends by itself, or a draft is thrown away; null of one that has ended. */
    @Nullable
    String ends(Item item, Page page) {
        if (item.state() == ItemState.DRAFT) {
            return page.text("exchange.draft.ends", EndingItems.DRAFT_DAYS);
        }
        return item.state().live()
                ? page.text("exchange.ends", page.show(new Keeping(catalogues.current()).ends(item)))
                : null;
    }

    /** @param opened when somebody of it opened the item first; null for nobody yet, and where that is not told */
    Row row(Item item, Recipient one, @Nullable Instant opened, Page page) {
        Receipt receipt = one.receipt();
        Rating rating = one.rating();
        return new Row(
                one.force().bit(),
                name(one.unit(), page),
                one.via() == null ? null : page.text("exchange.via", name(one.via(), page)),
                opened == null ? "–" : page.show(opened),
                receipt == null
                        ? page.text("exchange.acknowledged.not")
                        : page.text(
                                receipt.edition() < item.edition()
                                        ? "exchange.acknowledged.earlier"
                                        : "exchange.acknowledged.at",
                                page.show(receipt.at()),
                                receipt.actor(),
                                name(receipt.office(), page)),
                one.answer() == Recipient.Answer.NONE
                        ? ""
                        : page.text("exchange.answer." + one.answer())
                                + (one.answeredAt() == null ? "" : " (" + page.show(one.answeredAt()) + ")"),
                one.due() == null ? "" : page.show(one.due()),
                rating == null
                        ? ""
                        : page.text(rating.ofValue() ? "exchange.rating.yes" : "exchange.rating.no")
                                + (rating.outcome() == null ? "" : ": " + rating.outcome()),
                rating == null || rating.record() == null
                        ? null
                        : "/records/"
                                + new RecordKey(
                                        rating.recordBook() == null ? item.key().book() : rating.recordBook(),
                                        rating.record()));
    }

    Said said(Item item, Turn turn, Page page) {
        UnitId unit = turn.unit();
        UnitId about = turn.about();
        UnitId other = turn.other();
        List<String> more = new ArrayList<>();
        if (about != null && !about.equals(unit)) {
            more.add(name(about, page));
        }
        if (other != null) {
            more.add("→ " + name(other, page));
        }
        if (turn.day() != null) {
            more.add(page.text(
                    switch (turn.move()) {
                        case DROP -> "exchange.turn.ended";
                        case END -> "exchange.turn.rested";
                        default -> "exchange.turn.day";
                    },
                    page.show(turn.day())));
        }
        return new Said(
                page.show(turn.at()),
                page.text(turn.move().label()),
                turn.actor() + (unit == null ? "" : ", " + name(unit, page)),
                String.join(" · ", more),
                switch (turn.move()) {
                    case DROP -> rule(turn, "exchange.dropped.rule", page);
                    case END -> turn.words() == null ? null : rule(turn, "exchange.rests.rule", page);
                    default -> turn.words();
                },
                AttachmentLine.of(item, item.attachmentsOf(turn.id()), page));
    }

    /** What was dropped, when and why. */
    String dropped(Turn turn, Page page) {
        return page.text(
                "exchange.dropped",
                page.show(ItemLines.day(turn.at())),
                page.show(turn.day()),
                rule(turn, "exchange.dropped.rule", page));
    }

    private String rule(Turn turn, String words, Page page) {
        Catalogue catalogue = catalogues.current();
        return Keeping.read(Objects.requireNonNullElse(turn.words(), "")).entrySet().stream()
                .map(one -> page.text(
                        words,
                        catalogue
                                .find(Topic.class, one.getKey())
                                .map(topic -> page.text(topic.name()))
                                .orElse(one.getKey()),
                        one.getValue()))
                .collect(Collectors.joining("; "));
    }

    String name(UnitId unit, Page page) {
        return page.text(organisations.current().unit(unit).name());
    }
}
