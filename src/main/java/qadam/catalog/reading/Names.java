package qadam.catalog.reading;

import java.util.regex.Pattern;

/** Names of units, lessons, items, options and pictures: they stand in addresses and file names for ever. */
final class Names {
    static final String PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*";
    private static final Pattern NAME = Pattern.compile(PATTERN);
    private static final int LONGEST = 60;

    private Names() {
    }

    static boolean isName(String text) {
        return text.length() <= LONGEST && NAME.matcher(text).matches();
    }

    /** Notes a name that is none; gives it back all the same, so that reading goes on. */
    static String checked(YamlText name) {
        if (!name.text().isEmpty() && !isName(name.text())) {
            name.at().note(Rule.NAME_WRONG, "name", name.text());
        }
        return name.text();
    }
}
