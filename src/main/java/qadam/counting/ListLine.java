package qadam.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One line of a list as it was given: the pupil's number in the class list, the name if there is one, and what stands for the national id.
 *
 * @param line counted from 1 @param number empty when the line cannot be read
 */
record ListLine(int line, String number, String name, String id) {
    private static final Set<String> DECLINED = Set.of("-", "–", "—", "жоқ", "нет", "no");

    @Override
    public String toString() {
        return "ListLine[" + line + "]";   // an id is never printed
    }

    /** Blank lines and a heading are none. Separated by semicolons, tabs or commas, whichever comes first. */
    static List<ListLine> read(String text) {
        List<ListLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank() && !(lines.isEmpty() && line.chars().noneMatch(Character::isDigit))) {
                lines.add(read(number, line));
            }
        }
        return lines;
    }

    private static ListLine read(int number, String line) {
        String separator = line.contains(";") ? ";" : line.contains("\t") ? "\t" : ",";
        List<String> fields = Stream.of(line.split(separator, -1)).map(ListLine::bare).toList();
        return switch (fields.size()) {
            case 2 -> new ListLine(number, fields.get(0), "", fields.get(1));
            case 3 -> new ListLine(number, fields.get(0), fields.get(1), fields.get(2));
            default -> new ListLine(number, "", "", "");
        };
    }

    /** Without the quotes of a spreadsheet, and of a cell that was kept from being a number: {@code ="0123"}, {@code '0123}. */
    private static String bare(String field) {
        String text = field.strip();
        String inner = text.startsWith("=\"") && text.endsWith("\"") ? text.substring(2, text.length() - 1) : text;
        return inner.replaceAll("^[\"']|\"$", "").strip();
    }

    boolean isDeclined() {
        return DECLINED.contains(id.toLowerCase(Locale.ROOT));
    }

    /** A spreadsheet takes a leading zero away; whether it was one, the checksum says. */
    String digits() {
        return id.matches("[0-9]{11}") ? "0" + id : id;
    }
}
