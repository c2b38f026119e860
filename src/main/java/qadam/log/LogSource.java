package qadam.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the files of a published log are read from. */
public interface LogSource {
    /** @param path below the log's address, as {@code tile/0/000} @return empty when there is no such file */
    Optional<byte[]> read(String path);

    /** Every file there is, where that can be known; else none. */
    default List<String> files() {
        return List.of();
    }

    /** A folder, or an address; nothing but that is asked. */
    static LogSource at(String place) {
        return place.matches("https?://.*") ? new WebSource(place) : new FolderSource(Path.of(place));
    }
}
