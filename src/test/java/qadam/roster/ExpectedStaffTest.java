package qadam.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.organisation.Organisation;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.web.Role;
import qadam.world.Questions;

class ExpectedStaffTest {
    private static RosterWorks works(RosterWorld world) {
        return new RosterWorks(world.database, world.organisations, world.members, world.identity, new RosterStore(), world.clock);
    }

    /** Schools with a head and a class with a teacher each, from the second on. */
    private static Zip schools(int many) {
        Zip zip = Zip.ofOneSchool();
        for (int i = 2; i <= many; i++) {
            zip.add("orgs.csv", "s" + i + ",,,No " + i + ",school,,d1").add("users.csv", Zip.user("h" + i, "Head" + i, "Of"), Zip.user("t" + i, "Teacher" + i, "Of"))
                .add("classes.csv", "c" + i + ",,,7A,07,ai,,homeroom,,s" + i + ",y,,,").add("roles.csv", Zip.role("h" + i, "principal", "s" + i), Zip.role("t" + i, "teacher", "s" + i))
                .add("enrollments.csv", "et" + i + ",,,c" + i + ",s" + i + ",t" + i + ",teacher,,,");
        }
        return zip;
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void an_office_asks_the_database_no_more_often_for_thirty_schools_than_for_three(Database database) {
        try (RosterWorld world = new RosterWorld(database)) {
            ExpectedStaff staff = new ExpectedStaff(works(world));
            UUID officer = world.identity.newcomers().add("Officer", "officer", world.identity.newcomers().hash("a password of theirs")).person();
            Organisation region = world.region("KZ-75");
            world.apply(world.root(), schools(3));
            inviteAll(staff, region, officer);
            int few = questions(world, staff, region);
            world.apply(world.root(), schools(30));
            inviteAll(staff, region, officer);
            assertThat(staff.of(region, Set.of(Role.OFFICE), Language.EN)).hasSize(30).allMatch(Invitee::offered)
                .extracting(Invitee::name).contains("Of Head30").doesNotContain("Of Teacher30");
            assertThat(staff.of(world.region("KZ-71"), Set.of(Role.OFFICE), Language.EN)).isEmpty();
            assertThat(questions(world, staff, region)).isEqualTo(few).isLessThanOrEqualTo(8);
            assertThat(questions(world, staff, world.root())).isEqualTo(few);
        }
    }

    private static void inviteAll(ExpectedStaff staff, Organisation region, UUID officer) {
        staff.of(region, Set.of(Role.OFFICE), Language.EN).stream().filter(one -> !one.offered())
            .forEach(one -> staff.invite(region, Set.of(Role.OFFICE), officer, Ids.parse(one.person()).orElseThrow(), one.role(), one.place()));
    }

    private static int questions(RosterWorld world, ExpectedStaff staff, Organisation place) {
        RosterWorks works = works(world);
        return Questions.asked(world.database, handle -> {
            assertThat(staff.of(handle, place, Set.of(Role.HEAD), Language.EN)).isNotEmpty();
            assertThat(new Invited(works).come(handle, works.store().offered(handle, Organisation.ROOT))).as("nobody has come").isEmpty();
        });
    }
}
