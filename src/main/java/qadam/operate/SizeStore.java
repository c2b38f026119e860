package qadam.operate;

import org.jdbi.v3.core.Handle;

final class SizeStore {
    /** How much room the database takes, each asked in its own words: there are no common ones. */
    long bytes(Handle handle, boolean postgresql) {
        return handle.createQuery(postgresql ? "select pg_database_size(current_database())"
            : "select page_count * page_size from pragma_page_count(), pragma_page_size()").mapTo(Long.class).one();
    }
}
