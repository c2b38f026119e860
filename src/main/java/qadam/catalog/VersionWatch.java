package qadam.catalog;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where several nodes share a database: looks every two seconds, not at each request, whether another has published a version. */
public final class VersionWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VersionWatch.class);
    private static final long EVERY_SECONDS = 2;

    private final PublishedCourses courses;
    private final ScheduledExecutorService eye =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("version-watch").daemon().factory());

    private VersionWatch(PublishedCourses courses) {
        this.courses = courses;
    }

    /** @param courses only what is published is watched; a preview reads its folder itself */
    public static VersionWatch start(Courses courses, boolean severalNodes) {
        VersionWatch watch = new VersionWatch(courses instanceof PublishedCourses published ? published : null);
        if (watch.courses != null && severalNodes) {
            watch.eye.scheduleWithFixedDelay(watch::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        }
        return watch;
    }

    private void look() {
        try {
            courses.look();
        } catch (RuntimeException failed) {   // an exception here would end the watch for ever
            LOG.warn("could not look for new versions of courses", failed);
        }
    }

    @Override
    public void close() {
        eye.shutdownNow();
    }
}
