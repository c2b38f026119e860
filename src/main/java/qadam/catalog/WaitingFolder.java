package qadam.catalog;

import java.util.Map;
import qadam.catalog.reading.SourceFiles;

/**
 * A version in the folder of courses that came after editors had made theirs; it waits for one of them to take it over.
 *
 * @param version its own number in the folder
 * @param lost what editors changed and the folder has otherwise: their text by its address
 */
public record WaitingFolder(int version, SourceFiles files, Map<String, String> lost) {
}
