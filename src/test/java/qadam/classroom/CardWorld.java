package qadam.classroom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import qadam.House;
import qadam.Settings;
import qadam.identity.MasterKey;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.web.Role;
import qadam.world.FixedClock;

/** A data folder with many classes full of cards, for whoever measures how fast a country comes in. */
public final class CardWorld {
    private CardWorld() {
    }

    /** What a child types. */
    public record Shown(String code, int number, String picture, String word) {
    }

    /** @param now of the invented teachers; the cards hold to the end of its school year */
    public static List<Shown> fill(Path data, FixedClock now, int classes, int pupils) {
        try (House house = House.start(new Settings(0, "http://localhost:8080", data, null, Path.of("courses"), false, now).within(Limits.USUAL))) {
            Organisations organisations = Organisations.open(house.database(), new Texts(), now);
            Organisation school = house.database().write(handle -> organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("School")));
            Visitor teacher = new Visitor(house);
            teacher.signUp("teacher", School.PASSWORD);
            house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) select person, :role, :place, 0 from sign_ins")
                .bind("role", Role.TEACHER.name()).bind("place", school.number()).execute());
            List<Organisation> all = house.database().write(handle -> IntStream.range(0, classes)
                .mapToObj(i -> organisations.add(handle, school, Kind.CLASS, new NewPlace("Class " + i, Optional.empty(), Optional.of(7)))).toList());
            String names = IntStream.range(0, pupils).mapToObj(i -> "Pupil " + (char) ('a' + i / 26) + (char) ('a' + i % 26)).collect(Collectors.joining("\n"));
            all.forEach(one -> teacher.fill("/kk/classes/" + one.number(), Map.of("act", "add", "names", names)));
            return cards(house, data, all);
        }
    }

    private static List<Shown> cards(House house, Path data, List<Organisation> classes) {
        CardSecrets secrets = new CardSecrets(MasterKey.open(data, house.database()).derive("class cards"), new CardWords());
        CardStore store = new CardStore();
        List<Shown> shown = new ArrayList<>();
        house.database().read(handle -> {
            for (Organisation one : classes) {
                String code = store.code(handle, one.number()).orElseThrow().digits();
                store.of(handle, one.number()).forEach(card -> {
                    CardSecret secret = secrets.of(card.id(), card.language());
                    shown.add(new Shown(code, card.number(), secret.picture().code(), secret.word()));
                });
            }
            return null;
        });
        return shown;
    }
}
