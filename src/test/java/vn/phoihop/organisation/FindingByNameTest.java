package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/** What a box for a unit or an area means, whether it was filled with scripts, without them, or by somebody who forges it. */
@DatabaseTest
class FindingByNameTest {

    private static final LocalDate DAY = LocalDate.of(2022, 6, 14);

    @Autowired
    FindingByName finding;

    @Autowired
    LoadingOrganisation loading;

    private final List<Problem> problems = new ArrayList<>();
    private Area island;

    @BeforeEach
    void shipped() {
        loading.loadShipped();
        island = Acting.asSystem(() -> finding.areas("Xã Thổ Châu", DAY).getFirst());
    }

    @Test
    void the_id_counts_where_its_words_stand_in_the_box() {
        assertThat(area(island.id().toString(), "Xã Thổ Châu · TP Phú Quốc")).contains(island.id());
        assertThat(area(island.id().toString(), "")).contains(island.id());
        assertThat(problems).isEmpty();
    }

    @Test
    void words_typed_over_an_old_id_win() {
        assertThat(area(island.id().toString(), "hòn tre kiên hải"))
                .hasValueSatisfying(found -> assertThat(found).isNotEqualTo(island.id()));
    }

    @Test
    void words_alone_are_enough_in_any_way_of_writing() {
        for (String typed : List.of(
                "Xã Thổ Châu · TP Phú Quốc",
                "xã thổ châu",
                "xa tho chau",
                "tho chau phu quoc",
                island.code(),
                Normalizer.normalize("Xã Thổ Châu", Normalizer.Form.NFD))) {
            assertThat(area("", typed)).as(typed).contains(island.id());
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void what_could_be_several_is_asked_back_and_what_is_nothing_is_told() {
        assertThat(area("", "xã")).isEmpty();
        assertThat(area("", "Atlantis")).isEmpty();
        assertThat(area("", " ")).isEmpty();
        assertThat(area("999999999", "")).isEmpty();
        assertThat(area("1; drop table area", "")).isEmpty();
        assertThat(problems.stream().map(Problem::code))
                .containsExactly(
                        ProblemCode.NAME_AMBIGUOUS,
                        ProblemCode.NAME_UNKNOWN,
                        ProblemCode.REQUIRED,
                        ProblemCode.REQUIRED,
                        ProblemCode.REQUIRED);
        assertThat(problems).allSatisfy(problem -> assertThat(problem.where()).isEqualTo("area"));
    }

    @Test
    void units_are_found_by_name_short_name_and_code() {
        Unit post = Acting.asSystem(
                () -> finding.units("Đồn Biên phòng Thổ Châu", DAY).getFirst());
        for (String typed : List.of("don bien phong tho chau", post.shortName(), post.code())) {
            assertThat(Acting.<Optional<UnitId>>asSystem(() -> finding.unit("lead", "", typed, DAY, problems)))
                    .as(typed)
                    .contains(post.id());
        }
        assertThat(problems).isEmpty();
    }

    private Optional<AreaId> area(String id, String typed) {
        return Acting.asSystem(() -> finding.area("area", id, typed, DAY, problems));
    }
}
