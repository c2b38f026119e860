package qadam.sso;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Refusal;

/**
 * What a provider says of itself (OpenID Connect Discovery §4), asked for when it is first wanted and again each hour. A start never waits
 * for it; one that does not answer is asked again after half a minute, by one request for all.
 */
final class Discovery {
    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    static final Duration KEPT = Duration.ofHours(1);
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final Provider provider;
    private final Line line;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    /** Replaced whole, by whoever holds {@link #asking}. */
    private volatile State state = new State(null, null, Instant.MIN, new Refusal(SsoProblem.UNREACHABLE));

    /** @param known the newest good answer, which may be old; null before the first @param failure why the last try failed, else null */
    private record State(Known known, Instant knownAt, Instant triedAt, Refusal failure) {
    }

    /** @param keys its signing keys, kept by the library and asked for anew when a token names one that it does not know */
    record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {
    }

    Discovery(Provider provider, Line line, InstantSource clock) {
        this.provider = provider;
        this.line = line;
        this.clock = clock;
    }

    /** Whether it answered the last time, without waiting; asks in the background when it is time to. */
    boolean seemsReachable() {
        State now = state;
        if (isDue(now) && !asking.isLocked()) {
            Thread.ofVirtual().name("sso " + provider.id()).start(this::refresh);
        }
        return now.triedAt().equals(Instant.MIN) || now.failure() == null || isFresh(now);
    }

    /** @throws Refusal when it cannot be had */
    Known get() {
        State now = state;
        if (now.known() != null && isFresh(now)) {
            return now.known();
        }
        if (isDue(now)) {
            refresh();
        }
        State then = state;
        if (then.known() == null) {
            throw then.failure();
        }
        return then.known();   // perhaps an old answer, whose addresses are most likely the same
    }

    private boolean isFresh(State one) {
        return one.known() != null && clock.instant().isBefore(one.knownAt().plus(KEPT));
    }

    private boolean isDue(State one) {
        return !isFresh(one) && (one.triedAt().equals(Instant.MIN) || !clock.instant().isBefore(one.triedAt().plus(PAUSE)));
    }

    private void refresh() {
        asking.lock();
        try {
            if (isDue(state)) {
                state = ask(state);
            }
        } finally {
            asking.unlock();
        }
    }

    private State ask(State before) {
        Instant now = clock.instant();
        try {
            Known known = read();
            return new State(known, now, now, null);
        } catch (Refusal refused) {
            LOG.warn("sign-on {} does not answer as it should: {}", provider.id(), refused.problem());
            return new State(before.known(), before.knownAt(), now, refused);
        }
    }

    private Known read() {
        HTTPResponse response = line.get(URI.create(provider.issuer().toString().replaceAll("/$", "") + "/.well-known/openid-configuration"));
        if (response.getStatusCode() != 200) {
            throw new Refusal(response.getStatusCode() >= 500 ? SsoProblem.UNREACHABLE : SsoProblem.ANSWER_UNFIT);
        }
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(response.getBody());
            requireOwn(metadata);
            return new Known(metadata, JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), line)
                .refreshAheadCache(false).retrying(true).build());
        } catch (ParseException | MalformedURLException malformed) {
            throw new Refusal(SsoProblem.ANSWER_UNFIT);
        }
    }

    /** Its name must be the one we asked for (§4.3), and each address one to which a secret may go. */
    private void requireOwn(OIDCProviderMetadata metadata) {
        if (!metadata.getIssuer().getValue().equals(provider.issuer().toString())) {
            throw new Refusal(SsoProblem.ANSWER_UNFIT);
        }
        boolean onThisMachine = Line.isLoopback(provider.issuer());
        for (URI address : new URI[] {metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI()}) {
            if (Line.isLoopback(Line.safe(address)) && !onThisMachine) {
                throw new Refusal(SsoProblem.ANSWER_UNFIT);
            }
        }
    }
}
