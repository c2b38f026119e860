package qadam.classroom;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.House;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.web.Role;
import qadam.world.FixedClock;

/** A class of a {@link School} with its teacher; knows what stands on the cards. */
final class SchoolClass {
    private static final Pattern DIGITS = Pattern.compile("<dd class=\"class-code\">(\\d{3} \\d{3})</dd>");
    final FixedClock clock;
    final House house;
    final Organisation school;
    final Organisation seventh;
    final Visitor teacher;
    private final School at;
    private final CardStore store = new CardStore();

    SchoolClass(School at) {
        this.at = at;
        this.clock = at.clock;
        this.house = at.house;
        this.school = at.place;
        this.seventh = house.database().write(handle -> at.organisations.add(handle, school, Kind.CLASS, new NewPlace("7 A", Optional.empty(), Optional.of(7))));
        this.teacher = appointed("teacher", Role.TEACHER, seventh.number());
    }

    Visitor appointed(String user, Role role, long place) {
        return at.appointed(user + seventh.number(), role, place);
    }

    String page() {
        return "/en/classes/" + seventh.number();
    }

    void add(String... names) {
        int status = teacher.fill(page(), Map.of("act", "add", "names", String.join("\n", names), "words", "kk")).statusCode();
        if (status != 303) {
            throw new AssertionError("names were not taken: " + status);
        }
    }

    /** A card as it stands on paper. */
    record Paper(UUID person, String code, int number, String picture, String word) {
        Map<String, String> shown() {
            return Map.of("number", String.valueOf(number), "picture", picture, "word", word);
        }

        Map<String, String> wrong(int i) {
            return Map.of("number", String.valueOf(number), "picture", picture, "word", "guess" + "abcdefghijklmnopqrstuvwz".substring(i, i + 1).repeat(3));
        }

        String door() {
            return "/en/class/" + code;
        }
    }

    List<Paper> cards() {
        return house.database().read(handle -> store.of(handle, seventh.number()).stream().map(card -> {
            CardSecret secret = at.secrets.of(card.id(), card.language());
            return new Paper(card.person(), store.code(handle, seventh.number()).orElseThrow().digits(), card.number(), secret.picture().code(), secret.word());
        }).toList());
    }

    Paper card(int number) {
        return cards().stream().filter(card -> card.number() == number).findFirst().orElseThrow();
    }

    /** A browser in which nobody has been. */
    Visitor child() {
        return new Visitor(house);
    }

    /** @return the status of the sign-in */
    int comesIn(Visitor child, Paper card) {
        return child.fill(card.door(), card.shown()).statusCode();
    }

    String seenBy(Visitor visitor) {
        return visitor.get(page()).body();
    }

    /** What the teacher does with one pupil. */
    HttpResponse<String> act(String act, Paper card, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.putAll(Map.of("act", act, "person", Ids.hex(card.person())));
        return teacher.fill(page(), fields);
    }

    /** Those that the teacher reads out. */
    static String digits(HttpResponse<String> letIn) {
        Matcher found = DIGITS.matcher(letIn.body());
        if (!found.find()) {
            throw new AssertionError("no digits in " + letIn.statusCode());
        }
        return found.group(1);
    }

    long count(String question) {
        return house.database().read(handle -> handle.createQuery(question).mapTo(Long.class).one());
    }

    void change(String update, UUID person) {
        house.database().write(handle -> handle.createUpdate(update).bind("person", person).execute());
    }
}
