package qadam.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.JoinListener;
import qadam.identity.PersonJoined;
import qadam.identity.PersonParting;
import qadam.organisation.Kind;
import qadam.organisation.Member;
import qadam.organisation.Members;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.shared.RowChange;
import qadam.shared.RowChanges;
import qadam.shared.Texts;
import qadam.world.Databases;
import qadam.world.FixedClock;

class EnrolmentTest {
    private final FixedClock clock = new FixedClock("2026-11-23T06:00:00Z");
    private final LocalDate today = LocalDate.parse("2026-11-23");
    private final List<UUID> told = new ArrayList<>();

    /** One server on a database. */
    private final class Node {
        final Database database;
        final Organisations organisations;
        final Members members = new Members(clock);
        final Links links;

        Node(Database database) {
            this.database = database;
            this.organisations = Organisations.open(database, new Texts(), clock);
            this.links = new Links(organisations, members, (handle, person) -> told.add(person), clock);
            members.heardBy(links::left);
        }

        Organisation group() {
            return database.write(handle -> organisations.add(handle, organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.AGENCY, new NewPlace("Agency")),
                Kind.DEPARTMENT, new NewPlace("Course group")));
        }

        long make(Organisation place, int capacity, boolean queue) {
            return database.write(handle -> links.make(handle, place, new NewLink(capacity, today, today.plusDays(7), queue), Ids.random()));
        }

        UUID person() {
            return database.write(handle -> {
                UUID person = Ids.random();
                handle.createUpdate("insert into persons (id, made_at) values (:id, 0)").bind("id", person).execute();
                return person;
            });
        }

        Threshold join(long link, UUID person) {
            database.write(handle -> {
                links.join(handle, link, person);
                return null;
            });
            return door(link, person);
        }

        Threshold door(long link, UUID person) {
            return database.read(handle -> links.door(handle, links.store.find(handle, link).orElseThrow(), Optional.of(person)));
        }

        List<UUID> inside(Organisation place) {
            return database.read(handle -> members.of(handle, place.number())).stream().map(Member::person).toList();
        }
    }

    private static void refused(EnrolmentProblem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void who_comes_when_it_is_full_waits_in_order_and_moves_up_when_a_place_gets_free(Database database) {
        try (database) {
            Node node = new Node(database);
            Organisation group = node.group();
            long link = node.make(group, 2, true);
            List<UUID> people = Stream.generate(node::person).limit(5).toList();
            people.forEach(person -> node.join(link, person));
            node.join(link, people.get(0));   // again
            assertThat(people.stream().map(person -> node.door(link, person))).containsExactly(Threshold.JOINED, Threshold.JOINED, Threshold.WAITING, Threshold.WAITING, Threshold.WAITING);
            int turn = database.read(handle -> node.links.store.turn(handle, link, people.get(4)));
            assertThat(turn).isEqualTo(3);
            database.write(handle -> {   // the third does not want to wait any more
                node.links.leave(handle, link, people.get(2));
                return null;
            });
            database.write(handle -> node.members.end(handle, group, people.get(0)));   // by the teacher
            assertThat(node.inside(group)).containsExactlyInAnyOrder(people.get(1), people.get(3));
            assertThat(told).containsExactly(people.get(3));
            database.write(handle -> {   // by themselves
                node.links.leave(handle, link, people.get(1));
                return null;
            });
            assertThat(node.inside(group)).containsExactlyInAnyOrder(people.get(3), people.get(4));
            clock.forward(Duration.ofMinutes(1));
            assertThat(node.join(link, people.get(0))).as("comes again, at the end of the queue").isEqualTo(Threshold.WAITING);
            database.write(handle -> {
                node.links.change(handle, group, link, 3, today.plusDays(7));
                return null;
            });
            assertThat(node.door(link, people.get(0))).isEqualTo(Threshold.JOINED);
            assertThat(told).containsExactly(people.get(3), people.get(4), people.get(0));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_link_opens_on_its_first_day_and_not_after_its_last_and_not_when_it_or_its_place_is_closed(Database database) {
        try (database) {
            Node node = new Node(database);
            Organisation group = node.group();
            long later = database.write(handle -> node.links.make(handle, group, new NewLink(5, today.plusDays(1), today.plusDays(2), false), Ids.random()));
            UUID person = node.person();
            assertThat(node.join(later, person)).isEqualTo(Threshold.EARLY);
            clock.forward(Duration.ofDays(3));
            assertThat(node.join(later, person)).isEqualTo(Threshold.LATE);
            long full = node.make(group, 1, false);
            assertThat(node.join(full, node.person())).isEqualTo(Threshold.JOINED);
            assertThat(node.join(full, person)).isEqualTo(Threshold.FULL);
            database.write(handle -> {
                node.links.end(handle, group, full, Ids.random());
                return null;
            });
            assertThat(node.join(full, person)).isEqualTo(Threshold.ENDED);
            refused(EnrolmentProblem.LINK_UNKNOWN, () -> database.write(handle -> {
                node.links.end(handle, group, full, Ids.random());
                return null;
            }));
            refused(EnrolmentProblem.LINK_UNKNOWN, () -> database.write(handle -> {
                node.links.change(handle, node.organisations.find(handle, Organisation.ROOT).orElseThrow(), later, 5, today.plusDays(7));
                return null;
            }));
            long open = node.make(group, 5, false);
            database.write(handle -> {
                node.organisations.close(handle, group);
                return null;
            });
            assertThat(node.join(open, person)).isEqualTo(Threshold.ENDED);
            assertThat(node.inside(group)).hasSize(1);
            for (int wrong : new int[] {0, -1, NewLink.MOST_PLACES + 1}) {
                refused(EnrolmentProblem.CAPACITY_WRONG, () -> node.make(node.group(), wrong, false));
            }
        }
    }

    private List<JoinListener> joining(Node node) {
        return List.of(node.members.joining(), new JoinedEnrolments(node.links));
    }

    /** @return what was changed, the last first */
    private List<RowChange> join(Node node, UUID from, UUID into) {
        return node.database.write(handle -> {
            List<RowChange> changes = new ArrayList<>();
            Map<String, Object> names = Map.of("from", Ids.bytes(from), "into", Ids.bytes(into), "now", clock.millis());
            PersonJoined joined = new PersonJoined(handle, from, into, clock.instant(), new RowChanges(handle, names, changes::addFirst), null);
            joining(node).forEach(listener -> listener.joined(joined));
            return changes;
        });
    }

    private void part(Node node, UUID from, UUID into, Instant since, List<RowChange> changes) {
        PersonParting parting = new PersonParting(from, into, List.of(), since);
        node.database.write(handle -> {
            joining(node).forEach(listener -> listener.parting(handle, parting));
            changes.forEach(change -> RowChanges.takeBack(handle, change));
            joining(node).forEach(listener -> listener.parted(handle, parting));
            return null;
        });
    }

    private static int taken(Node node, long link) {
        return node.database.read(handle -> node.links.store.find(handle, link)).orElseThrow().taken();
    }

    private static int waiting(Node node, long link) {
        return node.database.read(handle -> node.links.store.waiting(handle, link));
    }

    private static void leave(Node node, long link, UUID person) {
        node.database.write(handle -> {
            node.links.leave(handle, link, person);
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void who_had_two_places_by_two_accounts_has_one_and_the_other_is_the_next_ones(Database database) {
        try (database) {
            Node node = new Node(database);
            Organisation group = node.group();
            long link = node.make(group, 2, true);
            List<UUID> people = Stream.generate(node::person).limit(3).toList();
            people.forEach(person -> node.join(link, person));
            clock.forward(Duration.ofMinutes(1));
            Instant since = clock.instant();
            List<RowChange> changes = join(node, people.get(0), people.get(1));
            assertThat(node.inside(group)).containsExactlyInAnyOrder(people.get(1), people.get(2));
            assertThat(List.of(taken(node, link), waiting(node, link))).containsExactly(2, 0);
            clock.forward(Duration.ofMinutes(1));
            part(node, people.get(0), people.get(1), since, changes);
            assertThat(people.stream().map(person -> node.door(link, person))).containsOnly(Threshold.JOINED);
            assertThat(taken(node, link)).as("what was given away is not taken back").isEqualTo(3);
            people.forEach(person -> leave(node, link, person));
            assertThat(taken(node, link)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void who_has_a_place_by_one_account_stands_in_the_queue_with_no_other_and_can_free_it(Database database) {
        try (database) {
            Node node = new Node(database);
            Organisation group = node.group();
            long link = node.make(group, 1, true);
            List<UUID> people = Stream.generate(node::person).limit(5).toList();   // a place, four turns
            people.forEach(person -> node.join(link, person));
            clock.forward(Duration.ofMinutes(1));
            Instant since = clock.instant();
            List<RowChange> place = join(node, people.get(0), people.get(1));
            assertThat(node.door(link, people.get(1))).isEqualTo(Threshold.JOINED);
            List<RowChange> turn = join(node, people.get(2), people.get(4));
            assertThat(List.of(taken(node, link), waiting(node, link))).containsExactly(1, 2);
            assertThat(database.<Integer>read(handle -> node.links.store.turn(handle, link, people.get(4)))).as("the earlier turn").isEqualTo(1);
            clock.forward(Duration.ofMinutes(1));
            leave(node, link, people.get(1));
            assertThat(node.inside(group)).containsExactly(people.get(4));
            assertThat(node.join(link, people.get(1))).as("again").isEqualTo(Threshold.WAITING);
            part(node, people.get(2), people.get(4), since, turn);
            part(node, people.get(0), people.get(1), since, place);
            assertThat(List.of(taken(node, link), waiting(node, link))).as("each has what the joining took").containsExactly(1, 3);
        }
    }

    /** Two servers on one database, each with its own writer. */
    static Stream<Arguments> twoNodes() {
        Path folder = Databases.folder();
        String url = Databases.postgresqlUrl();
        return Stream.of(Arguments.of(Database.sqlite(folder), Database.sqlite(folder)), Arguments.of(Database.postgresql(url), Database.postgresql(url)));
    }

    @ParameterizedTest
    @MethodSource("twoNodes")
    void thirty_who_want_the_two_last_places_at_once_at_two_servers_get_two(Database first, Database second) throws Exception {
        try (first; second; ExecutorService crowd = Executors.newFixedThreadPool(30)) {
            List<Node> nodes = List.of(new Node(first), new Node(second));
            Organisation group = nodes.getFirst().group();
            long link = nodes.getFirst().make(group, 2, true);
            List<UUID> people = Stream.generate(nodes.getFirst()::person).limit(30).toList();
            CyclicBarrier together = new CyclicBarrier(people.size());
            List<Future<Threshold>> doors = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                Node node = nodes.get(i % 2);
                UUID person = people.get(i);
                doors.add(crowd.submit(() -> {
                    together.await();
                    node.database.write(handle -> {
                        node.links.join(handle, link, person);
                        return null;
                    });
                    return node.door(link, person);
                }));
            }
            List<Threshold> came = new ArrayList<>();
            for (Future<Threshold> door : doors) {
                came.add(door.get());
            }
            assertThat(came.stream().filter(Threshold.JOINED::equals)).hasSize(2);
            assertThat(came.stream().filter(Threshold.WAITING::equals)).hasSize(28);
            assertThat(nodes.getFirst().inside(group)).hasSize(2);
            assertThat(first.read(handle -> nodes.getFirst().links.store.find(handle, link)).orElseThrow().taken()).isEqualTo(2);
        }
    }

    @Test
    void a_links_name_that_was_not_made_here_opens_nothing() {
        LinkSecret ours = new LinkSecret(new byte[32]);
        String name = ours.name(7);
        assertThat(ours.number(name)).contains(7L);
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(new LinkSecret(other).number(name)).isEmpty();
        for (String wrong : List.of("", "7", "8" + name.substring(1), name + "0", name.toUpperCase(), name.substring(0, name.length() - 1) + (name.endsWith("0") ? "1" : "0"), "0" + name, "-" + name, "9".repeat(30) + name.substring(1))) {
            assertThat(ours.number(wrong)).as(wrong).isEmpty();
        }
    }
}
