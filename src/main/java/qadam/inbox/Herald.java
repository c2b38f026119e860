package qadam.inbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.credential.CredentialIssued;
import qadam.credential.CredentialListener;
import qadam.credential.CredentialReinstated;
import qadam.credential.CredentialRevoked;
import qadam.exam.ExamChanged;
import qadam.exam.ExamListener;
import qadam.exam.ExamPassed;
import qadam.exam.ExamResult;
import qadam.integrity.IntegrityListener;
import qadam.integrity.State;
import qadam.joining.JoiningListener;
import qadam.shared.Ids;
import qadam.terms.ConsentListener;

/** Listens for what concerns a person and writes it down for them, in the transaction of what it tells of. */
final class Herald {
    private static final String JOININGS = "/me/joinings";

    private final NoticeStore store = new NoticeStore();
    private final NoticeListener listener;
    private final InstantSource clock;

    Herald(NoticeListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    void tell(Handle handle, UUID person, NoticeKind kind, String subject, String address, Instant at) {
        store.add(handle, person, kind, subject, address, at);
        listener.noticed(handle, person);
    }

    void tell(Handle handle, UUID person, NoticeKind kind, String subject, String address) {
        tell(handle, person, kind, subject, address, clock.instant());
    }

    ExamListener results() {
        return new ExamListener() {
            @Override
            public void passed(Handle handle, ExamPassed passed) {
                // resulted() has told it
            }

            @Override
            public void changed(Handle handle, ExamChanged changed) {
                NoticeKind kind = switch (changed.change()) {
                    case EXTRA_TIME -> NoticeKind.EXAM_EXTRA_TIME;
                    case REOPENED -> NoticeKind.EXAM_REOPENED;
                    case LATE_ACCEPTED -> NoticeKind.LATE_ACCEPTED;
                    case LATE_DECLINED -> NoticeKind.LATE_DECLINED;
                };
                tell(handle, changed.person(), kind, changed.course(), "/attempts/" + Ids.hex(changed.attempt())
                    + (kind == NoticeKind.EXAM_EXTRA_TIME || kind == NoticeKind.EXAM_REOPENED ? "" : "/result"));
            }

            @Override
            public void resulted(Handle handle, ExamResult result) {
                NoticeKind kind = result.raised() ? NoticeKind.RAISED : result.passed() ? NoticeKind.PASSED : NoticeKind.NOT_YET;
                tell(handle, result.person(), kind, result.course(), "/attempts/" + Ids.hex(result.attempt()) + "/result");
            }
        };
    }

    CredentialListener credentials() {
        return new CredentialListener() {
            @Override
            public void issued(Handle handle, CredentialIssued issued) {
                tell(handle, issued.person(), NoticeKind.CREDENTIAL_ISSUED, issued.course(), address(issued.credential()), issued.at());
            }

            @Override
            public void revoked(Handle handle, CredentialRevoked revoked) {
                tell(handle, revoked.person(), NoticeKind.CREDENTIAL_REVOKED, revoked.course(), address(revoked.credential()), revoked.at());
            }

            @Override
            public void reinstated(Handle handle, CredentialReinstated reinstated) {
                tell(handle, reinstated.person(), NoticeKind.CREDENTIAL_REINSTATED, reinstated.course(), address(reinstated.credential()), reinstated.at());
            }
        };
    }

    /** The person's own appeal is no news to them. */
    IntegrityListener claims() {
        return (handle, judged) -> kind(judged.state()).ifPresent(kind ->
            tell(handle, judged.person(), kind, judged.course(), "/claim/" + Ids.hex(judged.attempt()) + "/check", judged.at()));
    }

    private static Optional<NoticeKind> kind(State state) {
        return switch (state) {
            case REFUSED -> Optional.of(NoticeKind.CLAIM_REFUSED);
            case CHECKED -> Optional.of(NoticeKind.CLAIM_CHECKED);
            case RELEASED -> Optional.of(NoticeKind.CLAIM_RELEASED);
            case UPHELD -> Optional.of(NoticeKind.CLAIM_UPHELD);
            case APPEALED -> Optional.empty();
        };
    }

    private static String address(UUID credential) {
        return "/credentials/" + Ids.hex(credential);
    }

    JoiningListener joinings() {
        return new JoiningListener() {
            @Override
            public void proposed(Handle handle, UUID person) {
                tell(handle, person, NoticeKind.JOINING_PROPOSED, "", JOININGS);
            }

            @Override
            public void joined(Handle handle, UUID person) {
                store.done(handle, person, NoticeKind.JOINING_PROPOSED, "", clock.instant());
                tell(handle, person, NoticeKind.ACCOUNTS_JOINED, "", JOININGS);
            }

            @Override
            public void parted(Handle handle, UUID person) {
                tell(handle, person, NoticeKind.ACCOUNTS_PARTED, "", JOININGS);
            }
        };
    }

    /** Asked again for the same thing, a person is told once; what was given is no news any more. */
    ConsentListener consents() {
        return new ConsentListener() {
            @Override
            public void asked(Handle handle, UUID person, String what, String address) {
                if (!store.has(handle, person, NoticeKind.CONSENT_ASKED, what)) {
                    tell(handle, person, NoticeKind.CONSENT_ASKED, what, address);
                }
            }

            @Override
            public void given(Handle handle, UUID person, String what) {
                store.done(handle, person, NoticeKind.CONSENT_ASKED, what, clock.instant());
            }
        };
    }
}
