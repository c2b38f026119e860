package qadam.shared;

/**
 * How busy the writer is; of several together.
 *
 * @param waiting pieces of work in the queue now
 * @param lastGroup how many pieces were made durable together the last time
 * @param groups groups so far
 * @param works pieces so far; divided by the groups it is the usual size of a group
 * @param refused pieces that found no place in the queue
 */
public record WriterLoad(int waiting, int lastGroup, long groups, long works, long refused) {
    WriterLoad plus(WriterLoad other) {
        return new WriterLoad(waiting + other.waiting, Math.max(lastGroup, other.lastGroup), groups + other.groups, works + other.works,
            refused + other.refused);
    }
}
