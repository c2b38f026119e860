package qadam.walk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Mailbox;
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
    private final Mailbox mailbox;
    private final Map<String, Mailbox.Letter> letters = new LinkedHashMap<>();
    private String answer;
    private String resetLink;

    SpineCast(Server server, Mailbox mailbox) {
        this.server = server;
        this.mailbox = mailbox;
    }

    /** Айгүл whom the office has confirmed and Болат whom it has not are both at their exam; an author is invited and has come. */
    void gather() {
        server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
        office = Office.open(server, PASSWORD);
        sessions.put("office", office.page().context().storageState());
        author = join(invite());
        invitation = invite();
        signUp("aigul");
        signUp("bolat");
        journeys.get("aigul").confirmedWith(office.confirm("aigul"));
        wishForLetters();
        reportAndAnswer();
        resetLink = path(office.letIn("bolat"));
        journeys.forEach((user, journey) -> {
            journey.startExam();
            sessions.put(user, journey.page().context().storageState());
            attempts.put(user, path(journey.page()).replaceAll("(/attempts/[0-9a-f]+).*", "$1"));
        });
    }

    /** Айгүл has not opened her letter's link yet, Болат has. */
    private void wishForLetters() {
        journeys.forEach((user, journey) -> {
            journey.askForLetters(user + "@mail.kz");
            letters.put(user, mailbox.next());
        });
        journeys.get("bolat").confirmLetters(letters.get("bolat").link("confirm"));
    }

    /** Where a link of the letter leads that somebody got, without origin and language. */
    String letterLink(String user, String purpose) {
        return path(letters.get(user).link(purpose));
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

    /** Айгүл reports a mistake and asks to be told; the office answers. Where the answer stands, only her notice knows. */
    private void reportAndAnswer() {
        Page reporter = journeys.get("aigul").page().context().newPage();
        reporter.navigate(server.origin() + "/kk/mistakes?about=ai-for-everyone/ai-around-you");
        reporter.fill("textarea[name=words]", "Бірінші сөйлемде үтір түсіп қалған.");
        reporter.check("input[name=tell]");
        reporter.locator("form:has(textarea[name=words]) button").click();
        reporter.waitForURL("**/mistakes/thanks");
        reporter.close();
        Page officer = office.page();
        officer.navigate(server.origin() + "/ru/authors/mistakes");
        officer.locator("li:has(.badge) textarea[name=answer]").fill("Рақмет, үтір орнына қойылды.");
        officer.locator("li:has(.badge) form button").click();
        officer.waitForURL("**/authors/mistakes");
        officer.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + server.data().resolve("qadam.db"));
             var row = connection.createStatement().executeQuery("select hex(answer_key) from mistake_reports where answer_key is not null and answer is not null")) {
            row.next();
            answer = "/mistakes/answers/" + row.getString(1).toLowerCase(Locale.ROOT);
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The answer to Айгүл's report, without the language. */
    String answer() {
        return answer;
    }

    /** One passes, the other hands in an empty paper. */
    void finishExams() {
        journeys.get("aigul").answerAll();
        journeys.get("aigul").handIn();
        journeys.get("bolat").open(attempts.get("bolat") + "/hand-in");
        journeys.get("bolat").handIn();
        holdBolatsClaim();
    }

    /** As if he had passed, too fast to have read, and one of many alike at one device: what leads to that is walked elsewhere. */
    private void holdBolatsClaim() {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + server.data().resolve("qadam.db")); var statement = connection.createStatement()) {
            for (String rule : new String[] {"exam-too-fast', 'REFUSED', '{\"seconds\":20,\"least_seconds\":34,\"items\":18,\"characters\":5778}",
                "same-answers-one-device', 'CHECKED', '{\"people\":7,\"compared\":19,\"same\":19,\"same_wrong\":4}"}) {
                statement.execute("""
                    insert into integrity_cases (attempt, person, programme, course, rules_version, opened_at, due_at, rule, state, figures)
                    select id, person, 'kz-2026', course, 1, handed_in_at, handed_in_at + 1209600000, '%s' from attempts
                    where lower(hex(id)) = '%s'""".formatted(rule, attempt("bolat").replace("/attempts/", "")));
            }
        } catch (SQLException unwritable) {
            throw new IllegalStateException(unwritable);
        }
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

    /** Айгүл's, as the office has seen it. */
    String nationalId() {
        return journeys.get("aigul").nationalId();
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
