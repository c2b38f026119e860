package qadam.spotcheck;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.Set;
import qadam.count.TrainedPerson;
import qadam.proof.Checkpoint;

/** The auditor's draw, made so many times with other randomness each: how often it meets one of those who are not there. */
public final class ManyDraws {
    private ManyDraws() {
    }

    /** @param ghosts the places of their leaves @return how many of the draws had at least one of them */
    public static int thatMeetOne(Checkpoint tree, String programme, List<TrainedPerson> people, Set<Long> ghosts, int draws, int sample, long seed) {
        Random random = new Random(seed);
        int met = 0;
        for (int i = 0; i < draws; i++) {
            byte[] lottery = ByteBuffer.allocate(16).putLong(random.nextLong()).putLong(random.nextLong()).array();
            Draw draw = Draw.of(tree, programme, lottery, people, sample);
            met += draw.drawn().stream().anyMatch(person -> ghosts.contains(person.place())) ? 1 : 0;
        }
        return met;
    }
}
