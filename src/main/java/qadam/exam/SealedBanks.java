package qadam.exam;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.exam.SealedItemStore.SealedItem;

/** The state of the sealed banks, for whoever looks after the server. Shows no question and makes no key. */
public final class SealedBanks {
    private static final SealedItemStore STORE = new SealedItemStore();

    private SealedBanks() {
    }

    /** Whether what is sealed can be opened. */
    public enum Lock {
        OPENS, KEY_MISSING, KEY_WRONG
    }

    public static int items(Handle handle, String exam) {
        return STORE.count(handle, exam, STORE.version(handle, exam));
    }

    /** Tries the key on one item of the bank; a bank without items needs no key. */
    public static Lock lock(Handle handle, Path data, String exam) {
        Optional<SealedItem> sealed = STORE.any(handle, exam, STORE.version(handle, exam));
        if (sealed.isEmpty()) {
            return Lock.OPENS;
        }
        if (!Files.isReadable(BankKey.file(data))) {
            return Lock.KEY_MISSING;
        }
        return opens(data, exam, sealed.get()) ? Lock.OPENS : Lock.KEY_WRONG;
    }

    private static boolean opens(Path data, String exam, SealedItem item) {
        try {
            BankKey.in(data).unseal(exam + "/" + item.hash(), item.content());
            return true;
        } catch (IllegalStateException | IllegalArgumentException notThisKey) {
            return false;
        }
    }
}
