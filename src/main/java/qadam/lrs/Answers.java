package qadam.lrs;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Site;
import tools.jackson.databind.json.JsonMapper;

/** How answers are sent: never kept by anybody, always with the version, and what is wrong as {@code {"message": …}}. */
final class Answers {
    private static final Texts TEXTS = new Texts();

    private Answers() {
    }

    static void version(Context context, Version version) {
        context.header(SpokenVersion.HEADER, version.words());
    }

    /** @param head true sends everything but the body */
    static void send(Context context, XapiAnswer answer, boolean head) {
        answer.headers().forEach(context::header);
        context.status(answer.status()).header("Cache-Control", "no-store").header("Content-Security-Policy", "default-src 'none'; sandbox");   // what a tool keeps here never becomes a page of ours
        if (!answer.contentType().isEmpty()) {
            context.contentType(answer.contentType());
        }
        if (head) {
            context.header("Content-Length", String.valueOf(answer.body().length));
        } else if (answer.status() != 204 && answer.status() != 304) {
            context.result(answer.body());
        }
    }

    static Handler refusing(Handler deed) {
        return context -> {
            try {
                deed.handle(context);
            } catch (XapiProblem problem) {
                problem.headers().forEach(context::header);
                refuse(context, problem.status(), problem.getMessage());
            } catch (Refusal refusal) {   // too often, or the database is busy: with Retry-After
                Site.refuse(context, refusal);
                refuse(context, refusal.problem().status(), TEXTS.text(Language.EN, refusal.problem().key(), refusal.values()));
            }
        };
    }

    private static void refuse(Context context, int status, String message) {
        if (status == 413) {
            context.header("Connection", "close");   // of the body something may be unread
        }
        send(context, new XapiAnswer(status, Map.of(), XapiAnswer.JSON, JsonMapper.shared().writeValueAsBytes(Map.of("message", message))), false);
    }
}
