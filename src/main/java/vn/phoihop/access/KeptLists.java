package vn.phoihop.access;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Address;
import vn.phoihop.web.SavedLists;

/** Lists with their filters that an account keeps under a name. Nobody sees those of others. */
@Component
class KeptLists implements SavedLists {

    /** More would be a list one searches in. */
    static final int MOST = 20;

    private static final String SAVE = Sql.of("access/save-list");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 2000;

    private final JdbcClient jdbc;

    KeptLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Saved> list(String path) {
        return jdbc.sql(
                        "select id, name, address from saved_list where account = :account and path = :path order by name")
                .param("account", SignedIn.current().account().id().value())
                .param("path", path)
                .query((row, _) ->
                        new Saved(row.getObject("id", UUID.class), row.getString("name"), row.getString("address")))
                .list();
    }

    /** Keeps an address of ours without its place in the list. */
    @Transactional
    void save(String name, String address) {
        Address kept = Address.of(SignInAnswers.inside(address)).with("after", null);
        if (name.isBlank()) {
            throw new Refused(Problem.at("saved-name", ProblemCode.REQUIRED));
        }
        if (name.strip().length() > LONGEST_NAME || kept.toString().length() > LONGEST_ADDRESS) {
            throw new Refused(Problem.at("saved-name", ProblemCode.TEXT_TOO_LONG, LONGEST_NAME));
        }
        List<Problem> problems = new ArrayList<>(PlainText.problems("saved-name", name));
        problems.addAll(TypedAddress.problems(kept));
        Refused.ifAny(problems);
        if (list(kept.path()).stream()
                        .filter(one -> !one.name().equals(name.strip()))
                        .count()
                >= MOST) {
            throw new Refused(Problem.at("saved-name", ProblemCode.SAVED_LISTS_FULL, MOST));
        }
        jdbc.sql(SAVE)
                .param("id", UUID.randomUUID())
                .param("account", SignedIn.current().account().id().value())
                .param("name", name.strip())
                .param("path", kept.path())
                .param("address", kept.toString())
                .update();
    }

    @Transactional
    void delete(UUID id) {
        jdbc.sql("delete from saved_list where id = :id and account = :account")
                .param("id", id)
                .param("account", SignedIn.current().account().id().value())
                .update();
    }
}
