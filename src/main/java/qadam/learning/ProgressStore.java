package qadam.learning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

final class ProgressStore {
    /** Counts a try; an item once solved stays solved. */
    void add(Handle handle, long learner, int courseVersion, int activity, boolean right, Instant at, UUID step) {
        handle.createUpdate("""
                insert into practice_progress (learner, activity, course_version, tries, solved_at, last_at, last_step)
                values (:learner, :activity, :courseVersion, 1, :solvedAt, :at, :step)
                on conflict (learner, activity) do update set tries = practice_progress.tries + 1,
                    solved_at = coalesce(practice_progress.solved_at, excluded.solved_at),
                    last_at = excluded.last_at, last_step = excluded.last_step""")
            .bind("learner", learner).bind("activity", activity).bind("courseVersion", courseVersion)
            .bind("solvedAt", right ? at.toEpochMilli() : null).bind("at", at).bind("step", step).execute();
    }

    List<PracticeProgress> of(Handle handle, List<Long> learners, int courseVersion) {
        return learners.isEmpty() ? List.of() : handle.createQuery("""
                select activity, sum(tries) as tries, min(solved_at) as solved_at, max(last_at) as last_at, max(last_step) as last_step
                from practice_progress where learner in (<learners>) and course_version = :courseVersion group by activity""")
            .bindList("learners", learners).bind("courseVersion", courseVersion)
            .map(ConstructorMapper.of(PracticeProgress.class)).list();
    }

    /** How many learner keys have taken a step of practice. */
    long learners(Handle handle) {
        return handle.createQuery("select count(distinct learner) from practice_progress").mapTo(Long.class).one();
    }
}
