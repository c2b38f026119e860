package qadam.catalog;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

final class CourseVersionStore {
    /** All published versions of a course, oldest first. */
    List<StoredVersion> versions(Handle handle, String course) {
        return handle.createQuery("""
                select version, correction, hash, rendering, coalesce(edited, 0) as edited, coalesce(folder_hash, hash) as folder_hash,
                    case when folder_hash is null then 0 else 1 end as sourced
                from course_versions left join course_sources using (course, version) where course = :course order by version""")
            .bind("course", course).map(ConstructorMapper.of(StoredVersion.class)).list();
    }

    Optional<byte[]> content(Handle handle, String course, int version) {
        return handle.createQuery("select content from course_versions where course = :course and version = :version")
            .bind("course", course).bind("version", version).mapTo(byte[].class).findOne();
    }

    /** Keeps the version unless another of this number is there already; gives back the hash of the one that is there now. */
    String keep(Handle handle, Course course, byte[] content, int rendering, Instant at) {
        handle.createUpdate("""
                insert into course_versions (course, version, correction, hash, rendering, content, published_at)
                values (:course, :version, :correction, :hash, :rendering, :content, :at)
                on conflict (course, version) do update set rendering = excluded.rendering, content = excluded.content
                where course_versions.hash = excluded.hash""")
            .bind("course", course.slug()).bind("version", course.version()).bind("correction", course.correction())
            .bind("hash", course.hash()).bind("rendering", rendering).bind("content", content).bind("at", at).execute();
        return handle.createQuery("select hash from course_versions where course = :course and version = :version")
            .bind("course", course.slug()).bind("version", course.version()).mapTo(String.class).one();
    }

    /** The number of each course's newest version. */
    Map<String, Integer> newest(Handle handle) {
        return handle.createQuery("select course, max(version) as version from course_versions group by course")
            .reduceRows(new HashMap<>(), (newest, row) -> {
                newest.put(row.getColumn("course", String.class), row.getColumn("version", Integer.class));
                return newest;
            });
    }

    /** @param folderHash content address of the folder they stem from; empty when editors made them from the version before */
    void keepSources(Handle handle, Course course, byte[] files, boolean edited, String folderHash) {
        handle.createUpdate("""
                insert into course_sources (course, version, content, edited, folder_hash)
                values (:course, :version, :content, :edited, :folderHash) on conflict do nothing""")
            .bind("course", course.slug()).bind("version", course.version()).bind("content", files).bind("edited", edited)
            .bind("folderHash", folderHash).execute();
    }

    void adopt(Handle handle, String course, int version) {
        handle.createUpdate("update course_sources set edited = 0 where course = :course and version = :version")
            .bind("course", course).bind("version", version).execute();
    }

    Optional<byte[]> sources(Handle handle, String course, int version) {
        return handle.createQuery("select content from course_sources where course = :course and version = :version")
            .bind("course", course).bind("version", version).mapTo(byte[].class).findOne();
    }
}
