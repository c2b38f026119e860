package qadam.classroom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.House;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.web.Role;
import qadam.world.FixedClock;

/** A class of a {@link School} with its teacher; knows what stands on the cards. */
final class SchoolClass {
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

}
