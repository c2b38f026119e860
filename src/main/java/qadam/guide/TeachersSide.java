package qadam.guide;

import qadam.catalog.Courses;
import qadam.catalog.Guides;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: the pages for whoever gives a lesson. */
public final class TeachersSide {
    /** Without its language. */
    public static final String PATH = "/teaching";

    private final Courses courses;
    private final Guides guides;

    public TeachersSide(Courses courses, Guides guides) {
        this.courses = courses;
        this.guides = guides;
    }

    public Routes routes(Site site) {
        return new GuidePages(site, courses, guides);
    }
}
