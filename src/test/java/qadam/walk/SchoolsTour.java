package qadam.walk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import qadam.world.Browsers;

/** The pages of a school and its class, in a demonstration that has them: its head's, its teacher's, a child's door, a guardian's. */
final class SchoolsTour {
    private final Tour tour;

    SchoolsTour(Tour tour) {
        this.tour = tour;
    }

    void walk() {
        head();
        teacher();
        others();
    }

    private void head() {
        Page page = tour.signIn("demo-head");
        tour.see(page, "/me?head", "/organisations");
        String school = found(page, "/organisations/[0-9]+");
        String agency = page.locator("main a[href*='/organisations/']").last().getAttribute("href").substring(3);
        tour.see(page, school, school + "/progress", school + "/assignments", school + "/papers", school + "/roster", school + "/models", school + "/safeguard");
        tour.see(page, agency, agency + "/certified", agency + "/scim", agency + "/roster?agency");
        if (tour.language.equals("kk")) {   // a newer draft ends an older one of the same reader
            byte[] template = page.request().get(tour.server.origin() + "/kk" + school + "/roster/template").body();
            tour.seeUploaded(page, 200, school + "/roster", new FilePayload("list.csv", "text/csv", template));
        }
        page.context().close();
    }

    private void teacher() {
        Page page = tour.signIn("demo-teacher");
        tour.see(page, "/organisations?teacher", "/me?teacher");
        String group = found(page, "/classes/[0-9]+", "/organisations?teacher");
        tour.see(page, group, group + "/progress", group + "/assignments", group + "/links", group + "/tutor", group + "/labs", group + "/gallery", group + "/consents");
        String pupil = ofOwn(page, group + "/consents/[0-9a-f]{32}");
        tour.see(page, pupil);
        page.locator("button[value=link]").click();
        page.waitForLoadState();
        String link = found(page, "/consent/[0-9-]+");
        tour.go(page, group + "/links");
        page.locator("form:has(input[value=make]) button[type=submit]").click();
        page.waitForLoadState();
        String enrol = found(page, "/enrol/[0-9A-Za-z.-]+");
        page.context().close();
        Page guardian = tour.open();
        tour.see(guardian, link, "/consent", enrol);
        guardian.context().close();
    }

    private void others() {
        Page child = tour.open();
        tour.see(child, "/class");
        for (int digit = 0; digit < 10; digit++) {   // of all last digits one is right
            tour.go(child, "/class/12345678" + digit);
            if (child.locator("input[name=number]").count() > 0) {
                tour.see(child, "/class/12345678" + digit);
            }
        }
        child.context().close();
        Page learner = tour.signIn("demo-learner");
        tour.see(learner, "/me/assignments", "/organisations?learner", "/gallery");
        learner.context().close();
        Page office = tour.signIn("demo-office");
        tour.see(office, "/office/progress", "/organisations/1");
        office.context().close();
    }

    /** Another for each language: a new link for a guardian ends the one before, and all are on their way at once. */
    private String ofOwn(Page page, String pattern) {
        return Pattern.compile(pattern).matcher(page.content()).results().map(MatchResult::group).distinct().sorted().toList()
            .get(Browsers.languages().toList().indexOf(tour.language));
    }

    private String found(Page page, String pattern, String from) {
        tour.go(page, from);
        return found(page, pattern);
    }

    private static String found(Page page, String pattern) {
        return Pattern.compile(pattern).matcher(page.content()).results().map(MatchResult::group).findFirst().orElseThrow(() -> new AssertionError(pattern + " at " + page.url()));
    }
}
