package qadam.web;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import qadam.shared.Language;
import qadam.shared.Localized;
import qadam.shared.Problem;

/**
 * Answers what Jetty refuses before any route sees it: an address or headers that are too long (414, 431), a line that is no request (400).
 * Nobody knows then which language was asked for, so it is said in all three.
 */
final class Unreadable extends ErrorHandler {
    private final Site site;

    Unreadable(Site site) {
        this.site = site;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Problem problem = switch (response.getStatus()) {
            case 413, 414, 431 -> WebProblem.TOO_LARGE;
            case 400, 405, 501, 505 -> WebProblem.MALFORMED;
            default -> WebProblem.OUR_FAULT;
        };
        Page page = site.page(Language.KK, "", site.texts().text(Language.KK, "web.problem.title"), "");
        Localized said = new Localized(in(Language.KK, problem), in(Language.RU, problem), in(Language.EN, problem));
        byte[] bytes = site.render("web/unreadable.jte", page, Map.of("said", said));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Server.HEADERS.forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(bytes), callback);
        return true;
    }

    private String in(Language language, Problem problem) {
        return site.texts().text(language, problem.key());
    }
}
