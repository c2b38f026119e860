package qadam.scim;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.shared.Rate;
import qadam.shared.Refusal;
import qadam.web.Site;

/** Where programs come in: by a bearer's token (RFC 6750 §2.1) and never by a cookie; and every refusal in the standard's form. */
final class Entrance {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([A-Za-z0-9_-]{20,100})");

    private static final int SEARCH = 50;
    private static final int PATIENCE_SECONDS = 10;

    private final Semaphore searches = new Semaphore(1);
    private final Tokens tokens;
    private final Answers answers;
    private final Rate rate;
    private final boolean insecure;

    Entrance(Tokens tokens, Site site, int requestsPerMinute) {
        this.tokens = tokens;
        this.answers = new Answers(site.texts());
        this.rate = new Rate(requestsPerMinute, MINUTE);
        this.insecure = site.isInsecure();
    }

    /** What goes through a whole list: it counts as many requests, and one is done at a time, for it holds one of the few readers of the rows. */
    <T> T search(Agency agency, Supplier<T> work) {
        rate.take(String.valueOf(agency.token()), SEARCH, ScimProblem.TOO_OFTEN);
        if (!begins()) {
            throw new Refusal(ScimProblem.TOO_OFTEN, Map.of("seconds", PATIENCE_SECONDS));
        }
        try {
            return work.get();
        } finally {
            searches.release();
        }
    }

    private boolean begins() {
        try {
            return searches.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    interface Deed {
        void by(Context context, Agency agency);
    }

    Handler forBearers(Deed deed) {
        return forAll(context -> deed.by(context, bearer(context)));
    }

    Handler forAll(Handler deed) {
        return context -> {
            try {
                deed.handle(context);
            } catch (Refusal refusal) {
                answers.refuse(context, refusal);
            } catch (HttpResponseException refused) {
                answers.refuse(context, new Refusal(refused.getStatus() == ScimProblem.TOO_LARGE.status() ? ScimProblem.TOO_LARGE : ScimProblem.SYNTAX));
            }
        };
    }

    private Agency bearer(Context context) {
        if (insecure) {
            throw new Refusal(ScimProblem.INSECURE);   // whoever reads along would have the token
        }
        Agency agency = Optional.ofNullable(context.header("Authorization")).map(BEARER::matcher).filter(Matcher::matches)
            .flatMap(found -> tokens.agency(found.group(1))).orElseThrow(() -> new Refusal(ScimProblem.NO_TOKEN));
        rate.take(String.valueOf(agency.token()), 1, ScimProblem.TOO_OFTEN);
        return agency;
    }
}
