package qadam.walk;

import com.microsoft.playwright.Page;
import java.util.Map;

/** The programme office's and the authors' pages. */
final class OfficesTour {
    private static final String PEOPLE = "/office/people";

    private final Tour tour;
    private final SpineCast cast;

    OfficesTour(Tour tour, SpineCast cast) {
        this.tour = tour;
        this.cast = cast;
    }

    void office() {
        Page page = tour.open(cast.officer());
        tour.see(page, "/office", PEOPLE, "/office/staff", "/office/audit", "/office/credentials", "/office/credentials?number=none", "/me?staff");
        tour.seeSent(page, 404, PEOPLE, PEOPLE, Map.of("user", "nobody-here"));
        for (String user : new String[] {"aigul", "bolat", "office"}) {
            tour.send(page, PEOPLE, PEOPLE, Map.of("user", user));
            tour.see(page, SpineCast.path(page));
        }
        tour.send(page, PEOPLE, PEOPLE, Map.of("user", "bolat"));
        String person = SpineCast.path(page);
        tour.seeSent(page, 422, person, person, Map.of("act", "confirm", "reason", ""));
        letIn(page, person);
    }

    /** The link for Болат, which nobody opens to the end: he stays signed in. */
    private void letIn(Page page, String bolat) {
        tour.see(page, bolat + "/reset");
        tour.seeSent(page, 422, bolat + "/reset", bolat + "/reset", Map.of("act", "make", "reason", ""));
        Page anybody = tour.open();
        tour.see(anybody, cast.resetLink());
        tour.seeSent(anybody, 422, cast.resetLink(), cast.resetLink(), Map.of("password", "1"));
        tour.see(anybody, 410, "/reset/spent");
        anybody.context().close();
        for (String user : new String[] {"aigul", "office"}) {
            tour.send(page, PEOPLE, PEOPLE, Map.of("user", user));
            tour.see(page, SpineCast.path(page) + "/reset");
        }
    }

    void authors() {
        Page page = tour.open(cast.author());
        tour.see(page, "/me/recovery-codes?fresh", "/authors/mistakes", "/office?author");
    }

    void credential() {
        Page page = tour.open(cast.officer());
        tour.see(page, "/office" + cast.credential());
        tour.seeSent(page, 422, "/office" + cast.credential(), "/office" + cast.credential(), Map.of("words", ""));
    }

    void revoked() {
        Page page = tour.open(cast.officer());
        tour.see(page, "/office" + cast.credential() + "?revoked", "/office/audit?later");
        tour.seeSent(page, 409, "/me", "/office" + cast.credential(), Map.of("reason", "mistake", "words", "ещё раз, проверка"));
    }
}
