package qadam.walk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** What somebody sees who has an account: their own page, the exam from its rules to its result, their credential. */
final class LearnersTour {
    private static final String EXAM = "/exams/ai-for-everyone";
    private static final String FIRST_OF_EACH_TYPE = """
        () => {
          const found = {};
          const all = [...document.querySelectorAll('[data-question-template]')].map(one => one.content);
          [document.querySelector('[data-desk]'), ...all].forEach(place => {
            const type = place.querySelector('[data-question]').dataset.type;
            found[type] = found[type] || place.querySelector('[data-question-sheet]').dataset.questionSheet;
          });
          return Object.values(found);
        }""";

    private final Tour tour;
    private final SpineCast cast;

    LearnersTour(Tour tour, SpineCast cast) {
        this.tour = tour;
        this.cast = cast;
    }

    void ownPages() {
        Page page = tour.open(cast.signedIn("bolat"));
        tour.see(page, "/me", "/me/password", "/me/passkeys", "/me/recovery-codes", "/me/delete", "/me/joinings", "/me/questions", "/me/seen-by", "/answer-file", "/steps?signed-in", "/credentials", "/inbox?empty", "/me/terms", "/tutor/notice?signed-in", "/build?signed-in", "/mistakes?signed-in", cast.answer(), EXAM + "?open",
            cast.invitation());
        tour.see(page, 403, "/office");
        tour.see(page, 404, "/attempts/" + "0".repeat(32));
        tour.see(page, 404, "/claim/" + "0".repeat(32));
        tour.seeSent(page, 422, "/me", "/me", Map.of("name", ""));
        tour.seeSent(page, 422, "/answer-file", "/answer-file", Map.of());
        tour.seeSent(page, 422, "/me/password", "/me/password", Map.of("password", "1"));
        tour.seeSent(page, 422, "/me/delete", "/me/delete", Map.of("name", "Не я"));
    }

    void letters() {
        Page confirmed = tour.open(cast.signedIn("bolat"));
        tour.see(confirmed, "/me/letters?confirmed", cast.letterLink("bolat", "confirm"), cast.letterLink("bolat", "stop"), "/privacy?letters");
        tour.seeSent(confirmed, 422, "/me/letters", "/me/letters", Map.of("act", "type", "email", "bolat at mail"));
        tour.see(confirmed, 410, "/letters/nothing/stop");
        Page asked = tour.open(cast.signedIn("aigul"));
        tour.see(asked, "/me/letters?asked", "/me?letters");
        Page stranger = tour.open();
        tour.see(stranger, cast.letterLink("aigul", "confirm") + "?stranger");
        stranger.context().close();
        tour.see(tour.open(cast.officer()), "/me/letters?none");
    }

    /** The first question of each type that the two forms have drawn, with and without script. */
    void attempt() {
        for (String user : List.of("aigul", "bolat")) {
            Page page = tour.open(cast.signedIn(user));
            tour.go(page, cast.attempt(user));
            questions(page, cast.attempt(user));
            tour.see(page, cast.attempt(user) + "/hand-in");
        }
        Page plain = tour.openWithoutScript(cast.signedIn("bolat"));
        tour.see(plain, cast.attempt("bolat") + "?saved=1", cast.attempt("bolat") + "/hand-in?plain");
        plain.context().close();
        elsewhere();
    }

    @SuppressWarnings("unchecked")
    private void questions(Page page, String attempt) {
        ((List<String>) page.evaluate(FIRST_OF_EACH_TYPE)).forEach(number -> tour.see(page, attempt + "?q=" + number));
    }

    private void elsewhere() {
        Page page = tour.open();
        tour.send(page, "/sign-in", "/sign-in", Map.of("user", "bolat", "password", SpineCast.PASSWORD));
        tour.see(page, cast.attempt("bolat"));
        page.context().close();
    }

    void result() {
        Page passed = tour.open(cast.signedIn("aigul"));
        String claim = cast.attempt("aigul").replace("/attempts/", "/claim/");
        tour.see(passed, cast.attempt("aigul") + "/result", EXAM + "?passed", claim, "/credentials?unclaimed", "/me?passed", "/inbox?passed");
        tour.seeSent(passed, 422, claim, claim, Map.of("name", "1", "region", "", "national_id", "1"));
        Page failed = tour.open(cast.signedIn("bolat"));
        tour.see(failed, cast.attempt("bolat") + "/result", cast.attempt("bolat") + "/result?too_late", EXAM + "?failed", "/me?failed", "/inbox?failed");
        tour.seeSent(failed, 409, EXAM, EXAM + "/attempts", Map.of());
        String check = cast.attempt("bolat").replace("/attempts/", "/claim/") + "/check";
        tour.see(failed, check);
        tour.seeSent(failed, 422, check, check, Map.of("rule", "exam-too-fast", "words", "жоқ"));
    }

    /** Seen by its holder and by a stranger. */
    void credential() {
        Page holder = tour.open(cast.signedIn("aigul"));
        tour.see(holder, cast.credential(), "/credentials?claimed", "/me?claimed");
        Page stranger = tour.open();
        tour.see(stranger, cast.credential() + "?stranger", verify());
        String document = stranger.request().get(tour.server.origin() + cast.credential() + "/credential.json").text();
        tour.seeSent(stranger, 200, "/verify", "/verify", Map.of("credential", document));
        tour.seeSent(stranger, 200, "/verify", "/verify", Map.of("credential", document.replace("Айгүл", "Болат")));
        tour.seeSent(stranger, 200, "/verify", "/verify", Map.of("credential", document.replace("did:web:", "did:web:else.")));
        files(stranger);
        tour.seePrinted(stranger, verify());
        stranger.context().close();
    }

    /** The same when it is in the public log. */
    void published() {
        Page stranger = tour.open();
        tour.see(stranger, cast.credential() + "?published", verify() + "?published");
        stranger.context().close();
    }

    /** What people hand in as a file: the certificate, a PDF that is none, more than a credential can be. */
    private void files(Page stranger) {
        byte[] certificate = stranger.request().get(tour.server.origin() + cast.credential() + "/certificate.pdf").body();
        tour.seeUploaded(stranger, 200, "/verify", new FilePayload("certificate.pdf", "application/pdf", certificate));
        tour.seeUploaded(stranger, 200, "/verify", new FilePayload("other.pdf", "application/pdf", emptyPdf()));
        tour.seeUploaded(stranger, 200, "/verify", new FilePayload("picture.json", "application/json", new byte[] {0, 1, 2, -1, 60, 27}));
        tour.seeUploaded(stranger, 413, "/verify", new FilePayload("large.json", "application/json", new byte[(1 << 20) + 1]));
    }

    private static byte[] emptyPdf() {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void revoked() {
        Page holder = tour.open(cast.signedIn("aigul"));
        tour.see(holder, cast.credential() + "?revoked", "/credentials?revoked", verify() + "?revoked");
    }

    private String verify() {
        return cast.credential().replace("/credentials/", "/verify/");
    }
}
