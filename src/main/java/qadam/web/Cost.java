package qadam.web;

import io.javalin.security.RouteRole;

/** What a route says of itself beside who may open it, when a request there is not one like the others. */
public enum Cost implements RouteRole {
    /** Served from memory, cheaper than a refusal: not counted. What it shows is looked up at most once a second, see {@link qadam.shared.Lately}. */
    FIXED,
    /** Much work each: counted apart. */
    HEAVY,
    /** What is sent must never lie on a disk, not even for the time of a request: an upload is refused that is larger than what is kept in memory. */
    IN_MEMORY,
    /** The same of as much as an upload may be, from who may open the route; of anybody else no more than there. */
    IN_MEMORY_LARGE
}
