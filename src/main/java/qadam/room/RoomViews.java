package qadam.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.exam.SeatedAttempts;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.WebProblem;

/** Finds rooms within their place, and puts together what their pages show. */
final class RoomViews {
    private static final int MOST_ROOMS = 50;

    private final RoomGround ground;
    private final RoomCodes codes;
    private final SeatedAttempts attempts;
    private final Courses courses;
    private final RoomStore rooms = new RoomStore();
    private final SitterStore sitters = new SitterStore();

    RoomViews(RoomGround ground, RoomCodes codes, SeatedAttempts attempts, Courses courses) {
        this.ground = ground;
        this.codes = codes;
        this.attempts = attempts;
        this.courses = courses;
    }

    /** @throws Refusal as not found when it is in another place, and when a place is none that has rooms */
    Room find(Handle handle, Organisation place, String number) {
        requireHall(place);
        return Optional.of(number).filter(text -> text.matches("[1-9][0-9]{0,17}")).flatMap(text -> rooms.find(handle, Long.parseLong(text)))
            .filter(room -> room.organisation() == place.number()).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    static void requireHall(Organisation place) {
        if (place.kind() != Kind.SCHOOL && place.kind() != Kind.AGENCY) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
    }

    List<RoomView> in(Handle handle, Organisation place, Language language) {
        return rooms.in(handle, place.number(), MOST_ROOMS).stream().map(room -> view(handle, room, place, language, List.of(), List.of())).toList();
    }

    RoomView of(Handle handle, Room room, Organisation place, Language language) {
        List<SitterView> all = sitters.in(handle, room.number()).stream().map(sitter -> view(handle, room, sitter)).toList();
        return view(handle, room, place, language, all, rooms.incidents(handle, room.number()));
    }

    private RoomView view(Handle handle, Room room, Organisation place, Language language, List<SitterView> all, List<Incident> incidents) {
        Instant now = ground.clock().instant();
        List<String> groups = rooms.groups(handle, room.number()).stream().map(number -> ground.organisations().find(handle, number))
            .flatMap(Optional::stream).map(group -> ground.organisations().title(group, language)).toList();
        boolean open = room.isOpen(now);
        return new RoomView(room.number(), place.number(), ground.organisations().title(place, language), exam(room, language), groups,
            ground.people().name(handle, room.person()), room.openedAt(), room.endsAt(), room.dueAt(), open, !room.isSigned() && !room.mayBeSigned(now),
            open ? codes.at(room.number(), now) : "", Invigilation.freeSeat(sitters.in(handle, room.number())), all, incidents, room.signedAt(),
            room.signedBy().map(by -> ground.people().name(handle, by)).orElse(""), room.sheet().orElse(""), isWhole(handle, room));
    }

    private boolean isWhole(Handle handle, Room room) {
        return room.signedAt().map(at -> new ClosingSheet(room, sitters.in(handle, room.number()), rooms.incidents(handle, room.number()),
            attempt -> attempts.times(handle, attempt)).fingerprint(at)).equals(room.sheet());
    }

    private String exam(Room room, Language language) {
        return courses.find(room.course()).map(course -> course.title().in(language)).orElse(room.exam());
    }

    private SitterView view(Handle handle, Room room, Sitter sitter) {
        Optional<SeatedAttempts.Times> times = sitter.attempt().flatMap(attempt -> attempts.times(handle, attempt));
        return new SitterView(Ids.hex(sitter.id()), name(handle, room, sitter), room.isSigned() ? "" : codes.mark(room.number(), sitter.session()),
            sitter.seat().orElse(""), state(sitter, times), sitter.enteredAt(), sitter.presentAt(), sitter.beganAt(),
            times.flatMap(SeatedAttempts.Times::handedInAt), sitter.endedAt(), reason(handle, sitter));
    }

    private String name(Handle handle, Room room, Sitter sitter) {
        return room.isSigned() ? sitter.name().flatMap(sealed -> ground.people().unseal(handle, sitter.person(), sealed)).orElse("")
            : ground.people().name(handle, sitter.person());
    }

    private String reason(Handle handle, Sitter sitter) {
        return sitter.reason().flatMap(sealed -> ground.people().unseal(handle, sitter.person(), sealed)).orElse("");
    }

    private static String state(Sitter sitter, Optional<SeatedAttempts.Times> times) {
        return switch (sitter.state()) {
            case WAITING -> "waiting";
            case PRESENT -> !sitter.hasBegun() ? "present" : times.filter(known -> known.handedInAt().isEmpty()).isPresent() ? "sitting" : "handed_in";
            case REFUSED -> "refused";
            case EXPELLED -> "expelled";
            case LEFT -> "left";
        };
    }

    /** What a sitter sees of the last room that they entered for this exam; empty when there is none, or they have left it. */
    Optional<DoorView> door(Handle handle, UUID person, byte[] session, String exam) {
        return sitters.last(handle, person, exam).filter(sitter -> sitter.state() != SitterState.LEFT).map(sitter -> door(handle, sitter, session));
    }

    private DoorView door(Handle handle, Sitter sitter, byte[] session) {
        Room room = rooms.find(handle, sitter.room()).orElseThrow();
        Optional<SeatedAttempts.Times> times = sitter.attempt().flatMap(attempt -> attempts.times(handle, attempt));
        boolean elsewhere = attempts.open(handle, sitter.person()).filter(open -> !Optional.of(open).equals(sitter.attempt())).isPresent();
        return new DoorView(state(sitter, times), sitter.seat().orElse(""), codes.mark(room.number(), session), sitter.sitsIn(session), room.endsAt(),
            !room.isOpen(ground.clock().instant()), reason(handle, sitter),
            sitter.attempt().map(attempt -> "/attempts/" + Ids.hex(attempt)).orElse(""), elsewhere, room.isSigned(), room.lostAt());
    }
}
