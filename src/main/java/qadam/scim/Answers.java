package qadam.scim;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import qadam.shared.Language;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Doorstep;
import qadam.web.LanguageChoice;
import qadam.web.Site;
import tools.jackson.databind.json.JsonMapper;

/** What is sent back, in the media type of the standard; never kept by anybody. */
final class Answers {
    static final String BASE = "/scim/v2";
    private static final String TYPE = "application/scim+json; charset=utf-8";
    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private final Texts texts;

    Answers(Texts texts) {
        this.texts = texts;
    }

    static Resources resources(Context context) {
        return new Resources(Doorstep.door(context) + BASE);
    }

    static void send(Context context, int status, Map<String, Object> body) {
        context.status(status).header("Cache-Control", "no-store").contentType(TYPE).result(JsonMapper.shared().writeValueAsBytes(body));
    }

    static void send(Context context, int status, Map<String, Object> resource, String version, String location) {
        context.header("ETag", version).header("Location", location);
        send(context, status, resource);
    }

    /** RFC 7644 §3.12. What other packages refuse is, to a program, a value that cannot be. */
    void refuse(Context context, Refusal refusal) {
        Problem problem = refusal.problem();
        Site.refuse(context, refusal);
        int status = problem.status() == 422 ? ScimProblem.VALUE.status() : problem.status();
        String scimType = problem instanceof ScimProblem own ? own.scimType() : status == ScimProblem.VALUE.status() ? ScimProblem.VALUE.scimType() : "";
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("schemas", List.of(ERROR));
        error.put("status", String.valueOf(status));
        if (!scimType.isEmpty()) {
            error.put("scimType", scimType);
        }
        error.put("detail", texts.text(language(context), problem.key(), refusal.values()));
        if (status == ScimProblem.NO_TOKEN.status()) {
            context.header("WWW-Authenticate", "Bearer realm=\"scim\"");
        }
        if (status == ScimProblem.TOO_LARGE.status()) {
            context.header("Connection", "close");   // of the body something may be unread
        }
        send(context, status, error);
    }

    /** A program that wishes none is looked after by people who read English. */
    private static Language language(Context context) {
        return context.header("Accept-Language") == null ? Language.EN : LanguageChoice.of(context);
    }
}
