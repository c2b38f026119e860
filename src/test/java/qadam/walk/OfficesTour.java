package qadam.walk;

import com.microsoft.playwright.Page;
import java.util.Map;

/** The programme office's and the authors' pages. */
final class OfficesTour {
    private static final String PEOPLE = "/office/people";
    private static final String COURSE = "/authors/courses/ai-for-everyone";
    private static final String DESK = COURSE + "/law-and-your-rights";

    private static final String PROGRAMME = "/office/programme";

    private final Tour tour;
    private final SpineCast cast;

    OfficesTour(Tour tour, SpineCast cast) {
        this.tour = tour;
        this.cast = cast;
    }

    void office() {
        Page page = tour.open(cast.officer());
        tour.see(page, "/office", PEOPLE, "/office/staff", "/office/help-lines", "/office/tutor", "/office/audit", "/office/programme", "/office/exams", "/office/exams/ai-for-everyone", "/office/late", "/office/credentials", "/office/credentials?number=none", "/office/in-my-name", "/office/joinings", "/office/models", "/office/register", "/office/learning-records", "/me?staff");
        tour.seeSent(page, 422, "/office/models", "/office/models", Map.of("act", "off", "reach", "installation", "name", "", "reason", ""));
        tour.seeSent(page, 404, PEOPLE, PEOPLE, Map.of("user", "nobody-here"));
        tour.seeSent(page, 422, PROGRAMME, PROGRAMME, Map.of("edition", "1", "target", "0", "first_day", "2026-01-01", "last_day", "2026-12-31",
            "track", "everyone", "mode", "online", "reason", "проверка"));
        for (String user : new String[] {"aigul", "bolat", "office"}) {
            tour.send(page, PEOPLE, PEOPLE, Map.of("user", user));
            tour.see(page, SpineCast.path(page));
        }
        tour.send(page, PEOPLE, PEOPLE, Map.of("user", "bolat"));
        String person = SpineCast.path(page);
        tour.seeSent(page, 422, person, person, Map.of("act", "confirm", "reason", ""));
        tour.seeSent(page, 422, person, person, Map.of("act", "confirm", "reason", "проверка", "national_id", "123456789012"));
        tour.see(page, person + "/extra-time");
        tour.seeSent(page, 422, person + "/extra-time", person + "/extra-time", Map.of("percent", "900", "minutes", "0", "reason", "проверка"));
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
        tour.see(page, "/me/recovery-codes?fresh", "/authors/mistakes", "/authors/mistakes?state=answered", "/office?author", "/authors");
        tour.see(page, COURSE, "/authors/banks/ai-for-everyone/language-models", "/authors/glossary", "/authors/titles/ai-for-everyone", "/authors/pictures/ai-for-everyone",
            "/authors/items/ai-for-everyone/m-late-train", "/authors/publish/ai-for-everyone?empty");
        suggest(page);
    }

    /** Types into a lesson in the tour's own language, looks at what becomes of it, suggests it and looks at the suggestion. */
    private void suggest(Page page) {
        tour.see(page, DESK);
        page.locator("#in-" + tour.language + " input[name=why]").fill("Тексеріс · проверка · a check");
        page.fill("textarea[name='" + tour.language + "/law-and-your-rights.md#title']", "ЖИ · ИИ · AI");
        page.locator("#in-" + tour.language + " button[value=preview]").click();
        page.locator("#preview > .card").waitFor();
        tour.seeNow(page, DESK, "previewed");
        page.locator("#in-" + tour.language + " button[value=suggest]").click();
        page.waitForURL("**done=suggested");
        tour.seeNow(page, DESK, "suggested");
        tour.see(page, "/authors/suggestions", page.locator("#in-" + tour.language + " ul a").first().getAttribute("href").substring(3));
    }

    void credential() {
        Page page = tour.open(cast.officer());
        tour.see(page, "/office" + cast.credential());
        String flag = cast.attempt("bolat").replace("/attempts/", "/office/integrity/") + "/same-answers-one-device";
        tour.see(page, "/office/integrity", flag);
        String sitting = "/office" + cast.attempt("bolat");
        tour.see(page, sitting);
        tour.seeSent(page, 422, sitting, sitting, Map.of("act", "reopen", "minutes", "20", "reason", ""));
        tour.seeSent(page, 422, flag, flag, Map.of("act", "release", "reason", ""));
        tour.seeSent(page, 422, "/office/integrity", "/office/integrity", Map.of("contact", "x".repeat(201)));
        tour.seeSent(page, 200, "/office/in-my-name", "/office/in-my-name", Map.of("national_id", cast.nationalId(), "note", "удостоверение, проверка"));
        tour.seeSent(page, 422, "/office/in-my-name", "/office/in-my-name", Map.of("national_id", "123456789012", "note", ""));
        tour.seeSent(page, 422, "/office" + cast.credential(), "/office" + cast.credential(), Map.of("words", ""));
    }

    void revoked() {
        Page page = tour.open(cast.officer());
        tour.see(page, "/office" + cast.credential() + "?revoked", "/office/audit?later");
        tour.seeSent(page, 409, "/me", "/office" + cast.credential(), Map.of("reason", "mistake", "words", "ещё раз, проверка"));
    }
}
