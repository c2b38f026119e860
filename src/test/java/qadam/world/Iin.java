package qadam.world;

import java.util.concurrent.atomic.AtomicInteger;

/** Invented national ids (IIN) that pass the checksum; a new one at each call, of another block of ten: many in sequence are a burst. */
public final class Iin {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int BLOCKS = 1_000;

    private Iin() {
    }

    public static String next() {
        int number = NUMBER.incrementAndGet();
        for (int serial = number % BLOCKS * 10; ; serial++) {
            String digits = "0101%02d5%04d".formatted(1 + number / BLOCKS % 28, serial);
            int check = sum(digits, 1);
            if (check == 10) {
                check = sum(digits, 3);
            }
            if (check < 10) {
                return digits + check;
            }
        }
    }

    /** One of the nineteenth century, so that it is nobody's; the same for the same number. */
    public static String ofNobody(int number) {
        for (int serial = number % 1_000 * 10; ; serial++) {
            String digits = "%02d%02d%02d1%04d".formatted(number / 1_000 % 100, 1 + number / 100_000 % 12, 1, serial);
            int check = sum(digits, 1) == 10 ? sum(digits, 3) : sum(digits, 1);
            if (check < 10) {
                return digits + check;
            }
        }
    }

    /** Weights 1…11, or 3…11, 1, 2 for the second pass. */
    private static int sum(String digits, int firstWeight) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += (digits.charAt(i) - '0') * ((firstWeight - 1 + i) % 11 + 1);
        }
        return sum % 11;
    }
}
