package qadam.classroom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import qadam.shared.Refusal;

/** Reads a pasted list, a name on each line; numbers before names, as lists have them, are left out. */
final class NameList {
    static final int LONGEST = 80;
    private static final Pattern NUMBERED = Pattern.compile("^\\s*[0-9]{1,2}\\s*[.):\\t-]\\s*|^\\s*[0-9]{1,2}\\s+");
    private static final Pattern PERSONAL = Pattern.compile("@|[0-9][0-9 ()+-]{3,}[0-9]");

    private NameList() {
    }

    /** @param known names of those who are in the class already */
    static List<String> read(String typed, List<String> known) {
        List<String> names = typed.lines().map(line -> NUMBERED.matcher(line).replaceFirst("").replaceAll("\\s+", " ").strip()).filter(line -> !line.isEmpty()).toList();
        if (names.isEmpty()) {
            throw new Refusal(ClassroomProblem.NAMES_MISSING);
        }
        if (names.size() > ClassCards.MOST) {
            throw new Refusal(ClassroomProblem.NAMES_TOO_MANY, Map.of("most", ClassCards.MOST));
        }
        names.forEach(NameList::check);
        List<String> twice = twice(names, known);
        if (!twice.isEmpty()) {
            throw new Refusal(ClassroomProblem.NAME_TWICE, Map.of("names", String.join(", ", twice)));
        }
        return names;
    }

    static void check(String name) {
        if (name.isEmpty()) {
            throw new Refusal(ClassroomProblem.NAMES_MISSING);
        }
        if (name.length() > LONGEST) {
            throw new Refusal(ClassroomProblem.NAME_LONG, Map.of("most", LONGEST));
        }
        if (PERSONAL.matcher(name).find()) {
            throw new Refusal(ClassroomProblem.NAME_PERSONAL);
        }
    }

    private static List<String> twice(List<String> names, List<String> known) {
        Set<String> seen = new HashSet<>();
        known.forEach(name -> seen.add(name.toLowerCase(Locale.ROOT)));
        List<String> twice = new ArrayList<>();
        names.forEach(name -> {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                twice.add(name);
            }
        });
        return twice;
    }
}
