package qadam.consent;

import java.math.BigInteger;
import java.util.Optional;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/**
 * Twenty digits that open one thing: typed on any keyboard, read aloud by telephone. Nineteen are random, 63 bits; the last is Luhn's (ISO/IEC
 * 7812-1), so that a slip of the finger is told from a code that does not exist.
 */
record Code(String digits) {
    private static final int RANDOM = 19;
    private static final BigInteger MANY = BigInteger.TEN.pow(RANDOM);

    static Code fresh() {
        return of(Ids.randomBytes(32));
    }

    /** @param bytes random ones, or what looks like it */
    static Code of(byte[] bytes) {
        String random = String.format("%0" + RANDOM + "d", new BigInteger(1, bytes).mod(MANY));
        return new Code(random + check(random));
    }

    /** @throws Refusal when it is no code, or one digit is wrong */
    static Code read(String typed) {
        return parse(typed).orElseThrow(() -> new Refusal(ConsentProblem.CODE_MISTYPED));
    }

    static Optional<Code> parse(String typed) {
        String digits = typed.replaceAll("[\\s\\u00A0-]", "");
        boolean whole = digits.matches("[0-9]{20}") && check(digits.substring(0, RANDOM)) == digits.charAt(RANDOM);
        return whole ? Optional.of(new Code(digits)) : Optional.empty();
    }

    private static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** In groups of four, to be read and typed. */
    String spaced() {
        return String.join(" ", digits.split("(?<=\\G.{4})"));
    }

    @Override
    public String toString() {
        return "Code[…]";
    }
}
