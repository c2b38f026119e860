package qadam.roster;

import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/** A list to be read, part by part and as often as needed: it is never held as a whole. */
interface RosterFile extends AutoCloseable {
    /** Who is given the rows. */
    interface Taker {
        void take(Row row);

        void refuse(Refused refused);
    }

    /** Which parts it tells of. What it does not tell of stays as it is. */
    Set<Part> parts();

    /** @param progress is told how many more bytes were read */
    void read(Part part, Taker taker, LongConsumer progress);

    /** How many bytes will be read, to show how far it is. */
    long bytes();

    /** Whether schools of its own may be made by it, and whoever is missing in any of them has left; else only those it names are spoken of. */
    boolean isWhole();

    /** What is to be said of the file itself: its letters, what was not read; complete once all was read. */
    Notes notes();

    @Override
    void close();

    /** @param encodings of files that are not in UTF-8, as {@code file: name} @param unread files that were not looked into */
    record Notes(List<String> encodings, List<String> unread) {
    }
}
