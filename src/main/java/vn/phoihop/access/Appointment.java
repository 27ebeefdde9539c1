package vn.phoihop.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/**
 * An office somebody holds: a role in a unit, for one book, on certain days; it ends by itself. Administrators have no unit.
 *
 * @param unitName as the unit is called now; null without one
 */
public record Appointment(
        UUID id,
        Role role,
        BookId book,
        @Nullable UnitId unit,
        @Nullable LocalizedText unitName,
        Validity valid) {}
