package vn.phoihop.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Who may give information for a unit keeps its groups of recipients. */
@Component
class GroupDesk {

    private static final int MOST = 300;
    /** So many are listed; who acts for many units sees many. */
    static final int LISTED = 500;

    private final SavedGroups groups;
    private final ItemWriting writing;
    private final Organisations organisations;
    private final Permissions permissions;

    GroupDesk(SavedGroups groups, ItemWriting writing, Organisations organisations, Permissions permissions) {
        this.groups = groups;
        this.writing = writing;
        this.organisations = organisations;
        this.permissions = permissions;
    }

    /**
     * A group as it stands today.
     *
     * @param units how many it stands for
     * @param changed what has changed of the organisation since it was kept; nothing where it is good
     */
    record Judged(SavedGroup group, String unit, int units, List<Problem> changed) {}

    /**
     * Some groups, in the order of their names.
     *
     * @param cut whether there are more
     */
    record Listed(List<Judged> groups, boolean cut) {}

    @Transactional(readOnly = true)
    Listed list(BookId book) {
        permissions.require(Authority.EXCHANGE_RECORD);
        List<SavedGroup> all = groups.list(SignedIn.current().own(book), LISTED + 1);
        ResolvingRecipients today = today(book);
        return new Listed(
                all.stream().limit(LISTED).map(one -> judged(one, today)).toList(), all.size() > LISTED);
    }

    @Transactional(readOnly = true)
    Judged get(BookId book, UUID id) {
        return judged(find(book, id).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, id.toString())), today(book));
    }

    /** One in sight. */
    @Transactional(readOnly = true)
    Optional<SavedGroup> find(BookId book, UUID id) {
        permissions.require(Authority.EXCHANGE_RECORD);
        return groups.find(SignedIn.current().own(book), id);
    }

    /**
     * Keeps a group: a new one, or over the version that was seen. The same one sent twice is one.
     *
     * @param group with the version seen; 0 where it is new
     * @param unreadable what could not be read of it
     * @param names by what name its parts were sent
     */
    @Transactional
    SavedGroup keep(SavedGroup group, List<Problem> unreadable, Map<String, String> names) {
        permissions.require(Authority.EXCHANGE_RECORD);
        SignedIn.current().own(group.book());
        Refused.ifAny(Typed.all(unreadable, problems(group), names));
        if (group.version() > 0) {
            SavedGroup before = find(group.book(), group.id())
                    .orElseThrow(
                            () -> new Refused(ProblemCode.NOT_FOUND, group.id().toString()));
            if (before.version() != group.version()) {
                throw new Refused(ProblemCode.CHANGED_MEANWHILE);
            }
            if (!before.unit().equals(group.unit())) {
                throw new Refused(Problem.at("unit", ProblemCode.EXCHANGE_STANDS));
            }
            if (!before.says(group)) {
                groups.update(group, SignedIn.current().name());
            }
        } else if (find(group.book(), group.id()).filter(group::says).isEmpty()) {
            groups.insert(group, SignedIn.current().name());
        }
        return find(group.book(), group.id())
                .orElseThrow(() ->
                        new Refused(ProblemCode.ID_ALREADY_TAKEN, group.id().toString()));
    }

    /** Lets the group go, as it was seen. */
    @Transactional
    SavedGroup delete(BookId book, UUID id, int version) {
        SavedGroup group = find(book, id).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, id.toString()));
        if (group.version() != version) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        groups.delete(group);
        return group;
    }

    private List<Problem> problems(SavedGroup group) {
        List<Problem> problems = new ArrayList<>();
        if (group.name().isEmpty()) {
            problems.add(Problem.at("name", ProblemCode.REQUIRED));
        } else if (group.name().length() > SavedGroup.LONGEST_NAME) {
            problems.add(Problem.at("name", ProblemCode.TEXT_TOO_LONG, SavedGroup.LONGEST_NAME));
        } else if (groups.named(group)) {
            problems.add(Problem.at("name", ProblemCode.EXCHANGE_GROUP_NAME_TAKEN, group.name()));
        }
        problems.addAll(PlainText.problems("name", group.name()));
        if (!permissions.answersFor(SignedIn.current().unit(), group.unit())) {
            problems.add(Problem.at("unit", ProblemCode.EXCHANGE_SENDER_NOT_OWN));
        }
        if (group.units().isEmpty() && group.groups().isEmpty()) {
            problems.add(Problem.at("units[0]", ProblemCode.EXCHANGE_GROUP_WITHOUT_UNIT));
        } else if (group.units().size() + group.groups().size() > MOST) {
            problems.add(Problem.at("units[0]", ProblemCode.TOO_MANY, MOST));
        }
        problems.addAll(today(group.book()).problems(group.units(), group.groups(), null));
        return problems;
    }

    private ResolvingRecipients today(BookId book) {
        return writing.check(book, SignedIn.current().by()).recipients();
    }

    private Judged judged(SavedGroup group, ResolvingRecipients today) {
        return new Judged(group, name(group.unit()), today.units(group).size(), today.changed("units[0]", group));
    }

    private String name(UnitId unit) {
        return organisations
                .current()
                .findUnit(unit)
                .map(one -> one.name().in(LocaleContextHolder.getLocale()))
                .orElse(unit.toString());
    }
}
