package qadam.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.common.exceptions.ScimException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.shared.Refusal;

/** Our reader of filters and paths beside the one of another house: the examples of RFC 7644 and what is near them. */
class FilterReaderTest {
    private static boolean theyRead(String filter) {
        try {
            com.unboundid.scim2.common.filters.Filter.fromString(filter);
            return true;
        } catch (ScimException refused) {
            return false;
        }
    }

    private static boolean weRead(String filter) {
        try {
            FilterReader.filter(filter);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName Eq \"john\"", "userName eq \"bjensen\"", "name.familyName co \"O'Malley\"", "userName sw \"J\"", "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\"", "title pr",
        "meta.lastModified gt \"2011-05-13T04:42:34Z\"", "title pr and userType eq \"Employee\"", "title pr or userType eq \"Intern\"", "schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"",
        "userType eq \"Employee\" and (emails co \"example.com\" or emails.value co \"example.org\")", "userType ne \"Employee\" and not (emails co \"example.com\" or emails.value co \"example.org\")",
        "userType eq \"Employee\" and (emails.type eq \"work\")", "userType eq \"Employee\" and emails[type eq \"work\" and value co \"@example.com\"]",
        "emails[type eq \"work\" and value co \"@example.com\"] or ims[type eq \"xmpp\" and value co \"@foo.com\"]", "active eq true", "a eq null", "a eq 5", "a eq -1.5e3", "not (a pr)", "((a pr))",
        "a eq \"quote \\\" and \\\\ inside\"", "a eq \"\\u0430\"", "a pr AND b pr OR NOT (c pr)", "a eq \"and or not\"", "a", "a eq", "a pr b", "a pr and", "(a pr", "a pr)", "a xx \"b\"", "a eq \"b", "a eq b", "and"})
    void both_read_and_refuse_the_same(String filter) {
        assertThat(weRead(filter)).as(filter).isEqualTo(theyRead(filter));
    }

    private static final Matching LETTERS = new Matching("", Map.of("a", Matching.Kind.EXACT, "b", Matching.Kind.EXACT, "c", Matching.Kind.EXACT));

    /** Every row of the truth table: {@code not} before {@code and} before {@code or}. */
    @ParameterizedTest
    @CsvSource({"a pr or b pr and c pr, 3", "a pr and b pr or c pr, 3", "not (a pr) and b pr or c pr, 3", "not (a pr or b pr) and not (c pr), 3", "(a pr or b pr) and c pr, 3", "a pr and (b pr or not (c pr)), 3"})
    void what_binds_stronger_does(String filter, int letters) {
        Filter read = FilterReader.filter(filter);
        for (int row = 0; row < 1 << letters; row++) {
            boolean a = (row & 1) != 0;
            boolean b = (row & 2) != 0;
            boolean c = (row & 4) != 0;
            boolean expected = switch (filter) {
                case "a pr or b pr and c pr" -> a || b && c;
                case "a pr and b pr or c pr" -> a && b || c;
                case "not (a pr) and b pr or c pr" -> !a && b || c;
                case "not (a pr or b pr) and not (c pr)" -> !(a || b) && !c;
                case "(a pr or b pr) and c pr" -> (a || b) && c;
                default -> a && (b || !c);
            };
            assertThat(LETTERS.meets(read, name -> (name.equals("a") ? a : name.equals("b") ? b : c) ? List.of("x") : List.of())).as(filter + " " + row).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"userName eq \"AIGUL\" | true", "userName ne \"aigul\" | false", "userName co \"IGU\" | true", "userName sw \"ai\" | true", "userName ew \"ul\" | true", "userName gt \"aa\" | true",
        "userName le \"aa\" | false", "externalId eq \"x-1\" | false", "externalId eq \"X-1\" | true", "active eq true | true", "active ne true | false", "active eq \"true\" | true", "displayName eq null | true",
        "displayName ne null | false", "displayName pr | false", "displayName ne \"x\" | true", "urn:ietf:params:scim:schemas:core:2.0:User:name.FamilyName eq \"omarova\" | true", "name.familyname ge \"z\" | false"})
    void comparisons_are_as_their_attributes_say(String filter, boolean expected) {
        Map<String, List<String>> aigul = Map.of("username", List.of("aigul"), "externalid", List.of("X-1"), "active", List.of("true"), "name.familyname", List.of("Omarova"));
        assertThat(Matching.USERS.meets(Matching.USERS.checked(FilterReader.filter(filter)), name -> aigul.getOrDefault(name, List.of()))).as(filter).isEqualTo(expected);
    }

    @Test
    void what_must_be_equal_is_looked_up_at_once() {
        assertThat(FilterReader.filter("active eq true and userName eq \"x\"").demands("username")).contains("x");
        assertThat(FilterReader.filter("active eq true or userName eq \"x\"").demands("username")).isEmpty();
        assertThat(FilterReader.filter("not (userName eq \"x\")").demands("username")).isEmpty();
        assertThat(FilterReader.filter("userName ne \"x\"").demands("username")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "name.familyName", "members[value eq \"2819c223\"]", "members[value eq \"2819c223\"].displayName", "emails[type eq \"work\" and value ew \"example.com\"]",
        "urn:ietf:params:scim:schemas:core:2.0:User:name.familyName", "a[b eq \"]\"]", "a[", "a..b"})
    void both_read_the_same_paths(String path) {
        boolean we;
        boolean they;
        try {
            FilterReader.path(path);
            we = true;
        } catch (Refusal refused) {
            we = false;
        }
        try {
            com.unboundid.scim2.common.Path.fromString(path);
            they = true;
        } catch (ScimException refused) {
            they = false;
        }
        assertThat(we).as(path).isEqualTo(they);
    }

    /** They pass over these; figure 7 of the standard has none of them. */
    @ParameterizedTest
    @ValueSource(strings = {"a[b pr", "a[b pr]c", "[b pr]", "a[b pr] .c"})
    void we_are_stricter_where_brackets_are_left_open(String path) {
        assertThatThrownBy(() -> FilterReader.path(path)).isInstanceOf(Refusal.class);
    }
}
