package vn.phoihop.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/**
 * To whom an item goes, or a group stands for, as a form sent it.
 *
 * @param names by what name the parts were sent that are numbered in their order
 */
record TypedRecipients(List<UnitId> units, List<Group> groups, List<UUID> saved, Map<String, String> names) {

    /** Before the id of each saved group ticked. */
    static final String SAVED = "saved-";

    static TypedRecipients read(TypedFields fields, Organisation organisation) {
        Map<String, String> names = new HashMap<>();
        List<UnitId> units = new ArrayList<>();
        for (int row : fields.rows("units[")) {
            String field = "units[" + row + "]";
            if (fields.named(field)) {
                names.put("units[" + units.size() + "]", field);
                units.add(fields.unit(field));
            }
        }
        List<Group> groups = new ArrayList<>();
        for (int row : fields.rows("force[")) {
            group(row, fields, organisation, groups, names);
        }
        List<UUID> saved = fields.ticked(SAVED, UUID::fromString);
        for (int i = 0; i < saved.size(); i++) {
            names.put("savedGroups[" + i + "]", "saved");
        }
        return new TypedRecipients(units, groups, saved, names);
    }

    private static void group(
            int row, TypedFields fields, Organisation organisation, List<Group> groups, Map<String, String> names) {
        String force = "force[" + row + "]";
        String area = "groupArea[" + row + "]";
        boolean named = fields.named(area);
        if (!fields.ticked(force) && !named) {
            return;
        }
        if (!fields.ticked(force)) {
            fields.problems().add(Problem.at(force, ProblemCode.REQUIRED));
        } else if (!named) {
            fields.problems().add(Problem.at(area, ProblemCode.REQUIRED));
        } else {
            ForceId known = fields.value(
                    force,
                    code -> organisation
                            .findForce(code)
                            .orElseThrow(() -> new IllegalArgumentException(code))
                            .id());
            names.put("groups[" + groups.size() + "]", area);
            groups.add(new Group(Objects.requireNonNullElse(known, new ForceId(0)), fields.area(area)));
        }
    }

    /** Into the fields of a form. */
    static void put(List<UnitId> units, List<Group> groups, Organisation organisation, Map<String, String> fields) {
        for (int i = 0; i < units.size(); i++) {
            fields.put("units[" + i + "]", units.get(i).toString());
        }
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            fields.put("force[" + i + "]", organisation.force(group.force()).code());
            fields.put("groupArea[" + i + "]", group.area().toString());
        }
    }
}
