package qadam.gateway;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.exchange.Kind;
import qadam.shared.Refusal;
import qadam.web.Site;

/** Where programs come in: by a personal key (RFC 6750 §2.1) and never by a cookie; and every refusal in the shape that OpenAI's clients read. */
final class Entrance {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(" + Keys.PREFIX + "[A-Za-z0-9_-]{20,100})");

    private final Keys keys;
    private final Gate gate;
    private final ApiAnswers answers;
    private final boolean insecure;

    interface Deed {
        void by(Context context, Asking.Who who) throws Exception;
    }

    Entrance(Keys keys, Gate gate, Site site) {
        this.keys = keys;
        this.gate = gate;
        this.answers = new ApiAnswers(site.texts());
        this.insecure = site.isInsecure();
    }

    Handler forBearers(Deed deed) {
        return forAll(context -> {
            Asking.Who who = new Asking.Who(bearer(context).person(), Kind.GATEWAY);
            long left = gate.count(who.person());
            ApiAnswers.tell(context, gate.allowance(who.person(), left));
            deed.by(context, who);
        });
    }

    Handler forAll(Handler deed) {
        return context -> {
            try {
                deed.handle(context);
            } catch (Refusal refusal) {
                answers.refuse(context, refusal);
            } catch (HttpResponseException refused) {
                answers.refuse(context, refused.getStatus() == GatewayProblem.TOO_LARGE.status()
                    ? new Refusal(GatewayProblem.TOO_LARGE, Map.of("kilobytes", ApiBody.MOST_BYTES / 1024)) : new Refusal(GatewayProblem.SYNTAX));
            }
        };
    }

    private Keys.Bearer bearer(Context context) {
        if (insecure) {
            throw new Refusal(GatewayProblem.INSECURE);   // whoever reads along would have the key
        }
        return Optional.ofNullable(context.header("Authorization")).map(BEARER::matcher).filter(Matcher::matches)
            .flatMap(found -> keys.bearer(found.group(1))).orElseThrow(() -> new Refusal(GatewayProblem.NO_KEY));
    }
}
