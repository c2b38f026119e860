package qadam.identity;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.shared.Refusal;

/**
 * Gives what a package holds on an account to the person whose it turned out to be, in the transaction in which the two are joined. What can be
 * somebody's only once stays with the joined account, where it is found by the download of their data, goes when they have it erased, and is
 * as it was when the joining is taken back.
 */
public interface JoinListener {
    /** The tables of which it has decided what becomes of the rows, those that stay too; a test asks it of every table about people. */
    Set<String> tables();

    /** @throws Refusal when the two cannot be joined now */
    default void check(Handle handle, UUID from, UUID into) {
    }

    void joined(PersonJoined joined);

    /** Before all that was changed is put back. @throws Refusal when something must be done first */
    default void parting(Handle handle, PersonParting parting) {
    }

    /** After it: for what is counted from rows. */
    default void parted(Handle handle, PersonParting parting) {
    }

    /** @param deed what becomes of the rows that do not stay @param tables of which it decides, those that stay too */
    static JoinListener of(Consumer<PersonJoined> deed, String... tables) {
        Set<String> decided = Set.of(tables);
        return new JoinListener() {
            @Override
            public Set<String> tables() {
                return decided;
            }

            @Override
            public void joined(PersonJoined joined) {
                deed.accept(joined);
            }
        };
    }

    /**
     * Where all rows of a table follow their person and no two can be in each other's way.
     *
     * @param keys of each table the columns of its primary key, apart by commas
     */
    static JoinListener moving(Map<String, String> keys) {
        return of(joined -> keys.forEach(joined::move), keys.keySet().toArray(String[]::new));
    }

    /** Where the rows stay with the joined account: whoever comes in by one of them comes in as the person whose it is now. */
    static JoinListener staying(String... tables) {
        return of(joined -> { }, tables);
    }
}
