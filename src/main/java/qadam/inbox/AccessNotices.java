package qadam.inbox;

import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import qadam.identity.AccessChange;
import qadam.identity.AccessChanged;
import qadam.identity.AccessListener;

/** Tells a person of every change of how they come in, so that nobody is taken over in silence. */
public final class AccessNotices implements AccessListener {
    /** So few codes are left that it is worth saying. */
    private static final int FEW_CODES = 2;
    private static final String PLACE = "/me";

    private final Herald herald;

    /** Where no server runs and no letter is sent: for a command. */
    public AccessNotices(InstantSource clock) {
        this(new Herald((handle, person) -> { }, clock));
    }

    AccessNotices(Herald herald) {
        this.herald = herald;
    }

    @Override
    public void changed(Handle handle, AccessChanged changed) {
        herald.tell(handle, changed.person(), kind(changed.change()), "", PLACE, changed.at());
        if (changed.change() == AccessChange.RECOVERY_CODE_USED && changed.codesLeft() <= FEW_CODES) {
            herald.tell(handle, changed.person(), NoticeKind.RECOVERY_CODES_FEW, "", PLACE + "/recovery-codes", changed.at());
        }
    }

    private static NoticeKind kind(AccessChange change) {
        return switch (change) {
            case PASSWORD_CHANGED -> NoticeKind.PASSWORD_CHANGED;
            case PASSKEY_ADDED -> NoticeKind.PASSKEY_ADDED;
            case PASSKEY_REMOVED -> NoticeKind.PASSKEY_REMOVED;
            case SIGN_ON_LINKED -> NoticeKind.SIGN_ON_LINKED;
            case SIGN_ON_UNLINKED -> NoticeKind.SIGN_ON_UNLINKED;
            case RECOVERY_CODE_USED -> NoticeKind.RECOVERY_CODE_USED;
            case RECOVERY_CODES_RENEWED -> NoticeKind.RECOVERY_CODES_RENEWED;
            case RESET_LINK_MADE -> NoticeKind.RESET_LINK_MADE;
            case RESET_LINK_ENDED -> NoticeKind.RESET_LINK_ENDED;
            case RESET_LINK_USED -> NoticeKind.RESET_LINK_USED;
        };
    }
}
