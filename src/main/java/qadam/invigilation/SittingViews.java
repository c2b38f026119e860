package qadam.invigilation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.exam.LateAnswer;
import qadam.exam.LiveAttempt;
import qadam.room.Watched;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.WebProblem;

/** Puts together what the pages of sittings show. */
final class SittingViews {
    /** So many answers that wait are decided on at once: a form's fields are bounded. */
    private static final int MOST_LATE = 60;

    private static final Comparator<LateAnswer> WAITING_FIRST = Comparator.comparing((LateAnswer one) -> !one.waits());

    private final Sittings.Ground ground;

    SittingViews(Sittings.Ground ground) {
        this.ground = ground;
    }

    List<SittingLine> lines(Handle handle, List<LiveAttempt> sittings, Language language, Function<UUID, String> seat, Function<UUID, String> path) {
        Instant now = ground.clock().instant();
        Map<UUID, String> names = ground.people().names(handle, sittings.stream().map(LiveAttempt::person).distinct().toList());
        return sittings.stream().map(one -> new SittingLine(one, names.getOrDefault(one.person(), ""), title(ground.courses(), one.course(), language),
            seat.apply(one.id()), path.apply(one.id()), now)).toList();
    }

    /** As the office sees it. */
    SittingView office(Handle handle, UUID id, Language language) {
        LiveAttempt sitting = find(handle, id);
        return view(handle, sitting, language, "", "/office/attempts/" + Ids.hex(id), true, Optional.of(sitting.person()));
    }

    /** As an invigilator sees one that was begun in their room. */
    SittingView inRoom(Handle handle, Watched room, UUID id, Language language) {
        Watched.Seat seat = room.seat(id).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        return view(handle, find(handle, id), language, seat.seat(), room.path() + "/live/" + Ids.hex(id), room.changeable(), Optional.empty());
    }

    private SittingView view(Handle handle, LiveAttempt sitting, Language language, String seat, String path, boolean changeable, Optional<UUID> person) {
        SittingLine line = lines(handle, List.of(sitting), language, one -> seat, one -> path).getFirst();
        return new SittingView(line, ground.desk().late(handle, sitting.id()).stream().sorted(WAITING_FIRST).limit(MOST_LATE).toList(), changeable, person);
    }

    private LiveAttempt find(Handle handle, UUID id) {
        return ground.desk().these(handle, List.of(id)).stream().findFirst().orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    static String title(Courses courses, String course, Language language) {
        return courses.find(course).map(found -> found.title().in(language)).orElse(course);
    }
}
