package qadam.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import qadam.consent.Purpose;
import qadam.consent.Relation;
import qadam.consent.Signer;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.shared.Language;
import qadam.web.Role;

/** A school with a head, a teacher and her class, who have come to different places in the course. */
final class School {
    private static final int PUPILS = 14;
    private static final String REGION = "KZ-10";
    /** How many guardians have answered, and what. */
    private static final int ANSWERED = 9;
    private static final List<Set<Purpose>> ANSWERS = List.of(Set.of(Purpose.values()), Set.of(Purpose.LEARNING, Purpose.TUTOR), Set.of(Purpose.LEARNING), Set.of());
    private static final String GUARDIAN = "Үлгі Мысалова";

    private final Stage stage;
    private final Invention invention;
    private final Studies studies;
    private final byte[] hash;

    School(Stage stage, Invention invention, Studies studies, byte[] hash) {
        this.stage = stage;
        this.invention = invention;
        this.studies = studies;
        this.hash = hash;
    }

    void open(Cast cast) {
        UUID head = account("demo-head");
        UUID teacher = account("demo-teacher");
        List<Learner> pupils = IntStream.range(0, PUPILS).mapToObj(i -> Cast.join(stage.newcomers(), invention.person(false, invention.region()), hash)).toList();
        stage.database().write(handle -> {
            fill(handle, cast.office().who().person(), head, teacher, pupils);
            return null;
        });
        IntStream.range(0, PUPILS).forEach(i -> studies.practise(pupils.get(i).who().learner(), 0, i * studies.size() / (PUPILS - 1)));
    }

    private UUID account(String userName) {
        return Cast.join(stage.newcomers(), invention.account(userName, Language.KK), hash).who().person();
    }

    private void fill(Handle handle, UUID office, UUID head, UUID teacher, List<Learner> pupils) {
        Tree tree = stage.tree();
        Organisation region = tree.organisations().region(handle, REGION).orElseThrow();
        Organisation school = tree.organisations().add(handle, region, Kind.SCHOOL, new NewPlace("№ 15 мектеп", Optional.of("000000000000"), Optional.empty()));
        Organisation seventh = tree.organisations().add(handle, school, Kind.CLASS, new NewPlace("7 «А»", Optional.empty(), Optional.of(7)));
        tree.organisations().add(handle, school, Kind.CLASS, new NewPlace("8 «Ә»", Optional.empty(), Optional.of(8)));
        Organisation agency = tree.organisations().add(handle, region, Kind.AGENCY, new NewPlace("Мекеме"));
        tree.roles().give(handle, head, Role.HEAD, school.number(), office);
        tree.roles().give(handle, head, Role.HEAD, agency.number(), office);
        tree.roles().give(handle, teacher, Role.TEACHER, seventh.number(), head);
        pupils.forEach(pupil -> tree.members().add(handle, seventh, pupil.who().person(), "teacher"));
        IntStream.range(0, ANSWERED).forEach(i -> answer(handle, pupils.get(i), ANSWERS.get(i % ANSWERS.size()), tree.consents().invite(handle, pupils.get(i).who().person(), seventh, teacher)));
    }

    private void answer(Handle handle, Learner pupil, Set<Purpose> purposes, String link) {
        Signer guardian = new Signer(GUARDIAN, Optional.of(Relation.MOTHER), pupil.invented().name());
        stage.tree().consents().answer(handle, link, Language.KK, purposes, guardian);
    }
}
