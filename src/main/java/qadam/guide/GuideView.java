package qadam.guide;

import java.util.ArrayList;
import java.util.List;
import qadam.catalog.Course;
import qadam.catalog.GuideText;
import qadam.catalog.Lesson;
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

    public List<Timed> timed() {
        List<Timed> timed = new ArrayList<>();
        int from = 0;
        for (GuideText.Step step : text.plan()) {
            timed.add(new Timed(step, from));
            from += step.minutes();
        }
        return timed;
    }
}
