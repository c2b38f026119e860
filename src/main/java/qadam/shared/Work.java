package qadam.shared;

import org.jdbi.v3.core.Handle;

/**
 * Something done inside one transaction. It may be run again (a group whose commit failed is replayed one by one),
 * so it changes nothing but rows and what it returns.
 */
@FunctionalInterface
public interface Work<T> {
    T in(Handle handle) throws Exception;
}
