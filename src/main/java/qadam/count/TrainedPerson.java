package qadam.count;

/**
 * Somebody whom the log makes trained, by the first leaf in it that does.
 *
 * @param place of the leaf in the log
 * @param programme without its version
 * @param when the leaf's week, or month
 */
public record TrainedPerson(long place, String programme, String track, int level, String region, String when, String mode) {
}
