package qadam.house;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may use whom, as the table in ARCHITECTURE.md says it: package → packages it may use. */
record PackageTable(Map<String, Set<String>> mayUse) {
    static PackageTable read() {
        String page = Sources.in("").files().stream().filter(file -> file.path().equals("ARCHITECTURE.md")).findFirst().orElseThrow().text();
        return parse(page.substring(page.indexOf("## Packages")));
    }

    /** Reads the first table of the text: its first column names a package, its last the packages it may use. */
    static PackageTable parse(String text) {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        List<String> table = text.lines().dropWhile(line -> !line.startsWith("|")).takeWhile(line -> line.startsWith("|")).skip(2).toList();
        for (String line : table) {
            String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
            rows.put(names(cells[0]).iterator().next(), names(cells[cells.length - 1]));
        }
        return new PackageTable(rows);
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.replace("`", "").split(",")).map(String::strip).filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean allows(String from, String to) {
        return from.equals(to) || mayUse.getOrDefault(from, Set.of()).contains(to);
    }

    /** Names in the last column that have no row of their own. */
    Set<String> unknown() {
        Set<String> unknown = mayUse.values().stream().flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(mayUse.keySet());
        return unknown;
    }

    /** The packages that use themselves by way of others. */
    Set<String> inCycles() {
        return mayUse.keySet().stream().filter(name -> reaches(name, name, new LinkedHashSet<>())).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean reaches(String from, String wanted, Set<String> seen) {
        return mayUse.getOrDefault(from, Set.of()).stream()
            .anyMatch(next -> next.equals(wanted) || seen.add(next) && reaches(next, wanted, seen));
    }
}
