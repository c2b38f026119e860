package qadam.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A Kazakhstani individual identification number (ЖСН, ИИН) whose date, century digit and checksum are right. That makes it
 * well formed, not anybody's: it proves no identity. Never stored and never printed; {@link #toString} hides it.
 */
public final class NationalId {
    private static final int[] FIRST = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] SECOND = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};

    private final String digits;

    private NationalId(String digits) {
        this.digits = digits;
    }

    /** Reads a number as people type it, spaces and hyphens allowed; empty when it cannot be one. */
    public static Optional<NationalId> parse(String text) {
        if (text == null || text.length() > 40) {
            return Optional.empty();
        }
        String digits = text.replaceAll("[\\s\\u00A0-]", "");
        boolean right = digits.matches("[0-9]{12}") && dateIsReal(digits) && checksumIsRight(digits);
        return right ? Optional.of(new NationalId(digits)) : Optional.empty();
    }

    /** The twelve digits, to be turned into a keyed tag at once and forgotten. */
    public String digits() {
        return digits;
    }

    /** Digits 1–6 are the day of birth; digit 7 says the century: 1 and 2 the 19th, 3 and 4 the 20th, 5 and 6 the 21st. */
    private static boolean dateIsReal(String digits) {
        int century = digits.charAt(6) - '0';
        if (century < 1 || century > 6) {
            return false;
        }
        try {
            int year = 1800 + (century - 1) / 2 * 100 + number(digits, 0);
            LocalDate.of(year, number(digits, 2), number(digits, 4));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    /** Weights 1…11; when the remainder is 10, once more with the second weights; still 10: such a number is not issued. */
    private static boolean checksumIsRight(String digits) {
        int check = remainder(digits, FIRST);
        if (check == 10) {
            check = remainder(digits, SECOND);
        }
        return check == digits.charAt(11) - '0';
    }

    private static int remainder(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum % 11;
    }

    private static int number(String digits, int from) {
        return Integer.parseInt(digits.substring(from, from + 2));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NationalId id && id.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "NationalId[…]";
    }
}
