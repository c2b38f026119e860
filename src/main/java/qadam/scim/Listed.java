package qadam.scim;

import java.util.List;

/** A part of a list. @param total how many there are in all */
record Listed<T>(long total, long skip, List<T> items) {
    static <T> Listed<T> of(List<T> all, Query query) {
        return new Listed<>(all.size(), query.skip(), all.stream().skip(query.skip()).limit(query.count()).toList());
    }
}
