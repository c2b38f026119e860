package qadam.web;

import io.javalin.config.RoutesConfig;

/** What one feature adds to the addresses. Each route is added with the {@link Role} that may open it. */
public interface Routes {
    void addTo(RoutesConfig routes);
}
