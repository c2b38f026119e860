package qadam.sso;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenClaimsVerifier;
import com.nimbusds.jwt.proc.BadJWTException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SignedBody;

/**
 * A provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0): what its sign-on opened here ends. It speaks
 * to us itself, without a browser; the token's signature is its only proof.
 */
final class LogoutPages implements Routes {
    private static final int LONGEST_TOKEN = 16_000;
    /** A token is old after so long, also one that names no end. */
    private static final int LASTS_SECONDS = 600;

    private final Database database;
    private final InstantSource clock;
    private final Sso sso;

    LogoutPages(Database database, InstantSource clock, Sso sso) {
        this.database = database;
        this.clock = clock;
        this.sso = sso;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/sso/{provider}/logout", this::end, Role.ANYONE, SignedBody.IS_PROOF);
    }

    /** §2.8: 200 when it is done, 400 when the token is not to be believed; never kept by anybody. */
    private void end(Context context) {
        context.header("Cache-Control", "no-store").contentType("application/json");
        try {
            CodeFlow flow = sso.flow(context.pathParam("provider"));
            JWTClaimsSet claims = checked(flow, new Form(context).text("logout_token", LONGEST_TOKEN));
            if (!endSessions(flow.provider(), claims)) {
                throw flow.signatures().refused("a repeated logout");
            }
            context.status(200).result("{}");
        } catch (Refusal refusal) {
            boolean ours = refusal.problem() == SsoProblem.UNREACHABLE || refusal.problem() == SsoProblem.SLOW;
            context.status(ours ? 503 : refusal.problem() == SsoProblem.PROVIDER_UNKNOWN ? 404 : 400).result("{\"error\":\"invalid_request\"}");
        }
    }

    private JWTClaimsSet checked(CodeFlow flow, String token) {
        try {
            JWT parsed = JWTParser.parse(token);
            JWTClaimsSet claims = flow.signatures().logoutToken(parsed, flow.known(), rules(flow.provider()));
            Instant made = claims.getIssueTime().toInstant();
            Instant now = clock.instant();
            boolean fresh = made.isAfter(now.minusSeconds(LASTS_SECONDS)) && made.isBefore(now.plusSeconds(TokenRules.SKEW_SECONDS + 1));
            if (!fresh) {
                throw flow.signatures().refused("an old logout");
            }
            return claims;
        } catch (ParseException malformed) {
            throw new Refusal(SsoProblem.TOKEN_REFUSED);
        }
    }

    /** The library's rules (§2.6) by our clock: it wants iss, aud, iat, jti, the event, sid or sub, and no nonce. */
    private LogoutTokenClaimsVerifier rules(Provider provider) {
        return new LogoutTokenClaimsVerifier(new Issuer(provider.issuer()), new ClientID(provider.client())) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }

            @Override
            public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
                super.verify(claims, context);
                if (claims.getClaim("nonce") != null || claims.getJWTID() == null || claims.getIssueTime() == null) {
                    throw new BadJWTException("claims");
                }
            }
        };
    }

    /** That the token was taken and what it ends are one: else a token whose work failed could never be sent again. @return false when it was taken before */
    private boolean endSessions(Provider provider, JWTClaimsSet claims) {
        String issuer = provider.issuer().toString();
        Optional<String> session = Optional.ofNullable(claims.getClaim("sid")).map(sid -> sso.signOns().session(issuer, sid.toString()));
        Optional<String> subject = Optional.ofNullable(claims.getSubject()).filter(sub -> provider.claims().subject().equals("sub"))
            .map(sub -> sso.signOns().subject(issuer, sub));
        Instant until = claims.getIssueTime().toInstant().plusSeconds(2L * LASTS_SECONDS);
        return database.write(handle -> {
            boolean first = sso.journeys().isFirst(handle, issuer + "\n" + claims.getJWTID(), until);
            if (first) {
                sso.signOns().end(handle, issuer, subject, session);
            }
            return first;
        });
    }
}
