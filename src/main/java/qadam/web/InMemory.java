package qadam.web;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import jakarta.servlet.MultipartConfigElement;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import qadam.shared.Refusal;

/** Sees to it that what is sent to a route of {@link Cost#IN_MEMORY} lies on no disk, neither when it is taken nor when it is refused. */
final class InMemory {
    /** Of an upload anywhere: more goes to a file. */
    static final int USUAL_BYTES = 64 * 1024;
    private static final String BOUNDS = "org.eclipse.jetty.multipartConfig";

    private final int largeBytes;

    /** @param largeBytes how much {@link Cost#IN_MEMORY_LARGE} takes */
    InMemory(int largeBytes) {
        this.largeBytes = largeBytes;
    }

    /** Before anything of the body is read, also by the forgery guard. @param refusal of who may not open the route */
    void admit(Context context, Set<RouteRole> marks, Supplier<Optional<Refusal>> refusal) {
        boolean large = marks.contains(Cost.IN_MEMORY_LARGE);
        long length = context.req().getContentLengthLong();
        if (!large && !marks.contains(Cost.IN_MEMORY) || ForgeryGuard.isSafe(context) || length >= 0 && length <= USUAL_BYTES) {
            return;
        }
        Optional<Refusal> refused = large ? refusal.get() : Optional.of(new Refusal(WebProblem.TOO_LARGE));
        if (refused.isPresent()) {
            context.header("Connection", "close");   // of the body nothing was read
            throw refused.get();
        }
        context.req().setAttribute(BOUNDS, new MultipartConfigElement("", largeBytes, largeBytes, largeBytes));
    }
}
