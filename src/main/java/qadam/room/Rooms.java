package qadam.room;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.credential.Supervision;
import qadam.exam.ExamProblem;
import qadam.exam.SeatedAttempts;
import qadam.exam.Seating;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The face: what exams and credentials ask of rooms, coming in by a code, and the pages of both sides. */
public final class Rooms {
    private static final int CODE_TRIES_A_DAY = 30;
    /** So long after a room's end whoever stands in it is told that it is over; then it is forgotten that they came. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final RoomGround ground;
    private final RoomCodes codes;
    private final RoomStore rooms = new RoomStore();
    private final SitterStore sitters = new SitterStore();

    /** @param key for codes, the same on every node */
    public Rooms(RoomGround ground, byte[] key) {
        this.ground = ground;
        this.codes = new RoomCodes(key);
    }

    public List<Routes> routes(Site site, Askers askers, Scope scope, Courses courses, SeatedAttempts attempts) {
        Invigilation invigilation = new Invigilation(ground, attempts);
        RoomViews views = new RoomViews(ground, codes, attempts, courses);
        return List.of(new RoomPages(site, scope, ground, invigilation, views, courses),
            new SheetPages(site, scope, ground, new SignSheet(ground, invigilation, attempts), views),
            new DoorPages(site, askers, this, views, courses));
    }

    /** For exams: whoever has entered a room begins in it and nowhere else, and stays at their device. */
    public Seating seating() {
        return new Seating() {
            @Override
            public void begins(Handle handle, Beginner beginner) {
                Instant now = ground.clock().instant();
                sitters.before(handle, beginner.person(), beginner.exam(), now.minus(REMEMBERED)).ifPresent(sitter -> begin(handle, sitter, beginner, now));
            }

            @Override
            public void moves(Handle handle, UUID attempt) {
                if (sitters.ofAttempt(handle, attempt).isPresent() && !sitters.move(handle, attempt, ground.clock().instant())) {
                    throw new Refusal(ExamProblem.SEAT_OF_ROOM);
                }
            }

            /** Nothing of a signed sheet changes, and certificates may stand on one that was not signed in time. */
            @Override
            public void reopens(Handle handle, UUID attempt) {
                sitters.ofAttempt(handle, attempt).ifPresent(sitter -> requireChangeable(handle, sitter.room()));
            }
        };
    }

    private void begin(Handle handle, Sitter sitter, Seating.Beginner beginner, Instant now) {
        boolean unsigned = rooms.take(handle, sitter.room());
        if (!unsigned || !rooms.find(handle, sitter.room()).orElseThrow().isOpen(now)) {
            throw new Refusal(ExamProblem.ROOM_OVER);
        }
        if (sitter.state() == SitterState.PRESENT && !sitter.sitsIn(beginner.seat())) {
            throw new Refusal(ExamProblem.OTHER_BROWSER);
        }
        if (!sitters.begin(handle, sitter, beginner.attempt(), now)) {
            throw new Refusal(ExamProblem.NOT_SEATED);
        }
    }

    /** For credentials: what a room says of an exam. */
    public Supervision supervision() {
        return (handle, attempt) -> sitters.ofAttempt(handle, attempt).map(sitter -> word(handle, sitter))
            .orElse(new Supervision.Word(Supervision.Kind.OUTSIDE, Optional.empty()));
    }

    private Supervision.Word word(Handle handle, Sitter sitter) {
        Room room = rooms.find(handle, sitter.room()).orElseThrow();
        if (sitter.state() == SitterState.EXPELLED) {
            return new Supervision.Word(Supervision.Kind.EXPELLED, Optional.empty());
        }
        if (room.isSigned()) {
            return new Supervision.Word(sitter.state() == SitterState.PRESENT ? Supervision.Kind.SUPERVISED : Supervision.Kind.UNSIGNED, Optional.empty());
        }
        return ground.clock().instant().isBefore(room.lostAt()) ? new Supervision.Word(Supervision.Kind.WAITING, Optional.of(room.lostAt()))
            : new Supervision.Word(Supervision.Kind.UNSIGNED, Optional.empty());
    }

    private void requireChangeable(Handle handle, long number) {
        boolean unsigned = rooms.take(handle, number);
        if (!unsigned || !rooms.find(handle, number).orElseThrow().mayBeSigned(ground.clock().instant())) {
            throw new Refusal(ExamProblem.ROOM_OVER);
        }
    }

    /**
     * For whoever watches over a room in which they may look: who has begun there.
     *
     * @throws Refusal as not found when there is no such room in this place
     */
    public Watched watched(Handle handle, Organisation place, String typed) {
        Room room = Optional.of(typed).filter(text -> text.matches("[1-9][0-9]{0,8}")).flatMap(text -> rooms.find(handle, Long.parseLong(text)))
            .filter(found -> found.organisation() == place.number()).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        List<Watched.Seat> seats = sitters.in(handle, room.number()).stream().filter(Sitter::hasBegun)
            .map(sitter -> new Watched.Seat(sitter.attempt().orElseThrow(), sitter.person(), sitter.seat().orElse(""))).toList();
        return new Watched(room.number(), "/organisations/" + place.number() + "/rooms/" + room.number(), room.course(),
            !room.isSigned() && room.mayBeSigned(ground.clock().instant()), seats);
    }

    /** @throws Refusal when the invigilator teaches this person, or it is themselves */
    public void requireStranger(Handle handle, UUID invigilator, UUID person) {
        new Strangers(ground).requireOf(handle, invigilator, person);
    }

    /** Comes in by the digits on the screen, and waits to be marked. @throws Refusal when no room that is open to this person shows them */
    void enter(UUID person, byte[] session, String exam, String typed) {
        ground.people().count("room codes", person, CODE_TRIES_A_DAY, RoomProblem.CODE_TRIES);
        ground.database().write(handle -> {
            Instant now = ground.clock().instant();
            Room room = rooms.open(handle, exam, places(handle, person), now).stream()
                .filter(one -> codes.opens(one.number(), typed, now)).findFirst().orElseThrow(() -> new Refusal(RoomProblem.CODE_WRONG));
            if (room.person().equals(person)) {
                throw new Refusal(RoomProblem.OWN_ROOM);
            }
            if (!rooms.take(handle, room.number())) {
                throw new Refusal(RoomProblem.CODE_WRONG);
            }
            sitters.enter(handle, room.number(), person, session, now);
            return null;
        });
    }

    /** All places in which somebody is, from the groups up to the country. */
    private Set<Long> places(Handle handle, UUID person) {
        return ground.members().places(handle, person).stream().flatMap(place -> place.line().stream()).collect(Collectors.toSet());
    }

    /** Goes without beginning, and may sit the exam elsewhere. */
    void leave(UUID person, String exam) {
        ground.database().write(handle -> {
            Instant now = ground.clock().instant();
            sitters.before(handle, person, exam, now.minus(REMEMBERED)).filter(sitter -> rooms.take(handle, sitter.room()))
                .ifPresent(sitter -> sitters.end(handle, sitter, SitterState.LEFT, null, now));
            return null;
        });
    }

    RoomGround ground() {
        return ground;
    }

    /** A room is of whoever opened it; a seat stays with the account that sat there, as it stands on the signed sheet. */
    public JoinListener joining() {
        return JoinListener.of(joined -> {
            joined.move("rooms", "number");
            joined.moveBy("signed_by", "rooms", "number");
        }, "rooms", "sitters");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "rooms";
            }

            @Override
            public Set<String> tables() {
                return Set.of("rooms", "sitters");
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return Map.of("sat", sitters.of(handle, person).stream().map(sitter -> sat(handle, sitter)).toList(),
                    "watched_over", rooms.of(handle, person).stream().map(Rooms::watched).toList());
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                sitters.erase(handle, leaving);
                rooms.erase(handle, leaving);
            }
        };
    }

    private Map<String, Object> sat(Handle handle, Sitter sitter) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("room", sitter.room());
        data.put("state", sitter.state().name().toLowerCase(java.util.Locale.ROOT));
        data.put("entered_at", sitter.enteredAt().toString());
        data.put("seat", sitter.seat().orElse(""));
        data.put("present_at", sitter.presentAt().map(Instant::toString).orElse(""));
        data.put("began_at", sitter.beganAt().map(Instant::toString).orElse(""));
        data.put("ended_at", sitter.endedAt().map(Instant::toString).orElse(""));
        data.put("attempt", sitter.attempt().map(Ids::hex).orElse(""));
        data.put("reason", sitter.reason().flatMap(sealed -> ground.people().unseal(handle, sitter.person(), sealed)).orElse(""));
        return data;
    }

    private static Map<String, Object> watched(Room room) {
        return Map.of("room", room.number(), "exam", room.exam(), "opened_at", room.openedAt().toString(), "ends_at", room.endsAt().toString(),
            "signed_at", room.signedAt().map(Instant::toString).orElse(""));
    }
}
