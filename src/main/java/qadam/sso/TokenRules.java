package qadam.sso;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** What must hold of an ID token beside its signature (OpenID Connect Core §3.1.3.7), by the clock that the whole house goes by. */
final class TokenRules extends DefaultJWTClaimsVerifier<SecurityContext> {
    static final int SKEW_SECONDS = 60;
    /** Nobody signs in with a token that was made so long ago. */
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private final Provider provider;
    private final String nonce;
    private final InstantSource clock;

    TokenRules(Provider provider, String nonce, InstantSource clock) {
        super(provider.client(), new JWTClaimsSet.Builder().issuer(provider.issuer().toString()).build(), Set.of("sub", "exp", "iat"));
        this.provider = provider;
        this.nonce = nonce;
        this.clock = clock;
        setMaxClockSkew(SKEW_SECONDS);
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        try {
            require(nonce.equals(claims.getStringClaim("nonce")), "nonce");
            String party = claims.getStringClaim("azp");
            require(party == null ? claims.getAudience().size() == 1 : party.equals(provider.client()), "azp");
            require(!claims.getSubject().isBlank() && claims.getSubject().length() <= 255, "sub");
            Instant made = claims.getIssueTime().toInstant();
            Instant now = clock.instant();
            require(!made.isAfter(now.plusSeconds(SKEW_SECONDS)) && made.isAfter(now.minus(OLDEST)), "iat");
            require(claims.getClaim("events") == null, "events");   // a logout token is none (Back-Channel Logout §2.4)
        } catch (ParseException malformed) {
            throw new BadJWTException("claims");
        }
    }

    private static void require(boolean right, String claim) throws BadJWTException {
        if (!right) {
            throw new BadJWTException(claim);
        }
    }

    static List<String> methods(JWTClaimsSet claims) {
        try {
            List<String> methods = claims.getStringListClaim("amr");
            return methods == null ? List.of() : methods;
        } catch (ParseException malformed) {
            return List.of();
        }
    }
}
