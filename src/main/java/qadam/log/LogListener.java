package qadam.log;

/** Hears of each published checkpoint, outside of any transaction; may hear of the same one again. What one throws keeps no other from hearing. */
@FunctionalInterface
public interface LogListener {
    void published(Published checkpoint);
}
