package qadam.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.MatchTags;
import qadam.identity.NationalId;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.Iin;

class RostersTest {
    private static long count(Difference difference, Matter matter, Outcome outcome) {
        return difference.count(matter, outcome);
    }

    private static UUID person(RosterWorld world, String name) {
        return world.database.read(handle -> handle.createQuery("select id from persons").mapTo(UUID.class).stream()
            .filter(one -> world.identity.people().name(handle, one).equals(name)).findFirst()).orElseThrow();
    }

    private static boolean isDisabled(RosterWorld world, UUID person) {
        return world.database.read(handle -> world.identity.arrivals().isDisabled(handle, person));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_dry_run_says_all_and_writes_nothing_and_the_same_list_again_changes_nothing(Database database) {
        try (RosterWorld world = new RosterWorld(database)) {
            Zip zip = Zip.ofOneSchool();
            new MatchTags(world.data, database).tag(NationalId.parse(Iin.next()).orElseThrow());   // makes the key, which is no row of the list
            String before = world.dump();
            Difference dry = world.compare(world.root(), zip);
            assertThat(world.dump()).isEqualTo(before);
            Difference done = world.apply(world.root(), zip);
            assertThat(done.counts()).isEqualTo(dry.counts());
            assertThat(count(done, Matter.PLACES, Outcome.NEW)).isEqualTo(1);
            assertThat(count(done, Matter.GROUPS, Outcome.NEW)).isEqualTo(1);
            assertThat(count(done, Matter.PEOPLE, Outcome.NEW)).isEqualTo(4);
            assertThat(count(done, Matter.STAFF, Outcome.NEW)).as("two belong to the school, one is expected to run it").isEqualTo(3);
            assertThat(count(done, Matter.MEMBERS, Outcome.NEW)).isEqualTo(3);
            assertThat(done.count(Outcome.REFUSED)).isZero();
            assertThat(done.unread()).containsExactly("demographics.csv");
            assertThat(world.named("7A").grade()).contains(7);
            assertThat(world.named("No 1").region()).contains("KZ-75");
            assertThat(world.namesIn("7A")).containsExactly("Қасымов Ерлан", "Әлиева Айгүл");
            assertThat(world.namesIn("No 1")).containsExactly("Omarova Saule", "Seitova Dana");
            String after = world.dump();
            Difference again = world.apply(world.root(), zip);
            assertThat(again.changes()).isZero();
            assertThat(count(again, Matter.PEOPLE, Outcome.SAME)).isEqualTo(4);
            assertThat(world.dump()).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whoever_left_is_disabled_and_comes_back_as_themselves(Database database) {
        try (RosterWorld world = new RosterWorld(database)) {
            world.apply(world.root(), Zip.ofOneSchool());
            UUID erlan = person(world, "Қасымов Ерлан");
            List<Long> keys = database.read(handle -> world.identity.learners().of(handle, erlan));
            Difference left = world.apply(world.root(), Zip.ofOneSchool().without("users.csv", "p2,").without("roles.csv", "rp2").without("enrollments.csv", "ep2"));
            assertThat(count(left, Matter.PEOPLE, Outcome.LEFT)).isEqualTo(1);
            assertThat(count(left, Matter.MEMBERS, Outcome.LEFT)).isEqualTo(1);
            assertThat(isDisabled(world, erlan)).isTrue();
            assertThat(world.namesIn("7A")).containsExactly("Әлиева Айгүл");
            Difference back = world.apply(world.root(), Zip.ofOneSchool());
            assertThat(count(back, Matter.PEOPLE, Outcome.BACK)).isEqualTo(1);
            assertThat(back.count(Outcome.NEW)).as("the place in the class").isEqualTo(1);
            assertThat(person(world, "Қасымов Ерлан")).isEqualTo(erlan);
            assertThat(isDisabled(world, erlan)).isFalse();
            assertThat(database.<List<Long>>read(handle -> world.identity.learners().of(handle, erlan))).isEqualTo(keys).hasSize(1);
            assertThat(world.apply(world.root(), Zip.ofOneSchool()).changes()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void new_names_classes_and_flags_are_changes_and_only_they(Database database) {
        try (RosterWorld world = new RosterWorld(database)) {
            world.apply(world.root(), Zip.ofOneSchool());
            UUID erlan = person(world, "Қасымов Ерлан");
            Zip zip = Zip.ofOneSchool().replace("users.csv", "Айгүл", "Айгерім").replace("users.csv", Zip.user("p2", "Ерлан", "Қасымов"), Zip.user("p2", "Ерлан", "Қасымов", "false", ""))
                .replace("classes.csv", "7A,07", "8A,08").replace("orgs.csv", "No 1", "Lyceum 1");
            Difference changed = world.apply(world.root(), zip);
            assertThat(count(changed, Matter.PEOPLE, Outcome.CHANGED)).isEqualTo(2);
            assertThat(count(changed, Matter.GROUPS, Outcome.CHANGED)).isEqualTo(1);
            assertThat(count(changed, Matter.PLACES, Outcome.CHANGED)).isEqualTo(1);
            assertThat(changed.changes()).isEqualTo(4);
            assertThat(world.namesIn("8A")).contains("Әлиева Айгерім");
            assertThat(world.named("8A").grade()).contains(8);
            assertThat(isDisabled(world, erlan)).isTrue();
            assertThat(world.apply(world.root(), zip).changes()).isZero();
            world.apply(world.root(), Zip.ofOneSchool());
            assertThat(isDisabled(world, erlan)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_class_that_is_gone_is_closed_and_opened_again_when_it_is_back(Database database) {
        try (RosterWorld world = new RosterWorld(database)) {
            Zip two = Zip.ofOneSchool().add("classes.csv", "c2,,,7B,07,ai,,homeroom,,s1,y,,,");
            world.apply(world.root(), two);
            Difference gone = world.apply(world.root(), Zip.ofOneSchool());
            assertThat(count(gone, Matter.GROUPS, Outcome.LEFT)).isEqualTo(1);
            assertThat(world.named("7B").closed()).isTrue();
            assertThat(count(world.apply(world.root(), two), Matter.GROUPS, Outcome.BACK)).isEqualTo(1);
            assertThat(world.named("7B").closed()).isFalse();
            assertThat(world.apply(world.root(), two).changes()).isZero();
        }
    }

    @Test
    void a_national_id_becomes_its_tag_and_nothing_of_a_list_that_is_not_needed_is_stored() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            String iin = Iin.next();
            String other = Iin.next();
            Zip zip = Zip.ofOneSchool().replace("users.csv", Zip.user("p2", "Ерлан", "Қасымов"), Zip.user(other, "Ерлан", "Қасымов", "true", "ИИН " + other))
                .replace("roles.csv", Zip.role("p2", "student", "s1"), Zip.role(other, "student", "s1")).replace("enrollments.csv", Zip.enrolment("p2", "c1", "student"), Zip.enrolment(other, "c1", "student"))
                .replace("users.csv", Zip.user("p1", "Айгүл", "Әлиева"), Zip.user("p1", "Айгүл", "Әлиева", "true", iin));
            assertThat(world.apply(world.root(), zip).count(Outcome.REFUSED)).isZero();
            byte[] tag = new MatchTags(world.data, world.database).tag(NationalId.parse(iin).orElseThrow());
            UUID aigul = person(world, "Әлиева Айгүл");
            assertThat(world.database.<List<UUID>>read(handle -> world.rosters.tagged(handle, tag))).containsExactly(aigul);
            assertThat(world.database.<List<byte[]>>read(handle -> world.rosters.matchTags(handle, aigul))).containsExactly(tag);
            String dump = world.dump();
            for (String never : List.of(iin, other, "@example.kz", "77010000000", "secret", "2013-05-05", "Айгүл", "Seitova")) {
                assertThat(dump).doesNotContain(never);
            }
            assertThat(world.apply(world.root(), zip).changes()).isZero();
        }
    }

    @Test
    void nobody_is_confirmed_and_no_right_is_given_by_a_file() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            world.apply(world.root(), Zip.ofOneSchool());
            UUID dana = person(world, "Seitova Dana");
            world.database.read(handle -> {
                assertThat(world.identity.placedRoles().of(handle, dana)).isEmpty();
                assertThat(world.identity.people().confirmedBy(handle, dana)).isEmpty();
                assertThat(new RosterStore().expected(handle, world.named("7A").number(), dana, Role.TEACHER)).isPresent();
                return null;
            });
        }
    }

    @Test
    void duplicated_ids_are_refused_by_line_and_the_first_is_taken() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            String iin = Iin.next();
            Zip zip = Zip.ofOneSchool().add("users.csv", Zip.user("p1", "Somebody", "Else"), Zip.user("p3", "Twin", "One", "true", iin), Zip.user("p4", "Twin", "Two", "true", iin))
                .add("roles.csv", Zip.role("p3", "student", "s1"), Zip.role("p4", "student", "s1")).add("orgs.csv", "s1,,,No 2,school,,ala")
                .add("classes.csv", "c1,,,7Z,07,ai,,homeroom,,s1,y,,,").add("enrollments.csv", Zip.enrolment("p1", "c1", "student"));
            world.compare(world.root(), zip);
            assertThat(world.refused).contains(new Difference.Line("users.csv", 6, Reason.DOUBLE, 4), new Difference.Line("users.csv", 8, Reason.SAME_NATIONAL_ID, 7),
                new Difference.Line("orgs.csv", 6, Reason.DOUBLE, 5), new Difference.Line("classes.csv", 3, Reason.DOUBLE, 0), new Difference.Line("enrollments.csv", 5, Reason.DOUBLE, 0));
            world.apply(world.root(), zip);
            assertThat(world.namesIn("7A")).contains("Әлиева Айгүл");
        }
    }

    @Test
    void a_circle_of_organisations_is_refused_with_all_that_hangs_on_it_and_the_rest_is_taken() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            Zip zip = Zip.ofOneSchool().add("orgs.csv", "x1,,,X1,district,,x2", "x2,,,X2,district,,x3", "x3,,,X3,district,,x1", "s9,,,No 9,school,,x1", "self,,,Self,district,,self")
                .add("classes.csv", "c9,,,9A,09,ai,,homeroom,,s9,y,,,");
            Difference difference = world.compare(world.root(), zip);
            assertThat(world.refused).contains(new Difference.Line("orgs.csv", 6, Reason.CYCLE, 0), new Difference.Line("orgs.csv", 7, Reason.CYCLE, 0),
                new Difference.Line("orgs.csv", 8, Reason.CYCLE, 0), new Difference.Line("orgs.csv", 9, Reason.REFUSED_ABOVE, 0), new Difference.Line("orgs.csv", 10, Reason.CYCLE, 0),
                new Difference.Line("classes.csv", 3, Reason.REFUSED_ABOVE, 0));
            assertThat(count(difference, Matter.PLACES, Outcome.NEW)).isEqualTo(1);
            assertThat(count(difference, Matter.PEOPLE, Outcome.NEW)).isEqualTo(4);
        }
    }

    @Test
    void what_a_row_refers_to_and_is_not_there_or_was_refused_is_said() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            Zip zip = Zip.ofOneSchool().add("users.csv", Zip.user("g1", "Gul", "Guardian"), Zip.user("n1", "No", "Role"), Zip.user("f1", "=cmd()", "Formula"), Zip.user("q1", "Ай?ерім", "Lost"),
                    Zip.user("w1", Iin.next(), "Words"), Zip.user("b1", "Bad", "Flag", "perhaps", ""), "x1,tobedeleted,,true,,,Gone,Person,,,,,,,,,,,,,,,")
                .add("roles.csv", Zip.role("g1", "guardian", "s1"), Zip.role("f1", "student", "s1"), Zip.role("q1", "student", "s1"), Zip.role("w1", "student", "s1"), Zip.role("b1", "student", "s1"),
                    Zip.role("x1", "student", "s1"), Zip.role("h1", "emperor", "s1"), Zip.role("h1", "districtAdministrator", "d1"), Zip.role("t1", "teacher", "nowhere"))
                .add("orgs.csv", "u1,,,Mars,state,MARS,kz", "u2,,,Thing,planet,,kz", "u3,,,Lost,school,,zz", "u4,,,Nowhere,school,,kz")
                .add("classes.csv", "c3,,,7C,seven,ai,,homeroom,,s1,y,,,", "c4,,,7D,07,ai,,homeroom,,zz,y,,,")
                .add("enrollments.csv", Zip.enrolment("zz", "c1", "student"), Zip.enrolment("p1", "zz", "student"), Zip.enrolment("p1", "c3", "student"), Zip.enrolment("b1", "c1", "student"),
                    "e9,,,c1,s1,p1,student,,2027-01-01,", "e10,,,c1,s1,p1,student,,1.9.2026,");
            Difference difference = world.compare(world.root(), zip);
            assertThat(world.reasons()).contains(Reason.ROLE_NOT_TAKEN, Reason.NO_ROLE, Reason.FORMULA, Reason.LOST_LETTERS, Reason.NATIONAL_ID_IN_WORDS, Reason.FLAG, Reason.STATUS,
                Reason.ROLE_UNKNOWN, Reason.UNKNOWN_ORGANISATION, Reason.REGION_UNKNOWN, Reason.TYPE, Reason.GRADE, Reason.UNKNOWN_PERSON, Reason.UNKNOWN_CLASS, Reason.REFUSED_ABOVE, Reason.DATE);
            assertThat(count(difference, Matter.MEMBERS, Outcome.PAST)).isEqualTo(1);
            assertThat(count(difference, Matter.PEOPLE, Outcome.NEW)).isEqualTo(4);
            assertThat(difference.reasons().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(difference.count(Outcome.REFUSED)).isEqualTo(world.refused.size());
        }
    }

    @Test
    void a_refused_row_does_not_mean_that_somebody_has_left() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            world.apply(world.root(), Zip.ofOneSchool());
            Difference flag = world.compare(world.root(), Zip.ofOneSchool().replace("users.csv", Zip.user("p2", "Ерлан", "Қасымов"), Zip.user("p2", "Ерлан", "Қасымов", "perhaps", "")));
            assertThat(flag.count(Outcome.LEFT)).isZero();
            Difference role = world.compare(world.root(), Zip.ofOneSchool().replace("enrollments.csv", ",p2,student,", ",p2,emperor,").add("enrollments.csv", "e7,,,c1,s1,p1,emperor,,,"));
            assertThat(role.count(Outcome.LEFT)).isZero();
            assertThat(count(role, Matter.MEMBERS, Outcome.SAME)).as("p1 has another row that is right").isEqualTo(2);
            Difference status = world.compare(world.root(), Zip.ofOneSchool().replace("classes.csv", "c1,,,", "c1,tobedeleted,,"));
            assertThat(status.count(Outcome.LEFT)).isZero();
            Difference unreadable = world.compare(world.root(), Zip.ofOneSchool().without("users.csv", "p2,").without("roles.csv", "rp2").without("enrollments.csv", "ep2")
                .add("users.csv", "p9,,,true,,,\u0007,Bell,,,,,,,,,,,,,,,"));
            assertThat(unreadable.unreadable()).isTrue();
            assertThat(unreadable.count(Outcome.LEFT)).as("perhaps the unreadable line was theirs").isZero();
        }
    }

    @Test
    void rows_outside_of_the_branch_are_refused_by_line_and_touch_nobody() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            Organisation astana = world.region("KZ-71");
            Organisation almaty = world.region("KZ-75");
            world.apply(almaty, Zip.ofOneSchool());
            String before = world.dump();
            Difference outside = world.compare(astana, Zip.ofOneSchool());
            assertThat(outside.changes()).isZero();
            assertThat(world.reasons()).contains(Reason.OUTSIDE);
            world.apply(astana, Zip.ofOneSchool());
            assertThat(world.dump()).isEqualTo(before);
        }
    }

    @Test
    void a_schools_own_list_knows_only_this_school() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            Organisation school = world.school("KZ-75", "No 1");
            Organisation byHand = world.group(school, "7A");
            Zip zip = Zip.ofOneSchool();
            Difference done = world.apply(school, zip);
            assertThat(count(done, Matter.PLACES, Outcome.NEW)).isZero();
            assertThat(count(done, Matter.GROUPS, Outcome.CHANGED)).as("the class that was made by hand is the one of the list").isEqualTo(1);
            assertThat(world.named("7A").number()).isEqualTo(byHand.number());
            assertThat(world.namesIn("7A")).hasSize(2);
            assertThat(world.apply(school, zip).changes()).isZero();
            world.compare(school, Zip.ofOneSchool().add("orgs.csv", "s2,,,No 2,school,,d1").add("classes.csv", "c2,,,7B,07,ai,,homeroom,,s2,y,,,"));
            assertThat(world.refused).contains(new Difference.Line("classes.csv", 3, Reason.OUTSIDE, 0));
            assertThatThrownBy(() -> world.compare(byHand, zip)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(RosterProblem.NOT_HERE));
        }
    }

    @Test
    void a_list_by_which_many_would_leave_says_so() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            Zip zip = Zip.ofOneSchool();
            for (int i = 0; i < 40; i++) {
                zip.add("users.csv", Zip.user("m" + i, "Name" + i, "Many")).add("roles.csv", Zip.role("m" + i, "student", "s1"));
            }
            world.apply(world.root(), zip);
            Difference many = world.compare(world.root(), Zip.ofOneSchool());
            assertThat(many.known()).isEqualTo(44);
            assertThat(many.manyLeave()).isTrue();
            assertThat(world.compare(world.root(), zip.without("users.csv", "m1,")).manyLeave()).isFalse();
        }
    }

    @Test
    void an_account_that_somebody_opened_themselves_stays_open_and_keeps_its_name() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            world.apply(world.root(), Zip.ofOneSchool());
            UUID expected = person(world, "Seitova Dana");
            var dana = world.identity.newcomers().add("Дана", "dana.own", world.identity.newcomers().hash("a password of hers"));
            world.database.write(handle -> {
                new RosterStore().isSomebodyElse(handle, expected, dana.person());
                return null;
            });
            assertThat(world.apply(world.root(), Zip.ofOneSchool().replace("users.csv", "Dana", "Danagul")).changes()).isPositive();
            assertThat(world.database.<String>read(handle -> world.identity.people().name(handle, dana.person()))).isEqualTo("Дана");
            world.apply(world.root(), Zip.ofOneSchool().without("users.csv", "t1,").without("roles.csv", "rt1").without("enrollments.csv", "et1"));
            assertThat(isDisabled(world, dana.person())).isFalse();
        }
    }

    @Test
    void our_own_template_fills_a_school_and_speaks_only_of_those_it_names() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            Organisation first = world.school("KZ-75", "No 1");
            Organisation second = world.school("KZ-75", "No 2");
            String head = "Ұйым;Сынып;Нешінші сынып;Тегі;Аты;Рөлі;Нөмірі не ЖСН\n";
            String iin = Iin.next();
            world.apply(world.root(), head + "No 1;7A;7;Әлиева;Айгүл;оқушы;1\nNo 1;7A;7;Seitova;Dana;мұғалім;2\nNo 1;7B;7;Seitova;Dana;мұғалім;2\nNo 2;7A;7;Ким;Анна;оқушы;" + iin + "\n");
            world.database.read(handle -> {
                assertThat(world.organisations.children(handle, first.number(), 0, 10)).extracting(Organisation::name).containsExactly("7A", "7B");
                assertThat(world.organisations.children(handle, second.number(), 0, 10)).extracting(Organisation::kind).containsExactly(Kind.CLASS);
                return null;
            });
            Difference one = world.apply(world.root(), "organisation,class,grade,family name,given name,role,external id\nNo 1,7A,7,Әлиева,Айгүл,pupil,1\n");
            assertThat(count(one, Matter.PEOPLE, Outcome.LEFT)).as("the teacher of No 1, and nobody of No 2").isEqualTo(1);
            assertThat(count(one, Matter.GROUPS, Outcome.LEFT)).isEqualTo(1);
            assertThat(world.dump()).doesNotContain(iin);
        }
    }

    @Test
    void staff_of_an_agency_belong_to_its_departments() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            Organisation agency = world.database.write(handle -> world.organisations.add(handle, world.root(), Kind.AGENCY, new qadam.organisation.NewPlace("Ministry")));
            Difference done = world.apply(agency, "Организация\tКласс\tПараллель\tФамилия\tИмя\tРоль\tНомер или ИИН\n\thr отдел\t\tКим\tАнна\tсотрудник\tA1\n\t\t\tЛи\tОлег\tруководитель\tA2\n");
            assertThat(done.count(Outcome.REFUSED)).isZero();
            assertThat(world.namesIn("hr отдел")).containsExactly("Ким Анна");
            assertThat(world.named("hr отдел").kind()).isEqualTo(Kind.DEPARTMENT);
            assertThat(world.namesIn("Ministry")).containsExactly("Ким Анна", "Ли Олег");
        }
    }

    @Test
    void lines_of_a_template_that_cannot_be_taken_are_named() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            Organisation school = world.school("KZ-75", "No 1");
            try (RosterFile list = world.plain(("organisation,class,grade,family name,given name,role,external id\n,7A,7,A,B,pupil,1\n,7A,7,C,D,pupil,1\n,7A,7,E,F,pupil,\n,7A,7,G,H,king,2\n"
                + ",,,I,J,pupil,3\nNo 7,7A,7,K,L,pupil,4\n,7A,99,M,N,pupil,5\n,7A;7;O;P;pupil;6\n").getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
                world.rosters.compare(school, list, world.refused::add, Progress.NONE);
            }
            assertThat(world.refused).extracting(Difference.Line::line, Difference.Line::reason).contains(org.assertj.core.groups.Tuple.tuple(3L, Reason.DOUBLE),
                org.assertj.core.groups.Tuple.tuple(4L, Reason.MISSING), org.assertj.core.groups.Tuple.tuple(5L, Reason.ROLE_UNKNOWN), org.assertj.core.groups.Tuple.tuple(6L, Reason.MISSING),
                org.assertj.core.groups.Tuple.tuple(7L, Reason.OUTSIDE), org.assertj.core.groups.Tuple.tuple(9L, Reason.COLUMNS));
        }
    }
}
