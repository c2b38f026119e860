package qadam.gateway;

import io.javalin.config.RoutesConfig;
import qadam.web.Cost;
import qadam.web.FixedPage;
import qadam.web.Role;
import qadam.web.Routes;

/** What a builder downloads: the task's sentences, the programs that measure, the examples. The same for everybody. */
final class BuildFiles implements Routes {
    private static final String LINES = "application/x-ndjson; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    @Override
    public void addTo(RoutesConfig routes) {
        add(routes, "task.jsonl", LINES);
        add(routes, "recorded.jsonl", LINES);
        add(routes, "evaluate.py", TEXT);
        add(routes, "Evaluate.java", TEXT);
    }

    private static void add(RoutesConfig routes, String name, String type) {
        FixedPage file = FixedPage.of(Examples.bytes("/gateway/" + name), type);
        routes.get("/build/" + name, file::send, Role.ANYONE, Cost.FIXED);
    }
}
