package qadam.house;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The message keys that code and templates name: whole keys, and beginnings such as {@code "exam.state."} to which an enum's
 * name is added. The value says where.
 */
record KeysInUse(TreeMap<String, String> whole, TreeMap<String, String> beginnings) {
    /** Endings of files, addresses and the like, which also have dots in them. */
    private static final Pattern FILE = Pattern.compile(".*\\.(yaml|md|json|jsonld|jte|css|js|svg|png|db|key|txt|pem|csv|pdf|jwt|properties)");

    static KeysInUse find(Set<String> packages) {
        KeysInUse keys = new KeysInUse(new TreeMap<>(), new TreeMap<>());
        Pattern literal = Pattern.compile("\"((?:" + packages.stream().collect(Collectors.joining("|")) + ")\\.[a-z0-9_.]*)\"");
        Sources.in("src/main").only(file -> file.endsWith(".java", ".jte")).files().forEach(file -> keys.collect(file, literal));
        return keys;
    }

    private void collect(Sources.Source file, Pattern literal) {
        Matcher found = literal.matcher(file.text());
        while (found.find()) {
            String key = found.group(1);
            if (key.endsWith(".")) {
                beginnings.putIfAbsent(key, file.path());
            } else {
                whole.putIfAbsent(key, file.path());
            }
        }
    }

    boolean uses(String key) {
        return whole.containsKey(key) || beginnings.keySet().stream().anyMatch(key::startsWith);
    }

    /** Keys that are named and not there, with the file that names them. */
    Set<String> missing(Set<String> there) {
        Set<String> missing = new TreeSet<>();
        whole.forEach((key, place) -> {
            if (!there.contains(key) && !FILE.matcher(key).matches()) {
                missing.add(key + " in " + place);
            }
        });
        beginnings.forEach((key, place) -> {
            if (there.stream().noneMatch(each -> each.startsWith(key))) {
                missing.add(key + "… in " + place);
            }
        });
        return missing;
    }
}
