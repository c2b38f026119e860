package qadam.shared;

import java.time.Instant;

/** What a package lets go of when it has grown old. */
public interface Forgetting {
    /** How much goes in one transaction: learners' answers wait behind it. */
    int PIECE = 500;

    /** @return how many rows or files it let go of */
    int forget(Database database, Instant before);

    /** Repeats a short piece of work until it finds nothing more to do; gives back how much it was. */
    static int inPieces(Database database, Work<Integer> piece) {
        int all = 0;
        int gone;
        do {
            gone = database.write(piece);
            all += gone;
        } while (gone > 0);
        return all;
    }
}
