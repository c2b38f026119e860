package qadam.safeguard;

/** Digits as people write them: of every script, and letters that look like one among digits. */
final class Figure {
    static final int NONE = -1;
    private static final String ZEROS = "OoОоΟο";
    private static final String ONES = "Il|ІӀ";
    private static final String CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨";

    private Figure() {
    }

    /** @return 0 to 9, or {@link #NONE} */
    static int of(int point) {
        if (point < 128) {
            return point >= '0' && point <= '9' ? point - '0' : NONE;
        }
        int digit = Character.digit(point, 10);
        return digit >= 0 ? digit : CIRCLED.indexOf(point);
    }

    /** What a letter would be among digits. */
    static int seeming(int point) {
        if (ZEROS.indexOf(point) >= 0) {
            return 0;
        }
        if (ONES.indexOf(point) >= 0) {
            return 1;
        }
        return point == 'З' || point == 'з' ? 3 : point == 'б' ? 6 : NONE;
    }

    /** What nobody sees: joiners, marks over a digit, the frame of a key. */
    static boolean isUnseen(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    static boolean isDash(int point) {
        return point == '-' || point == '−' || Character.getType(point) == Character.DASH_PUNCTUATION;
    }

    static boolean isSpace(int point) {
        return point == ' ' || point == '\t' || Character.getType(point) == Character.SPACE_SEPARATOR;
    }
}
