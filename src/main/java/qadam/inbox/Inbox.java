package qadam.inbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.credential.CredentialListener;
import qadam.exam.ExamListener;
import qadam.identity.AccessListener;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.InactivityListener;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.identity.MeSection;
import qadam.integrity.IntegrityListener;
import qadam.joining.JoiningListener;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.terms.ConsentListener;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The face: listens for what concerns a person, keeps it for them, and shows it. */
public final class Inbox {
    private final NoticeStore store = new NoticeStore();
    private final Herald herald;
    private final Database database;
    private final Courses courses;
    private final Texts texts;
    private final InstantSource clock;

    public Inbox(Database database, Courses courses, Texts texts, InstantSource clock) {
        this(database, courses, texts, clock, (handle, person) -> { });
    }

    /** @param listener hears of every new notice */
    public Inbox(Database database, Courses courses, Texts texts, InstantSource clock, NoticeListener listener) {
        this.herald = new Herald(listener, clock);
        this.database = database;
        this.courses = courses;
        this.texts = texts;
        this.clock = clock;
    }

    /** Tells how an exam went, and when a result has risen. */
    public ExamListener results() {
        return herald.results();
    }

    /** Tells of credentials given and revoked. */
    public CredentialListener credentials() {
        return herald.credentials();
    }

    /** Tells what was judged and decided about a claim. */
    public IntegrityListener claims() {
        return herald.claims();
    }

    /** Tells of every change of how a person comes in. */
    public AccessListener access() {
        return new AccessNotices(herald);
    }

    /** Tells that another account may be theirs, and what became of it. */
    public JoiningListener joinings() {
        return herald.joinings();
    }

    /** Tells that a consent is asked for, and takes it as read once it was given. */
    public ConsentListener consents() {
        return herald.consents();
    }

    /** Tells whoever left an account alone for years that it was about to go. */
    public InactivityListener unusedAccounts() {
        return (handle, person) -> herald.tell(handle, person, NoticeKind.ACCOUNT_UNUSED, "", "/me");
    }

    /**
     * Tells who reported a mistake that it was answered.
     *
     * @param course which course it was about; empty for anything else
     * @param address where the answer stands, without origin and language
     */
    public void mistakeAnswered(Handle handle, UUID person, String course, String address) {
        herald.tell(handle, person, NoticeKind.MISTAKE_ANSWERED, course, address);
    }

    /** Tells who waited for a place in a group that they are in it. */
    public void placeFree(Handle handle, UUID person) {
        herald.tell(handle, person, NoticeKind.PLACE_FREE, "", "/me/assignments");
    }

    /** Tells a named person that a pupil may be in danger; not who, and not what was said. @param address where it is read, without origin and language */
    public void pupilAlert(Handle handle, UUID person, String address) {
        herald.tell(handle, person, NoticeKind.PUPIL_ALERT, "", address);
    }

    /** Tells that such an alert has been opened by nobody. */
    public void pupilAlertUnseen(Handle handle, UUID person, String address) {
        herald.tell(handle, person, NoticeKind.PUPIL_ALERT_UNSEEN, "", address);
    }

    /** Tells a head that pupils' questions go to no model any more, because somebody named is gone. */
    public void minorsModeClosed(Handle handle, UUID person, String address) {
        herald.tell(handle, person, NoticeKind.MINORS_MODE_CLOSED, "", address);
    }

    /** How much is new for a person, as every page's frame shows it. */
    public int unread(UUID person) {
        return database.read(handle -> store.unread(handle, person));
    }

    /** Whether there is anything that the person has not read yet. */
    public boolean hasUnread(Handle handle, UUID person) {
        return store.unread(handle, person) > 0;
    }

    /** Lets go of notices that were given long ago. */
    public Forgetting notices() {
        return (rows, before) -> Forgetting.inPieces(rows, handle -> store.forget(handle, before, Forgetting.PIECE));
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

    /** What becomes of it when an account turns out to be another person's. */
    public JoinListener joining() {
        return JoinListener.of(joined -> store.join(joined), "notices");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "notices";
            }

            @Override
            public Set<String> tables() {
                return Set.of("notices");
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
        row.put("subject", notice.subject());
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
        if (notice.kind() == NoticeKind.MISTAKE_ANSWERED && notice.subject().isEmpty()) {
            return texts.text(language, "inbox.mistake_elsewhere");
        }
        String course = courses.find(notice.subject()).map(found -> found.title().in(language)).orElse(notice.subject());
        return texts.text(language, notice.kind().key(notice.subject()), Map.of("course", course));
    }
}
