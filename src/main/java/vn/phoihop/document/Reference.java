package vn.phoihop.document;

import org.jspecify.annotations.Nullable;

/**
 * Number and symbol of a paper.
 *
 * @param number none while it is a draft: room is left for it
 * @param symbol the symbol after the type's abbreviation: body, or body and unit ({@code UBND-NC})
 */
public record Reference(@Nullable Integer number, String symbol) {

    private static final String ROOM_FOR_NUMBER = "\u00a0".repeat(8);

    public Reference {
        if (symbol.isBlank() || symbol.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("a symbol has no spaces: " + symbol);
        }
        if (number != null && number < 1) {
            throw new IllegalArgumentException("papers are numbered from 1, not " + number);
        }
    }

    /** As printed after "Số: ": {@code 05/BC-UBND}, a letter {@code 12/UBND-NC}, a draft with room for the number. */
    public String printed(DocumentType type) {
        String count = number == null ? ROOM_FOR_NUMBER : VietnameseWriting.padded(number);
        return count + "/" + (type.abbreviation().isEmpty() ? "" : type.abbreviation() + "-") + symbol;
    }
}
