package qadam.classroom;

import java.util.Optional;
import qadam.shared.Ids;

/**
 * A class's code: eight random digits and a check digit (Damm), which finds every mistyped digit and every two that changed places before
 * anybody is asked; so a slip of the finger is told at once, and nobody learns whether a class with this code exists.
 */
record ClassCode(String digits) {
    static final int LENGTH = 9;
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3}, {4, 2, 0, 6, 8, 7, 1, 3, 5, 9}, {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1}, {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5}, {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}};

    static ClassCode fresh() {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < LENGTH - 1) {
            for (byte one : Ids.randomBytes(LENGTH)) {
                int digit = one & 15;
                if (digit < 10 && digits.length() < LENGTH - 1) {
                    digits.append(digit);
                }
            }
        }
        return new ClassCode(digits.append(check(digits)).toString());
    }

    /** As it was typed, with spaces or hyphens; empty when it cannot be one. */
    static Optional<ClassCode> parse(String typed) {
        String digits = typed.replaceAll("[\\s\\u00a0-]", "");
        return digits.matches("[0-9]{9}") && check(digits) == 0 ? Optional.of(new ClassCode(digits)) : Optional.empty();
    }

    private static int check(CharSequence digits) {
        return digits.chars().reduce(0, (interim, digit) -> DAMM[interim][digit - '0']);
    }

    /** In threes, as a child reads it. */
    String spoken() {
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }
}
