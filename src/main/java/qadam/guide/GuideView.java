package qadam.guide;

import java.util.ArrayList;
import java.util.List;
import qadam.catalog.Course;
import qadam.catalog.GuideText;
import qadam.catalog.Lab;
import qadam.catalog.Lesson;
import qadam.catalog.LessonText;
import qadam.catalog.Unit;
import qadam.shared.Language;

/** A lesson's guide in one language as the teacher's pages show it. */
public record GuideView(Course course, Lesson lesson, GuideText text, Language language) {
    /** A stage on the clock of the lesson, in minutes from its beginning. */
    public record Timed(GuideText.Step step, int from) {
        public int until() {
            return from + step.minutes();
        }
    }

    /** The teacher's page, without its language. */
    public String path() {
        return TeachersSide.PATH + "/" + course.slug() + "/" + lesson.id();
    }

    /** The lesson as the pupils see it, without its language. */
    public String lessonPath() {
        return "/courses/" + course.slug() + "/" + lesson.id();
    }

    public String title() {
        return lesson.in(language).title();
    }

    public Unit unit() {
        return course.units().stream().filter(unit -> unit.lessons().contains(lesson)).findFirst().orElseThrow();
    }

    /** Labs that the lesson shows. */
    public List<Lab> labs() {
        return lesson.in(language).parts().stream().filter(LessonText.Laboratory.class::isInstance).map(part -> ((LessonText.Laboratory) part).lab())
            .flatMap(lab -> course.lab(lab).stream()).toList();
    }

    public List<Timed> timed() {
        List<Timed> timed = new ArrayList<>();
        int from = 0;
        for (GuideText.Step step : text.plan()) {
            timed.add(new Timed(step, from));
            from += step.minutes();
        }
        return timed;
    }

    /** What the line of the lesson tells apart: pupils work, the class talks together, the teacher leads in or sums up. */
    public static final List<String> KINDS = List.of("work", "talk", "show");

    public String kind(Timed timed) {
        return kind(timed.step().stage());
    }

    private static String kind(GuideText.Stage stage) {
        return switch (stage) {
            case EXPLORE, PRACTISE -> "work";
            case DISCUSS -> "talk";
            case START, EXPLAIN, CLOSE -> "show";
        };
    }

    public int minutes(String kind) {
        return text.plan().stream().filter(step -> kind(step.stage()).equals(kind)).mapToInt(GuideText.Step::minutes).sum();
    }

    public int minutes() {
        return text.plan().stream().mapToInt(GuideText.Step::minutes).sum();
    }

    /** Where a stage begins or ends. */
    public List<Integer> ticks() {
        List<Integer> ticks = new ArrayList<>(List.of(0));
        timed().forEach(timed -> ticks.add(timed.until()));
        return ticks;
    }

    /** Beginning, middle or end: schools' plans know three parts. */
    public String part(Timed timed) {
        return timed.step().stage() == GuideText.Stage.START ? "beginning" : timed.step().stage() == GuideText.Stage.CLOSE ? "end" : "middle";
    }

    /** A screen's sentences, each on a line of its own: so they are read from the last row. */
    public List<String> lines(GuideText.Screen screen) {
        return List.of(screen.text().split("(?<=[.!?…])\\s+"));
    }
}
