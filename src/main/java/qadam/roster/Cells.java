package qadam.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import qadam.identity.MatchTags;
import qadam.identity.NationalId;

/** Looks at each cell once, as it is read: what cannot be kept is refused, and a national id becomes its match tag. */
final class Cells {
    static final int LONGEST = 255;
    private static final int DIGITS = 12;
    /** How an identifier that was a national id goes on: the same id gives the same words. */
    private static final String TAGGED = "iin:";

    private final MatchTags tags;

    Cells(MatchTags tags) {
        this.tags = tags;
    }

    /** Either a row or why it is none. */
    record Judged(Optional<Row> row, Optional<Reason> reason) {
    }

    Judged judge(Part part, String file, long line, List<String> raw) {
        List<String> cells = new ArrayList<>(raw.size());
        byte[] tag = null;
        for (int i = 0; i < raw.size(); i++) {
            String cell = raw.get(i).strip();
            Optional<Reason> wrong = wrong(cell, part.isId(i), part.columns().get(i));
            if (wrong.isPresent()) {
                return new Judged(Optional.empty(), wrong);
            }
            NationalId id = nationalId(cell);
            if (id != null && !part.isId(i)) {
                return refused(Reason.NATIONAL_ID_IN_WORDS);
            }
            if (id != null) {
                byte[] found = tags.tag(id);
                if (tag != null && !Arrays.equals(tag, found)) {
                    return refused(Reason.TWO_NATIONAL_IDS);
                }
                tag = found;
                cell = TAGGED + HexFormat.of().formatHex(found);   // whatever stood around it goes too
            }
            if (cell.isEmpty() && part.requires(part.columns().get(i)) && part != Part.PLAIN) {
                return refused(Reason.MISSING);
            }
            cells.add(cell);
        }
        return new Judged(Optional.of(new Row(part, file, line, cells, Optional.ofNullable(tag))), Optional.empty());
    }

    private static Judged refused(Reason reason) {
        return new Judged(Optional.empty(), Optional.of(reason));
    }

    private static Optional<Reason> wrong(String cell, boolean id, String column) {
        if (cell.length() > (column.equals("userIds") ? 4_000 : LONGEST)) {
            return Optional.of(Reason.TOO_LONG);
        }
        if (cell.indexOf('\uFFFD') >= 0) {
            return Optional.of(Reason.LETTERS);
        }
        if (cell.chars().anyMatch(letter -> Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT && letter != 0x200D && letter != 0xAD)) {
            return Optional.of(Reason.CONTROL);
        }
        if (!id && !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0) {
            return Optional.of(Reason.FORMULA);
        }
        return !id && column.matches("givenName|familyName|middleName|family_name|given_name|name|title|class") && cell.indexOf('?') >= 0
            ? Optional.of(Reason.LOST_LETTERS) : Optional.empty();
    }

    /** Twelve digits on end, no more and no fewer, that can be one; also written with spaces or hyphens when nothing else stands in the cell. */
    private static NationalId nationalId(String cell) {
        if (cell.length() < DIGITS) {
            return null;
        }
        int run = 0;
        for (int i = 0; i <= cell.length(); i++) {
            if (i < cell.length() && cell.charAt(i) >= '0' && cell.charAt(i) <= '9') {
                run++;
                continue;
            }
            if (run == DIGITS) {
                Optional<NationalId> id = NationalId.parse(cell.substring(i - DIGITS, i));
                if (id.isPresent()) {
                    return id.get();
                }
            }
            run = 0;
        }
        return NationalId.parse(cell).orElse(null);
    }
}
