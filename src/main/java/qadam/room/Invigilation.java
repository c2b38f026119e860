package qadam.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.exam.SeatedAttempts;
import qadam.organisation.Organisation;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.web.WebProblem;

/** What an invigilator does: opens a room, lets in, refuses, sends out, writes down. Each act enters the trail, without a name. */
final class Invigilation {
    static final List<Integer> MINUTES = List.of(30, 60, 90, 120, 180, 240);
    static final int EXTENDED_MINUTES = 30;
    private static final Pattern SEAT = Pattern.compile("[\\p{IsLatin}\\p{IsCyrillic}0-9][\\p{IsLatin}\\p{IsCyrillic}0-9 ./-]{0,11}");
    private static final Duration TO_MOVE = Duration.ofMinutes(5);

    private final RoomGround ground;
    private final Database database;
    private final Strangers strangers;
    private final SeatedAttempts attempts;
    private final RoomStore rooms = new RoomStore();
    private final SitterStore sitters = new SitterStore();

    Invigilation(RoomGround ground, SeatedAttempts attempts) {
        this.ground = ground;
        this.database = ground.database();
        this.strangers = new Strangers(ground);
        this.attempts = attempts;
    }

    /** @return its number */
    long open(UUID by, Organisation place, Course course, List<Organisation> groups, int minutes) {
        if (groups.isEmpty()) {
            throw new Refusal(RoomProblem.GROUPS_MISSING);
        }
        if (!MINUTES.contains(minutes)) {
            throw new Refusal(RoomProblem.MINUTES_WRONG);
        }
        Instant now = ground.clock().instant();
        Room room = new Room(0, place.number(), course.slug(), course.exam().orElseThrow().exam(), by, now, now.plus(Duration.ofMinutes(minutes)),
            Optional.empty(), Optional.empty(), Optional.empty());
        return database.write(handle -> {
            strangers.requireOfGroups(handle, by, groups);
            long number = rooms.add(handle, room, groups.stream().map(Organisation::number).toList());
            ground.people().audit(handle, now, Optional.of(by), "room-opened", "room " + number, "organisation " + place.number());
            return number;
        });
    }

    void extend(UUID by, Room known) {
        database.write(handle -> {
            Room room = take(handle, known);
            Instant now = ground.clock().instant();
            Instant end = room.endsAt().isBefore(now) ? now : room.endsAt();
            Instant later = end.plus(Duration.ofMinutes(EXTENDED_MINUTES));
            if (later.isAfter(room.openedAt().plus(Room.LONGEST))) {
                throw new Refusal(RoomProblem.OVER);
            }
            rooms.extend(handle, room.number(), later);
            ground.people().audit(handle, now, Optional.of(by), "room-extended", subject(room), "");
            return null;
        });
    }

    void note(UUID by, Room known, String words) {
        String checked = Words.checked(words);
        database.write(handle -> {
            Room room = take(handle, known);
            Instant now = ground.clock().instant();
            rooms.note(handle, room.number(), checked, now);
            ground.people().audit(handle, now, Optional.of(by), "room-incident-noted", subject(room), "");
            return null;
        });
    }

    /** Lets in at this seat whoever waits or was refused by mistake; of whoever is in already, changes the seat. */
    void mark(UUID by, Room known, UUID id, String seat) {
        String label = seat.strip();
        if (!SEAT.matcher(label).matches()) {
            throw new Refusal(RoomProblem.SEAT_WRONG);
        }
        database.write(handle -> {
            Room room = take(handle, known);
            Sitter sitter = find(handle, room, id);
            Instant now = ground.clock().instant();
            strangers.requireOf(handle, by, sitter.person());
            switch (sitter.state()) {
                case WAITING, REFUSED -> requireOpen(room, now);
                case PRESENT -> { }
                case EXPELLED, LEFT -> throw new Refusal(RoomProblem.NOT_WAITING);
            }
            if (sitters.isTaken(handle, room.number(), label, id)) {
                throw new Refusal(RoomProblem.SEAT_TAKEN);
            }
            sitters.seat(handle, sitter, label, now);
            ground.people().audit(handle, now, Optional.of(by), "sitter-present", subject(room, sitter), "");
            return null;
        });
    }

    /** Does not let in; or sends out whoever has begun: then nothing is passed by it, and the attempt ends. The person reads the reason, nobody else. */
    void sendAway(UUID by, Room known, UUID id, String reason) {
        String checked = Words.checked(reason);
        Optional<UUID> annulled = database.write(handle -> {
            Room room = take(handle, known);
            Sitter sitter = find(handle, room, id);
            strangers.requireOf(handle, by, sitter.person());
            if (sitter.state() != SitterState.WAITING && sitter.state() != SitterState.PRESENT) {
                throw new Refusal(RoomProblem.NOT_WAITING);
            }
            Instant now = ground.clock().instant();
            byte[] sealed = ground.people().sealIfKept(handle, sitter.person(), checked).orElse(null);   // nobody is left to read it of whoever was erased
            sitters.end(handle, sitter, sitter.hasBegun() ? SitterState.EXPELLED : SitterState.REFUSED, sealed, now);
            sitter.attempt().ifPresent(attempt -> attempts.annul(handle, attempt, now));
            if (sitter.hasBegun()) {
                ground.people().audit(handle, now, Optional.of(by), "sitter-expelled", subject(room, sitter), "");
            } else {
                ground.people().audit(handle, now, Optional.of(by), "sitter-refused", subject(room, sitter), "");
            }
            return sitter.attempt();
        });
        annulled.ifPresent(attempts::end);
    }

    /** For a few minutes the sitter may take their attempt to another browser, as when a device has failed. */
    void letMove(UUID by, Room known, UUID id) {
        database.write(handle -> {
            Room room = take(handle, known);
            Sitter sitter = find(handle, room, id);
            strangers.requireOf(handle, by, sitter.person());
            if (sitter.state() != SitterState.PRESENT || !sitter.hasBegun()) {
                throw new Refusal(RoomProblem.NOT_WAITING);
            }
            Instant now = ground.clock().instant();
            sitters.letMove(handle, sitter, now.plus(TO_MOVE));
            ground.people().audit(handle, now, Optional.of(by), "sitter-moved", subject(room, sitter), "");
            return null;
        });
    }

    /** The room as it is now, kept from others until the transaction ends. Once its time to be signed is over nothing of it changes: certificates may stand on it. */
    Room take(Handle handle, Room known) {
        if (!rooms.take(handle, known.number())) {
            throw new Refusal(RoomProblem.SIGNED);
        }
        Room room = rooms.find(handle, known.number()).orElseThrow();
        if (!room.mayBeSigned(ground.clock().instant())) {
            throw new Refusal(RoomProblem.TOO_LATE);
        }
        return room;
    }

    private Sitter find(Handle handle, Room room, UUID id) {
        return sitters.find(handle, room.number(), id).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    private static void requireOpen(Room room, Instant now) {
        if (!room.isOpen(now)) {
            throw new Refusal(RoomProblem.OVER);
        }
    }

    /** The lowest number at which nobody sits. */
    static String freeSeat(List<Sitter> all) {
        List<String> taken = all.stream().flatMap(sitter -> sitter.seat().stream()).toList();
        return IntStream.rangeClosed(1, taken.size() + 1).mapToObj(Integer::toString).filter(seat -> !taken.contains(seat)).findFirst().orElseThrow();
    }

    static String subject(Room room) {
        return "room " + room.number();
    }

    private static String subject(Room room, Sitter sitter) {
        return subject(room) + " sitter " + qadam.shared.Ids.hex(sitter.id()).substring(0, 8);
    }
}
