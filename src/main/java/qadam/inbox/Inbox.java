package qadam.inbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.credential.CredentialIssued;
import qadam.credential.CredentialListener;
import qadam.credential.CredentialRevoked;
import qadam.exam.ExamListener;
import qadam.exam.ExamPassed;
import qadam.exam.ExamResult;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.Leaving;
import qadam.identity.MeSection;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The face: listens for what concerns a person, keeps it for them, and shows it. */
public final class Inbox {
    private final NoticeStore store = new NoticeStore();
    private final Database database;
    private final Courses courses;
    private final Texts texts;
    private final InstantSource clock;

    public Inbox(Database database, Courses courses, Texts texts, InstantSource clock) {
        this.database = database;
        this.courses = courses;
        this.texts = texts;
        this.clock = clock;
    }

    /** Tells how an exam went, and when a result has risen. */
    public ExamListener results() {
        return new ExamListener() {
            @Override
            public void passed(Handle handle, ExamPassed passed) {
                // resulted() has told it
            }

            @Override
            public void resulted(Handle handle, ExamResult result) {
                NoticeKind kind = result.raised() ? NoticeKind.RAISED : result.passed() ? NoticeKind.PASSED : NoticeKind.NOT_YET;
                store.add(handle, result.person(), kind, result.course(), "/attempts/" + Ids.hex(result.attempt()) + "/result", clock.instant());
            }
        };
    }

    /** Tells of credentials given and revoked. */
    public CredentialListener credentials() {
        return new CredentialListener() {
            @Override
            public void issued(Handle handle, CredentialIssued issued) {
                store.add(handle, issued.person(), NoticeKind.CREDENTIAL_ISSUED, issued.course(), address(issued.credential()), issued.at());
            }

            @Override
            public void revoked(Handle handle, CredentialRevoked revoked) {
                store.add(handle, revoked.person(), NoticeKind.CREDENTIAL_REVOKED, revoked.course(), address(revoked.credential()), revoked.at());
            }
        };
    }

    private static String address(UUID credential) {
        return "/credentials/" + Ids.hex(credential);
    }

    public Routes routes(Site site, Askers askers) {
        return new InboxPages(site, askers, this);
    }

    /** On a person's own page, from the first notice on. */
    public MeSection meSection() {
        return (handle, person, language) -> store.of(handle, person).isEmpty() ? Optional.empty() : Optional.of(card(handle, person, language));
    }

    private Card card(Handle handle, UUID person, Language language) {
        return new Card(texts.text(language, "inbox.title"), texts.text(language, "inbox.unread", Map.of("count", store.unread(handle, person))),
            List.of(new Card.Link(texts.text(language, "inbox.open"), "/" + language.tag() + "/inbox")));
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "notices";
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return store.of(handle, person).stream().map(Inbox::exported).toList();
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                store.erase(handle, leaving.person());
            }
        };
    }

    private static Map<String, Object> exported(Notice notice) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", notice.kind().name().toLowerCase(java.util.Locale.ROOT));
        row.put("course", notice.subject());
        row.put("address", notice.address());
        row.put("given_at", notice.givenAt().toString());
        row.put("read_at", notice.readAt().map(Instant::toString).orElse(""));
        return row;
    }

    List<Notice> of(UUID person) {
        return database.read(handle -> store.of(handle, person));
    }

    /** Reads one. @throws Refusal as not found, be it somebody else's or nobody's */
    Notice read(UUID person, long number) {
        Notice notice = database.read(handle -> store.find(handle, person, number)).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        if (notice.isNew()) {
            mark(handle -> store.read(handle, person, number, clock.instant()));
        }
        return notice;
    }

    void readUpTo(UUID person, long number) {
        mark(handle -> store.readUpTo(handle, person, number, clock.instant()));
    }

    private void mark(Consumer<Handle> work) {
        database.write(handle -> {
            work.accept(handle);
            return null;
        });
    }

    /** What a notice says, in the reader's language. */
    String words(Notice notice, Language language) {
        String course = courses.find(notice.subject()).map(found -> found.title().in(language)).orElse(notice.subject());
        return texts.text(language, notice.kind().key(), Map.of("course", course));
    }
}
