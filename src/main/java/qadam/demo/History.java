package qadam.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import qadam.catalog.Course;
import qadam.catalog.ExamPlan;
import qadam.shared.Region;
import qadam.credential.RevocationReason;
import qadam.demo.Evening.Try;
import qadam.demo.Learner.Invented;
import qadam.log.Haste;
import qadam.organisation.Kind;
import qadam.shared.Ids;
import qadam.shared.Language;

/** Eleven weeks of a programme that grows: people come, learn, sit the exam, some again; the office confirms and revokes. */
final class History {
    static final Duration LENGTH = Duration.ofDays(80);
    private static final int SEED = 2026;
    private static final List<String> TRACKS = List.of("everyone", "teachers", "everyone", "students", "officials", "everyone", "schoolkids",
        "teachers", "everyone", "developers");
    /** People at the first evening. */
    private static final int FEWEST = 6;
    /** Prime, so that people begin at all places of the course. */
    private static final int STRIDE = 37;
    /** Six in the evening in Almaty. */
    private static final Duration HOUR = Duration.ofHours(13);
    private static final String REVOKED = "Көрсетілім үшін ойдан шығарылған себеп";
    private static final String CONFIRMED = "Көрсетілім: ойдан шығарылған тізім бойынша";

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Invention invention = new Invention(random);
    private final Stage stage;
    private final DemoClock clock;
    private final Instant now;
    private final Course course;
    private final Studies studies;
    /** By the track that it was written for; of a track without one people take the first course. */
    private final Map<String, Studies> ofTracks = new HashMap<>();
    private final byte[] hash;
    private final List<?> reports = (List<?>) Invention.read("reports.yaml");
    /** By course: who failed and comes once more. */
    private final Map<String, List<Learner>> again = new HashMap<>();
    private final List<UUID> credentials = new ArrayList<>();

    History(Stage stage, DemoClock clock, Instant now, Course course) {
        this.stage = stage;
        this.clock = clock;
        this.now = now;
        this.course = course;
        this.studies = new Studies(stage.learning(), course, clock);
        TRACKS.forEach(track -> ofTracks.put(track, stage.courses().firstOf(track).filter(one -> one.exam().isPresent())
            .map(one -> new Studies(stage.learning(), one, clock)).orElse(studies)));
        this.hash = stage.newcomers().hash(Cast.PASSWORD);
    }

    /** @param told is run after each evening */
    void write(Runnable told) {
        Cast cast = Cast.join(stage.newcomers(), invention, hash);
        confirm(List.of(cast.learner(), cast.graduate(), cast.candidate()), cast);
        int evening = 0;
        for (long day = LENGTH.toDays() - 1; day > 0; day -= 2 + evening % 2) {
            Instant at = now.minus(Duration.ofDays(day)).truncatedTo(ChronoUnit.DAYS).plus(HOUR);
            hold(evening++, at, cast);
            stage.log().publish(Haste.USUAL);
            told.run();
        }
        endToday(cast);
        stage.log().publish(Haste.ALL);
    }

    private void hold(int number, Instant at, Cast cast) {
        clock.set(at.minus(Duration.ofHours(5)));
        visit(FEWEST + number);
        report(number, cast);
        String track = TRACKS.get(number % TRACKS.size());
        Studies theirs = ofTracks.get(track);
        List<Learner> fresh = join(number);
        Together.each(fresh, learner -> theirs.practise(learner.who().learner(), start(learner, theirs), 2 + start(learner, theirs) % 7));
        clock.set(at.minus(Duration.ofHours(1)));
        confirm(fresh.stream().filter(learner -> learner.invented().confirmed()).toList(), cast);
        String mode = isWatched(number) ? "supervised" : "online";
        credentials.addAll(evening(theirs.course(), track, mode).hold(at, tries(fresh, theirs.course())));
        List<Try> known = triesOf(cast, number);
        if (!known.isEmpty()) {
            credentials.addAll(evening(course, course.track(), mode).hold(at.plus(Duration.ofHours(1)), known));
        }
    }

    private Evening evening(Course sat, String track, String mode) {
        return new Evening(stage.credentials(), clock, stage.exam(clock, sat, track, mode));
    }

    /** People who look in, take a step or two without an account, and are "reached". */
    private void visit(int many) {
        Together.each(IntStream.range(0, many).boxed().toList(),
            i -> studies.practise(stage.newcomers().visitor(), i * STRIDE % studies.size(), 1 + i % 2));
    }

    private List<Learner> join(int number) {
        Region hall = invention.region();
        int many = FEWEST + number * 2 / 3 + random.nextInt(6);
        List<Invented> drawn = IntStream.range(0, many).mapToObj(i -> invention.person(isWatched(number), hall)).toList();
        return Together.map(drawn, one -> Cast.join(stage.newcomers(), one, hash));
    }

    private static boolean isWatched(int number) {
        return number % 5 < 2;
    }

    /** Where in the course somebody begins; the same for the same person. */
    private static int start(Learner learner, Studies theirs) {
        return Math.floorMod(learner.invented().userName().hashCode(), STRIDE) * STRIDE % theirs.size();
    }

    private void confirm(List<Learner> learners, Cast cast) {
        Together.each(learners, learner -> stage.newcomers().confirm(learner.who().person(), cast.office().who().person(), CONFIRMED, learner.invented().nationalId()));
    }

    /** Nine in ten of those who came, and some who failed the last time. */
    private List<Try> tries(List<Learner> fresh, Course sat) {
        ExamPlan plan = sat.exam().orElseThrow();
        int passing = plan.passMark();
        List<Learner> back = again.computeIfAbsent(sat.slug(), first -> new ArrayList<>());
        List<Try> tries = new ArrayList<>(back.stream().map(learner -> new Try(learner, passing + random.nextInt(4), true)).toList());
        back.clear();
        for (Learner learner : fresh) {
            if (invention.chance(90)) {
                boolean passes = invention.chance(84);
                tries.add(new Try(learner, passes ? passing + random.nextInt(plan.size() - passing + 1) : 5 + random.nextInt(passing - 5), invention.chance(95)));
                if (!passes && invention.chance(40)) {
                    back.add(learner);
                }
            }
        }
        return tries;
    }

    /** The learner learns half the course and fails; the graduate learns all of it, fails narrowly, and passes. */
    private List<Try> triesOf(Cast cast, int number) {
        int passing = course.exam().orElseThrow().passMark();
        return switch (number) {
            case 9 -> {
                studies.practise(cast.graduate().who().learner(), 0, studies.size());
                yield List.of(new Try(cast.graduate(), passing - 1, false));
            }
            case 12 -> List.of(new Try(cast.graduate(), passing + 3, true));
            case 24 -> {
                studies.practise(cast.learner().who().learner(), 0, studies.size() / 2);
                yield List.of(new Try(cast.learner(), passing - 3, false));
            }
            default -> List.of();
        };
    }

    private void report(int evening, Cast cast) {
        if (evening % 4 == 1 && evening / 4 < reports.size()) {
            Map<?, ?> report = (Map<?, ?>) reports.get(evening / 4);
            String about = report.get("lesson") instanceof Integer lesson
                ? course.slug() + "/" + course.lessons().skip(lesson).findFirst().orElseThrow().id() : course.slug();
            stage.reports().send(Ids.randomBytes(32), about, Language.of((String) report.get("language")).orElseThrow(), (String) report.get("words"));
            if (report.get("answer") instanceof String answer) {
                stage.reports().answer(stage.reports().open().getLast().number(), answer, cast.author().who().person());
            }
        }
    }

    /** What the rules of evidence are for: exams in twenty seconds, and many alike in haste at one device, for the office to look at. */
    private void rush() {
        Evening evening = evening(course, course.track(), "online");
        evening.rush(now.minus(Duration.ofHours(5)), Duration.ofSeconds(20), strangers(12), Optional.empty());
        evening.rush(now.minus(Duration.ofHours(4)), Duration.ofSeconds(60), strangers(7), Optional.of(Ids.randomBytes(16)));
    }

    private List<Learner> strangers(int many) {
        return IntStream.range(0, many).mapToObj(i -> Cast.join(stage.newcomers(), invention.person(false, invention.region()), hash)).toList();
    }

    /** The office revokes one credential for each reason; one person is in the middle of an exam right now. */
    private void endToday(Cast cast) {
        rush();
        clock.set(now.minus(Duration.ofHours(30)));
        new School(stage, invention, ofTracks.get(Kind.CLASS.track()), hash).open(cast);
        clock.set(now.minus(Duration.ofHours(3)));
        for (RevocationReason reason : RevocationReason.values()) {
            stage.credentials().revoke(credentials.get(random.nextInt(credentials.size() / 4) + reason.ordinal() * credentials.size() / 4),
                reason, REVOKED, cast.office().who().person());
        }
        clock.set(now.minus(Duration.ofHours(2)));
        studies.practise(cast.candidate().who().learner(), 0, studies.size());
        clock.set(now.minus(Duration.ofMinutes(6)));
        Evening today = evening(course, course.track(), "online");
        today.answer(cast.candidate(), today.begin(cast.candidate()), 7, 6);
    }
}
