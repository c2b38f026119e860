package qadam.log;

/** Hears of each published checkpoint, outside of any transaction; may hear of the same one again. */
@FunctionalInterface
public interface LogListener {
    void published(Published checkpoint);
}
