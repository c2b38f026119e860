package qadam.gateway;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import qadam.gateway.Gate.Allowance;
import qadam.safeguard.Safeguard;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Doorstep;
import qadam.web.LanguageChoice;
import qadam.web.Site;
import tools.jackson.databind.json.JsonMapper;

/** What is sent back by {@code /v1}: JSON as OpenAI's clients read it, kept by nobody. */
final class ApiAnswers {
    private final Texts texts;

    ApiAnswers(Texts texts) {
        this.texts = texts;
    }

    static void send(Context context, int status, Object body) {
        context.status(status).header("Cache-Control", "no-store").contentType("application/json; charset=utf-8").result(JsonMapper.shared().writeValueAsBytes(body));
    }

    /** How much may still be asked, by the names that OpenAI's own service uses. */
    static void tell(Context context, Allowance allowance) {
        context.header("x-ratelimit-limit-requests", String.valueOf(allowance.requests())).header("x-ratelimit-remaining-requests", String.valueOf(allowance.requestsLeft()))
            .header("x-ratelimit-limit-tokens", String.valueOf(allowance.tokens())).header("x-ratelimit-remaining-tokens", String.valueOf(allowance.tokensLeft()))
            .header("x-ratelimit-reset-tokens", allowance.reset().toSeconds() + "s");
    }

    static void name(Context context, UUID request) {
        context.header("x-request-id", Ids.hex(request));
    }

    void refuse(Context context, Refusal refusal) {
        Site.refuse(context, refusal);
        if (refusal.problem() == GatewayProblem.NO_KEY) {
            context.header("WWW-Authenticate", "Bearer realm=\"qadam\"");
        }
        if (refusal.problem() == GatewayProblem.QUOTA || refusal.problem() == GatewayProblem.BUDGET) {
            context.header("x-should-retry", "false");   // the official clients would try again at once
        }
        if (refusal.problem().status() == 413) {
            context.header("Connection", "close");   // of the body something may be unread
        }
        send(context, refusal.problem().status(), error(context, refusal));
    }

    Map<String, Object> error(Context context, Refusal refusal) {
        Language language = context.header("Accept-Language") == null || "*".equals(context.header("Accept-Language")) ? Language.EN : LanguageChoice.of(context);
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", words(context, language, refusal));
        error.put("type", refusal.problem() instanceof GatewayProblem own ? own.type() : "invalid_request_error");
        error.put("param", refusal.values().get("param"));
        error.put("code", refusal.problem() instanceof GatewayProblem own ? own.code() : refusal.problem().toString().toLowerCase(java.util.Locale.ROOT));
        return Map.of("error", error);
    }

    /** For a person to read: what is wrong and where to mend it. */
    String words(Context context, Language language, Refusal refusal) {
        Map<String, Object> values = new HashMap<>(refusal.values());
        values.put("notice", Doorstep.door(context) + "/" + language.tag() + Safeguard.NOTICE);
        values.put("page", Doorstep.door(context) + "/" + language.tag() + BuildPages.PATH);
        return texts.text(language, refusal.problem().key(), values);
    }
}
