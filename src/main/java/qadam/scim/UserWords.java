package qadam.scim;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an agency's directory calls somebody; empty text where it says nothing. Lies sealed under the person's key. */
record UserWords(String userName, String externalId, String formatted, String familyName, String givenName, String displayName) {
    private static final int LONGEST_NAME = 80;

    /** What the person is called here: family name first, as in Kazakhstan; never the domain of a user name, which would make it an address. */
    String name() {
        String name = whole();
        return name.codePointCount(0, name.length()) <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)).strip();
    }

    private String whole() {
        String both = Stream.of(familyName, givenName).filter(Predicate.not(String::isEmpty)).collect(Collectors.joining(" "));
        return Stream.of(displayName, formatted, both, userName.replaceFirst("@.*$", ""), userName).filter(Predicate.not(String::isEmpty)).findFirst().orElseThrow();
    }

    /** By its name in a filter. */
    List<String> values(String attribute) {
        return Stream.of(switch (attribute) {
            case "username" -> userName;
            case "externalid" -> externalId;
            case "displayname" -> displayName;
            case "name.formatted" -> formatted;
            case "name.familyname" -> familyName;
            case "name.givenname" -> givenName;
            default -> "";
        }).filter(Predicate.not(String::isEmpty)).toList();
    }

    @Override
    public String toString() {
        return "UserWords[…]";
    }
}
