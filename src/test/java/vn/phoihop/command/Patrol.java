package vn.phoihop.command;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * A patrol as whoever sends it knows it: all that is needed to count it again from nothing.
 *
 * @param partner of another force; 0 for none
 * @param version as the book counts its changes
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
        boolean withdrawn) {

    private static final long FIRST_SEA_ZONE = 500_001;

    boolean atSea() {
        return area >= FIRST_SEA_ZONE;
    }

    boolean joint() {
        return partner != 0;
    }

    Patrol corrected(int newPeople, int newCraft) {
        return new Patrol(
                day, minute, area, lead, newPeople, newCraft, partner, partnersPeople, version + 1, withdrawn);
    }

    Patrol confirmed() {
        return new Patrol(day, minute, area, lead, people, craft, partner, partnersPeople, version + 1, withdrawn);
    }

    Patrol takenOut() {
        return new Patrol(day, minute, area, lead, people, craft, partner, partnersPeople, version + 1, true);
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
