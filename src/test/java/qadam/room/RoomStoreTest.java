package qadam.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.Leaving;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Texts;
import qadam.world.FixedClock;

class RoomStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
    private static final byte[] PHONE = {1, 2, 3};
    private static final byte[] LAPTOP = {4, 5, 6};
    private final RoomStore rooms = new RoomStore();
    private final SitterStore sitters = new SitterStore();
    private final UUID dana = Ids.random();
    private final UUID aigul = Ids.random();
    private Organisation school;
    private Organisation seventh;
    private long room;

    private void in(Database database, Consumer<Handle> deed) {
        FixedClock clock = new FixedClock(NOW.toString());
        Organisations organisations = Organisations.open(database, new Texts(), clock);
        try (database) {
            database.write(handle -> {
                school = organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("No 1"));
                seventh = organisations.add(handle, school, Kind.CLASS, new NewPlace("7 A"));
                room = rooms.add(handle, new Room(0, school.number(), "course", "exam", dana, NOW, NOW.plusSeconds(3600), Optional.empty(), Optional.empty(),
                    Optional.empty()), List.of(seventh.number()));
                deed.accept(handle);
                return null;
            });
        }
    }

    private Sitter sitter(Handle handle) {
        return sitters.in(handle, room).getFirst();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_room_is_open_to_its_groups_until_its_end_or_its_signature(Database database) {
        in(database, handle -> {
            Set<Long> places = Set.copyOf(seventh.line());
            assertThat(rooms.open(handle, "exam", places, NOW)).extracting(Room::number).containsExactly(room);
            assertThat(rooms.open(handle, "exam", Set.of(school.number()), NOW)).isEmpty();
            assertThat(rooms.open(handle, "exam", Set.of(), NOW)).isEmpty();
            assertThat(rooms.open(handle, "other", places, NOW)).isEmpty();
            assertThat(rooms.open(handle, "exam", places, NOW.plusSeconds(3600))).isEmpty();
            rooms.note(handle, room, "dark", NOW);
            assertThat(rooms.incidents(handle, room)).containsExactly(new Incident(NOW, "dark"));
            assertThat(rooms.take(handle, room)).isTrue();
            assertThat(rooms.sign(handle, room, dana, "00", NOW)).isTrue();
            assertThat(rooms.sign(handle, room, dana, "11", NOW)).isFalse();
            assertThat(rooms.take(handle, room)).isFalse();
            assertThat(rooms.open(handle, "exam", places, NOW)).isEmpty();
            assertThat(rooms.of(handle, dana)).singleElement().satisfies(one -> assertThat(one.sheet()).contains("00"));
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void entering_in_another_browser_takes_the_mark_away_until_one_has_begun(Database database) {
        in(database, handle -> {
            sitters.enter(handle, room, aigul, PHONE, NOW);
            sitters.seat(handle, sitter(handle), "1", NOW.plusSeconds(5));
            sitters.enter(handle, room, aigul, PHONE, NOW.plusSeconds(10));
            assertThat(sitter(handle).state()).as("in the same browser nothing changes").isEqualTo(SitterState.PRESENT);
            sitters.seat(handle, sitter(handle), "2", NOW.plusSeconds(20));
            assertThat(sitter(handle).presentAt()).contains(NOW.plusSeconds(5));
            sitters.enter(handle, room, aigul, LAPTOP, NOW.plusSeconds(30));
            assertThat(sitter(handle).state()).isEqualTo(SitterState.WAITING);
            assertThat(sitter(handle).seat()).isEmpty();
            UUID attempt = Ids.random();
            assertThat(sitters.begin(handle, sitter(handle), attempt, NOW)).as("unmarked").isFalse();
            sitters.seat(handle, sitter(handle), "2", NOW.plusSeconds(40));
            assertThat(sitters.begin(handle, sitter(handle), attempt, NOW.plusSeconds(50))).isTrue();
            assertThat(sitters.begin(handle, sitter(handle), Ids.random(), NOW)).as("twice").isFalse();
            sitters.enter(handle, room, aigul, PHONE, NOW.plusSeconds(60));
            assertThat(sitter(handle).sitsIn(LAPTOP)).isTrue();
            assertThat(sitters.ofAttempt(handle, attempt)).isPresent();
            assertThat(sitters.before(handle, aigul, "exam", NOW)).as("has begun").isEmpty();
            assertThat(sitters.move(handle, attempt, NOW)).isFalse();
            sitters.letMove(handle, sitter(handle), NOW.plusSeconds(90));
            assertThat(sitters.move(handle, attempt, NOW.plusSeconds(80))).isTrue();
            assertThat(sitters.move(handle, attempt, NOW.plusSeconds(80))).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_seat_is_free_again_when_somebody_goes_before_beginning_and_the_row_stays_as_nobodys(Database database) {
        in(database, handle -> {
            sitters.enter(handle, room, aigul, PHONE, NOW);
            sitters.seat(handle, sitter(handle), "1", NOW);
            UUID other = Ids.random();
            sitters.enter(handle, room, other, LAPTOP, NOW.plusSeconds(1));
            Sitter second = sitters.in(handle, room).getLast();
            assertThat(sitters.isTaken(handle, room, "1", second.id())).isTrue();
            assertThat(Invigilation.freeSeat(sitters.in(handle, room))).isEqualTo("2");
            sitters.end(handle, sitter(handle), SitterState.REFUSED, new byte[] {9}, NOW);
            assertThat(sitters.isTaken(handle, room, "1", second.id())).isFalse();
            sitters.enter(handle, room, aigul, PHONE, NOW.plusSeconds(2));
            assertThat(sitter(handle).state()).as("a code does not undo a refusal").isEqualTo(SitterState.REFUSED);
            sitters.seat(handle, second, "1", NOW);
            sitters.close(handle, second, Optional.of(new byte[] {7}));
            UUID nobody = Ids.random();
            sitters.erase(handle, new Leaving(other, List.of(), nobody));
            Sitter left = sitters.in(handle, room).getLast();
            assertThat(left.person()).isEqualTo(nobody);
            assertThat(left.seat()).contains("1");
            assertThat(left.name()).isEmpty();
            sitters.close(handle, left, Optional.empty());
            assertThat(sitters.in(handle, room).getLast().name()).as("nothing to write down of whoever has gone").isEmpty();
            rooms.erase(handle, new Leaving(dana, List.of(), nobody));
            assertThat(rooms.of(handle, dana)).isEmpty();
        });
    }

    /** The fingerprint is of what the sheet says: whatever is changed in it is another one; who it was about is not in it. */
    @Test
    void the_fingerprint_changes_with_every_fact_and_not_with_an_erased_name() {
        Room hall = new Room(1, 2, "course", "exam", dana, NOW, NOW.plusSeconds(60), Optional.empty(), Optional.empty(), Optional.empty());
        Sitter sitter = new Sitter(1, Ids.random(), aigul, PHONE, SitterState.PRESENT, NOW, Optional.of("1"), Optional.of(NOW), Optional.empty(), Optional.empty(),
            Optional.of(Ids.random()), Optional.of(NOW), Optional.empty(), Optional.empty());
        Sitter erased = new Sitter(1, sitter.id(), Ids.random(), new byte[0], SitterState.PRESENT, NOW, Optional.of("1"), Optional.of(NOW), Optional.empty(),
            Optional.empty(), sitter.attempt(), Optional.of(NOW), Optional.empty(), Optional.empty());
        Sitter moved = new Sitter(1, sitter.id(), aigul, PHONE, SitterState.PRESENT, NOW, Optional.of("2"), Optional.of(NOW), Optional.empty(), Optional.empty(),
            sitter.attempt(), Optional.of(NOW), Optional.empty(), Optional.empty());
        List<Incident> dark = List.of(new Incident(NOW, "dark"));
        String print = print(hall, sitter, dark);
        assertThat(print(hall, erased, dark)).isEqualTo(print);
        assertThat(print(hall, moved, dark)).isNotEqualTo(print);
        assertThat(print(hall, sitter, List.of())).isNotEqualTo(print);
        assertThat(print(hall, sitter, List.of(new Incident(NOW, "bright")))).isNotEqualTo(print);
    }

    private static String print(Room room, Sitter sitter, List<Incident> incidents) {
        return new ClosingSheet(room, List.of(sitter), incidents, attempt -> Optional.empty()).fingerprint(NOW);
    }

    @Test
    void codes_are_of_a_room_and_a_minute_under_a_key_and_never_of_another() {
        RoomCodes codes = new RoomCodes(new byte[32]);
        RoomCodes others = new RoomCodes(new byte[] {1});
        Instant first = Instant.parse("2026-11-28T06:00:00Z");
        String code = codes.at(1, first);
        assertThat(code).matches("[0-9]{6}");
        assertThat(codes.at(1, first.plusSeconds(59))).isEqualTo(code);
        assertThat(codes.opens(1, code, first.plus(Duration.ofSeconds(119)))).isTrue();
        assertThat(codes.opens(1, code, first.plus(Duration.ofSeconds(120)))).isFalse();
        assertThat(codes.opens(1, codes.at(1, first.plusSeconds(60)), first.plusSeconds(59))).as("of a minute that has not come").isFalse();
        assertThat(codes.opens(2, code, first)).isFalse();
        assertThat(others.opens(1, code, first)).isFalse();
        assertThat(codes.opens(1, "", first)).isFalse();
        assertThat(codes.mark(1, PHONE)).matches("[1-9][0-9]").isEqualTo(codes.mark(1, PHONE));
    }
}
