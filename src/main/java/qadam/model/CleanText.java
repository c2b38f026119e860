package qadam.model;

/**
 * What may pass of a stranger's text, piece by piece: letters, signs, new lines and tabs. Control characters, marks that turn the direction of writing,
 * and invisible tags do not. What is cut between two pieces, as half of a sign outside of the first plane, waits for its other half.
 */
final class CleanText {
    private static final int LOST = 0xFFFD;
    private char high;
    /** A server that cuts a letter of several bytes sends this sign for the halves: one of them is passed, and only if the text goes on. */
    private boolean lost;

    /** A whole text. */
    static String of(String text) {
        CleanText clean = new CleanText();
        String most = clean.next(text);
        return clean.lost || clean.high != 0 ? most + (char) LOST : most;
    }

    /** The part of the text that is sure by now. */
    String next(String piece) {
        StringBuilder out = new StringBuilder(piece.length());
        for (int i = 0; i < piece.length(); i++) {
            add(piece.charAt(i), out);
        }
        return out.toString();
    }

    private void add(char unit, StringBuilder out) {
        if (high != 0 && Character.isLowSurrogate(unit)) {
            append(Character.toCodePoint(high, unit), out);
            high = 0;
            return;
        }
        if (high != 0) {
            lost = true;
            high = 0;
        }
        if (Character.isHighSurrogate(unit)) {
            high = unit;
        } else if (Character.isLowSurrogate(unit) || unit == LOST) {
            lost = true;
        } else {
            append(unit, out);
        }
    }

    private void append(int sign, StringBuilder out) {
        if (!mayPass(sign)) {
            return;
        }
        if (lost) {
            lost = false;
            out.append((char) LOST);
        }
        out.appendCodePoint(sign);
    }

    private static boolean mayPass(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL -> sign == '\n' || sign == '\t';
            case Character.UNASSIGNED -> false;
            case Character.FORMAT -> sign == 0x00AD || sign == 0x200C || sign == 0x200D;   // soft hyphen and the joiners, which letters need
            default -> true;
        };
    }
}
