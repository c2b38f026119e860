package qadam.walk;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A demonstration: every page bears its mark, and the offices' pages and the count are full. */
final class DemonstrationsTour {
    private static final Pattern CREDENTIAL = Pattern.compile("/credentials/[0-9a-f]{32}");

    private final Tour tour;
    private final Tour real;

    /** @param real where a credential of the demonstration is a stranger's */
    DemonstrationsTour(Tour tour, Tour real) {
        this.tour = tour;
        this.real = real;
    }

    void walk() {
        stranger();
        accounts();
        credential();
    }

    private void stranger() {
        Page page = tour.open();
        tour.see(page, "", "/sign-in", "/count", "/courses/ai-for-everyone/ai-around-you", "/exams/ai-for-everyone", "/verify");
        tour.see(page, 404, "/no-such-page");
        page.context().close();
    }

    /** Each account in one language: the same pages are seen in every language where nothing is invented. */
    private void accounts() {
        if (tour.turn(0)) {
            see("demo-learner", "/me", "/steps", "/exams/ai-for-everyone");
        }
        if (tour.turn(1)) {
            see("demo-candidate", "/me", "/exams/ai-for-everyone");
            see("demo-author", "/office", "/authors/mistakes", "/authors/mistakes?state=answered");
        }
        if (tour.turn(2)) {
            see("demo-office", "/office", "/office/people", "/office/audit", "/office/credentials", "/office/programme", "/office/exams", "/office/staff");
        }
    }

    private void see(String account, String... paths) {
        Page page = tour.signIn(account);
        tour.see(page, paths);
        page.context().close();
    }

    /** Of its own, a demonstration shows each graduate's; elsewhere it is an unknown issuer's. */
    private void credential() {
        Page page = tour.signIn("demo-graduate");
        tour.see(page, "/me?graduate", "/credentials");
        String credential = CREDENTIAL.matcher(page.content()).results().map(MatchResult::group).findFirst().orElseThrow();
        tour.see(page, credential, credential.replace("/credentials/", "/verify/"));
        String document = page.request().get(tour.server.origin() + credential + "/credential.json").text();
        page.context().close();
        Page stranger = real.open();
        real.seeSent(stranger, 200, "/verify", "/verify", Map.of("credential", document));
        stranger.context().close();
    }
}
