package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.organisation.AffectedByChange.Affected;
import vn.phoihop.organisation.AffectedByChange.Touched;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Texts;

/** Asks the other rooms what of theirs depends on units and areas that are about to change, whoever makes the change and by whatever way. */
@Component
class AskingRooms {

    private final ObjectProvider<AffectedByChange> rooms;
    private final Texts texts;
    private final TransactionTemplate alone;

    AskingRooms(ObjectProvider<AffectedByChange> rooms, Texts texts, PlatformTransactionManager transactions) {
        this.rooms = rooms;
        this.texts = texts;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    List<Affected> ask(Touched touched) {
        if (touched.units().isEmpty() && touched.areas().isEmpty()) {
            return List.of();
        }
        return Acting.asSystem(() -> alone.execute(status -> rooms.orderedStream()
                .flatMap(room -> room.affectedBy(touched).stream())
                .toList()));
    }

    /** With the provinces they lie in or answer for. */
    static Touched touched(Organisation known, Set<UnitId> units, Set<AreaId> areas, LocalDate from) {
        Set<AreaId> provinces = new TreeSet<>();
        areas.forEach(area -> province(known, area, from).ifPresent(provinces::add));
        units.forEach(unit -> known.areasOf(unit, from)
                .forEach(area -> province(known, area.id(), from).ifPresent(provinces::add)));
        return new Touched(units, areas, provinces, from);
    }

    private static Optional<AreaId> province(Organisation known, AreaId area, LocalDate from) {
        return known.within(area, AreaLevel.PROVINCE, from).map(Area::id);
    }

    /** Those for which nobody would answer. */
    static List<Affected> duties(Collection<Affected> affected) {
        return affected.stream().filter(Affected::duty).toList();
    }

    LocalizedText words(Affected one) {
        return new LocalizedText(
                texts.text(Texts.VIETNAMESE, one.key(), one.count()),
                texts.text(Texts.ENGLISH, one.key(), one.count()));
    }
}
