package qadam.count;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import qadam.log.LogReader;
import qadam.proof.SignedNote;

/** Whom a published log makes trained, each person once: what an auditor draws a sample from. The log is checked while it is read. */
public final class TrainedPeople {
    private final Recount recount;
    private final SignedNote note;

    private TrainedPeople(Recount recount, SignedNote note) {
        this.recount = recount;
        this.note = note;
    }

    /**
     * @param size only so many of the log's first leaves are counted, as they were when it had no more
     * @param progress is told how many leaves have been read
     * @throws qadam.log.LogFault when the log is wrong
     */
    public static TrainedPeople read(LogReader log, long size, LongConsumer progress) {
        Recount recount = new Recount(log::closedAt);
        LogReader.Read read = log.read((index, leaf) -> {
            if (index < size) {
                recount.add(index, new String(leaf, StandardCharsets.UTF_8));
            }
        }, progress);
        return new TrainedPeople(recount, read.note());
    }

    public Set<String> programmes() {
        return recount.programmes();
    }

    /** The checkpoint under which they were read. */
    public SignedNote note() {
        return note;
    }

    /** In the order of their places; as many as the programme's published number. */
    public List<TrainedPerson> of(String programme) {
        return recount.trained(programme);
    }
}
