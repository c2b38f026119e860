package qadam.count;

/** One published row. @param value the code of the track, level, region, week or mode @param label its name for the reader */
public record CountRow(String value, String label, Shown people) {
}
