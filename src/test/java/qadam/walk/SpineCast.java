package qadam.walk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Office;
import qadam.world.SealedBank;
import qadam.world.Server;

/** The people whose pages are looked at, and how they come to have them. */
final class SpineCast {
    static final String PASSWORD = "ақ бұлақ 2026 таң";
    private final Server server;
    private final Map<String, Journey> journeys = new LinkedHashMap<>();
    private final Map<String, String> attempts = new LinkedHashMap<>();
    private final Map<String, String> sessions = new LinkedHashMap<>();
    private Office office;
    private String author;
    private String invitation;
    private String credential;
    private String resetLink;

    SpineCast(Server server) {
        this.server = server;
    }

    /** Айгүл whom the office has confirmed and Болат whom it has not are both at their exam; an author is invited and has come. */
    void gather() {
        server.command("import", "items", SealedBank.write(Databases.folder()).toString());
        office = Office.open(server, PASSWORD);
        sessions.put("office", office.page().context().storageState());
        author = join(invite());
        invitation = invite();
        signUp("aigul");
        signUp("bolat");
        office.confirm("aigul");
        resetLink = path(office.letIn("bolat"));
        journeys.forEach((user, journey) -> {
            journey.startExam();
            sessions.put(user, journey.page().context().storageState());
            attempts.put(user, path(journey.page()).replaceAll("(/attempts/[0-9a-f]+).*", "$1"));
        });
    }

    private void signUp(String user) {
        Journey journey = new Journey(server, Browsers.desktop("kk").newPage(), new Hands.Pointer(), "kk", true, page -> { });
        journey.signUp(user, PASSWORD);
        journeys.put(user, journey);
    }

    private String invite() {
        Page page = office.page();
        page.navigate(server.origin() + "/ru/office/staff");
        if (page.locator("button[value=put-away]").count() > 0) {
            page.locator("button[value=put-away]").click();
        }
        page.locator("form:has(input[value=invite]) button").click();
        return path(page.locator(".notice code").innerText());
    }

    /** Comes by the link, and leaves the recovery codes where they are: only so are they still on their page. */
    private String join(String link) {
        BrowserContext context = Browsers.desktop("kk");
        Page page = context.newPage();
        page.navigate(server.origin() + "/kk" + link);
        page.fill("input[name=name]", "Автор");
        page.fill("input[name=user]", "author");
        page.fill("input[name=password]", PASSWORD);
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.waitForURL("**/me/recovery-codes**");
        return context.storageState();
    }

    /** One passes, the other hands in an empty paper. */
    void finishExams() {
        journeys.get("aigul").answerAll();
        journeys.get("aigul").handIn();
        journeys.get("bolat").open(attempts.get("bolat") + "/hand-in");
        journeys.get("bolat").handIn();
    }

    void claim() {
        credential = path(journeys.get("aigul").claim());
    }

    void revoke() {
        Page page = office.page();
        page.navigate(server.origin() + "/ru/office" + credential);
        page.check("input[name=reason] >> nth=0");
        page.fill("textarea[name=words]", "Выдано по ошибке, проверка");
        page.locator("button.danger").click();
        page.locator(".notice.bad").waitFor();
    }

    /** Somebody's browser storage, for another browser that is to be theirs too. */
    String signedIn(String user) {
        return sessions.get(user);
    }

    String officer() {
        return sessions.get("office");
    }

    String author() {
        return author;
    }

    String attempt(String user) {
        return attempts.get(user);
    }

    /** Lets Болат in again; nobody uses it up. */
    String resetLink() {
        return resetLink;
    }

    String invitation() {
        return invitation;
    }

    /** Without the language, as {@code /credentials/…}. */
    String credential() {
        return credential;
    }

    /** An address without its language. */
    static String path(String address) {
        return address.replaceFirst("https?://[^/]+/(kk|ru|en)", "").replaceFirst("\\?.*", "");
    }

    static String path(Page page) {
        return path(page.url());
    }
}
