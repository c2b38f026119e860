package qadam.roster;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Refusal;

/** Reads one CSV as it streams by: finds its letters and its separator, brings the columns into our order, and gives row after row. */
final class CsvRows {
    private static final int LONGEST_RECORD = 64 * 1024;
    private static final int LONGEST_HEADER = 16 * 1024;

    private final Part part;
    private final String file;
    private final Cells cells;
    private final Header header;
    private final int mostRows;

    /** Which of our columns a heading names. */
    interface Header {
        Optional<String> column(String heading);
    }

    CsvRows(Part part, String file, Cells cells, Header header, int mostRows) {
        this.part = part;
        this.file = file;
        this.cells = cells;
        this.header = header;
        this.mostRows = Math.min(mostRows, part.mostRows());
    }

    /** @return in which letters it is written */
    Encoding read(InputStream bytes, RosterFile.Taker taker) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, Encoding.SAMPLE + 2);
        Encoding encoding = Encoding.of(in);
        BufferedReader letters = new BufferedReader(encoding.open(in), LONGEST_HEADER + 1);
        char separator = separator(letters);
        CsvRecord last = null;
        try (CsvReader<CsvRecord> reader = reader(letters, separator)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new Refusal(RosterProblem.EMPTY, Map.of("file", file));
            }
            CsvRecord first = records.next();
            int[] places = places(first.getFields());
            int width = width(first.getFields());
            for (int rows = 0; records.hasNext(); rows++) {
                if (rows == mostRows) {
                    throw new Refusal(RosterProblem.TOO_MANY_ROWS, Map.of("file", file, "most", mostRows));
                }
                last = records.next();
                take(last, places, width, taker);
            }
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof RuntimeException ours && !(ours instanceof CsvParseException)) {
                throw ours;   // a bound that was reached while it read
            }
            throw new Refusal(RosterProblem.BROKEN, Map.of("file", file, "line", last == null ? 1 : last.getStartingLineNumber() + 1));
        }
        return encoding;
    }

    private static CsvReader<CsvRecord> reader(Reader letters, char separator) {
        return CsvReader.builder().fieldSeparator(separator).quoteCharacter('"').commentStrategy(CommentStrategy.NONE).skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LONGEST_RECORD).ofCsvRecord(letters);
    }

    /** Whichever of the three stands most often in the first line, outside of quotes. */
    private static char separator(BufferedReader letters) throws IOException {
        letters.mark(LONGEST_HEADER);
        int[] many = new int[3];
        boolean quoted = false;
        for (int i = 0; i < LONGEST_HEADER; i++) {
            int letter = letters.read();
            if (letter < 0 || !quoted && (letter == '\n' || letter == '\r') && Arrays.stream(many).sum() > 0) {
                break;
            }
            quoted ^= letter == '"';
            int which = quoted ? -1 : ",;\t".indexOf(letter);
            if (which >= 0) {
                many[which]++;
            }
        }
        letters.reset();
        return many[1] > many[0] && many[1] >= many[2] ? ';' : many[2] > many[0] ? '\t' : ',';
    }

    /** Of each of our columns, where it stands; -1 for what may be missing. */
    private int[] places(List<String> headings) {
        int[] places = new int[part.columns().size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < headings.size(); i++) {
            int column = header.column(headings.get(i).strip()).map(part::column).orElse(-1);
            if (column >= 0 && places[column] >= 0) {
                throw new Refusal(RosterProblem.COLUMN_TWICE, Map.of("file", file, "column", part.columns().get(column)));
            }
            if (column >= 0) {
                places[column] = i;
            }
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0 && part.requires(part.columns().get(i))) {
                throw new Refusal(RosterProblem.COLUMN_MISSING, Map.of("file", file, "column", part.columns().get(i)));
            }
        }
        return places;
    }

    /** Spreadsheets leave empty columns at the end. */
    private static int width(List<String> headings) {
        int width = headings.size();
        while (width > 0 && headings.get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }

    private void take(CsvRecord record, int[] places, int width, RosterFile.Taker taker) {
        if (isBlank(record)) {
            return;   // an empty line of a spreadsheet holds nothing that could be lost
        }
        if (record.getFieldCount() < width || !isBlankFrom(record, width)) {
            taker.refuse(new Refused(part.matter(), file, record.getStartingLineNumber(), Reason.COLUMNS, 0));
            return;
        }
        List<String> raw = new ArrayList<>(places.length);
        for (int place : places) {
            raw.add(place < 0 ? "" : record.getField(place));
        }
        Cells.Judged judged = cells.judge(part, file, record.getStartingLineNumber(), raw);
        judged.row().ifPresentOrElse(taker::take,
            () -> taker.refuse(new Refused(part.matter(), file, record.getStartingLineNumber(), judged.reason().orElseThrow(), 0)));
    }

    private static boolean isBlank(CsvRecord record) {
        return isBlankFrom(record, 0);
    }

    private static boolean isBlankFrom(CsvRecord record, int first) {
        for (int i = first; i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }
}
