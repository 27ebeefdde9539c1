package vn.phoihop.command;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * A patrol as whoever sends it knows it: all that is needed to count it again from nothing.
 *
 * @param partner of another force; 0 for none
 * @param version as the book counts its changes
 * @param state as its table has it; only what is SUBMITTED counts
 */
record Patrol(
        LocalDate day,
        int minute,
        long area,
        long lead,
        int people,
        int craft,
        long partner,
        int partnersPeople,
        int version,
        String state) {

    private static final String COUNTED = "SUBMITTED";

    private static final long FIRST_SEA_ZONE = 500_001;

    boolean atSea() {
        return area >= FIRST_SEA_ZONE;
    }

    boolean joint() {
        return partner != 0;
    }

    static Patrol submitted(
            LocalDate day, int minute, long area, long lead, int people, int craft, long partner, int partnersPeople) {
        return new Patrol(day, minute, area, lead, people, craft, partner, partnersPeople, 1, COUNTED);
    }

    /** Whether it does not count: withdrawn, or gone into another. */
    boolean withdrawn() {
        return !state.equals(COUNTED);
    }

    /** The same written down once more. */
    Patrol twin() {
        return submitted(day, minute, area, lead, people, craft, partner, partnersPeople);
    }

    Patrol goneInto() {
        return changed("MERGED");
    }

    Patrol takenOut() {
        return changed("WITHDRAWN");
    }

    Patrol comeBack() {
        return changed(COUNTED);
    }

    /** A change that is none of what it counts: confirmed, or another has gone into it or come out of it. */
    Patrol touched() {
        return changed(state);
    }

    private Patrol changed(String then) {
        return new Patrol(day, minute, area, lead, people, craft, partner, partnersPeople, version + 1, then);
    }

    Patrol corrected(int newPeople, int newCraft) {
        return new Patrol(day, minute, area, lead, newPeople, newCraft, partner, partnersPeople, version + 1, state);
    }

    /** As it is sent. */
    String body() {
        return """
                {"state": "SUBMITTED", "kind": "PATROL", "startsAt": "%sT%02d:%02d:00+07:00", "area": %d,
                 "lead": {"unit": %d, "amounts": {"PERSONNEL_TURN": %d, "CRAFT_TURN": %d}}, "partners": [%s]}""".formatted(
                day,
                minute / 60,
                minute % 60,
                area,
                lead,
                people,
                craft,
                joint()
                        ? "{\"unit\": %d, \"amounts\": {\"PERSONNEL_TURN\": %d}}".formatted(partner, partnersPeople)
                        : "");
    }

    /** What it put in, by unit and measure, as the database keeps it. */
    Map<String, Integer> putIn() {
        Map<String, Integer> amounts = new TreeMap<>();
        amounts.put(lead + " PERSONNEL_TURN", people);
        amounts.put(lead + " CRAFT_TURN", craft);
        if (joint()) {
            amounts.put(partner + " PERSONNEL_TURN", partnersPeople);
        }
        return amounts;
    }

    /** What it adds to the figures. */
    void addTo(Map<String, Integer> figures) {
        figures.merge("PATROLS", 1, Integer::sum);
        figures.merge("PATROL_PERSONNEL_TURNS", people + partnersPeople, Integer::sum);
        figures.merge("PATROL_CRAFT_TURNS", craft, Integer::sum);
        if (atSea()) {
            figures.merge("SEA_PATROLS", 1, Integer::sum);
        }
        if (joint()) {
            figures.merge("JOINT_PATROLS", 1, Integer::sum);
            figures.merge("JOINT_PATROL_PERSONNEL_TURNS", people + partnersPeople, Integer::sum);
        }
    }
}
