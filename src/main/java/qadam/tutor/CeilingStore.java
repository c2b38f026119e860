package qadam.tutor;

import java.util.List;
import org.jdbi.v3.core.Handle;

final class CeilingStore {
    /** What all these places have set for a lesson. */
    List<Tier> of(Handle handle, List<Long> places, LessonRef lesson) {
        return handle.createQuery("select most from tutor_ceilings where place in (<places>) and course = :course and lesson = :lesson")
            .bindList("places", places).bind("course", lesson.course()).bind("lesson", lesson.lesson()).mapTo(String.class).map(Tier::valueOf).list();
    }

    List<Ceiling> in(Handle handle, long place, String course) {
        return handle.createQuery("select lesson, most from tutor_ceilings where place = :place and course = :course")
            .bind("place", place).bind("course", course).map((row, context) -> new Ceiling(row.getString("lesson"), Tier.valueOf(row.getString("most")))).list();
    }

    void remove(Handle handle, long place, LessonRef lesson) {
        handle.createUpdate("delete from tutor_ceilings where place = :place and course = :course and lesson = :lesson")
            .bind("place", place).bind("course", lesson.course()).bind("lesson", lesson.lesson()).execute();
    }

    void add(Handle handle, long place, LessonRef lesson, Tier most) {
        handle.createUpdate("insert into tutor_ceilings (place, course, lesson, most) values (:place, :course, :lesson, :most)")
            .bind("place", place).bind("course", lesson.course()).bind("lesson", lesson.lesson()).bind("most", most.name()).execute();
    }
}
