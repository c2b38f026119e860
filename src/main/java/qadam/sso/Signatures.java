package qadam.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.text.ParseException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Refusal;

/**
 * The one place where a token is believed: signed, by a key that the provider publishes, with an algorithm of public keys (RFC 8725 §3.1:
 * the header does not choose). So there is nothing to be had with {@code none}, nor with a public key used as a shared secret.
 */
final class Signatures {
    private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512,
        JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);
    private static final Set<JOSEObjectType> ID_TOKEN = types(JOSEObjectType.JWT);
    private static final Set<JOSEObjectType> LOGOUT_TOKEN = types(JOSEObjectType.JWT, new JOSEObjectType("logout+jwt"));

    private final Provider provider;

    Signatures(Provider provider) {
        this.provider = provider;
    }

    private static Set<JOSEObjectType> types(JOSEObjectType... types) {
        Set<JOSEObjectType> all = new java.util.HashSet<>(Set.of(types));
        all.add(null);   // most say none
        return all;
    }

    JWTClaimsSet idToken(JWT token, Discovery.Known known, JWTClaimsSetVerifier<SecurityContext> rules) {
        return checked(token, known, rules, ID_TOKEN);
    }

    JWTClaimsSet logoutToken(JWT token, Discovery.Known known, JWTClaimsSetVerifier<SecurityContext> rules) {
        return checked(token, known, rules, LOGOUT_TOKEN);
    }

    private JWTClaimsSet checked(JWT token, Discovery.Known known, JWTClaimsSetVerifier<SecurityContext> rules, Set<JOSEObjectType> types) {
        if (!(token instanceof SignedJWT signed)) {
            throw refused("unsigned");
        }
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, known.keys()));
        processor.setJWTClaimsSetVerifier(rules);
        try {
            return processor.process(signed, null);
        } catch (KeySourceException unreachable) {
            throw new Refusal(SsoProblem.UNREACHABLE);
        } catch (BadJOSEException | JOSEException bad) {
            throw refused(bad.getClass().getSimpleName());
        }
    }

    static JWTClaimsSet claims(JWT token) {
        try {
            return token.getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw new Refusal(SsoProblem.TOKEN_REFUSED);
        }
    }

    /** For the operator a line that holds nothing from the token. */
    Refusal refused(String why) {
        LOG.warn("a token of sign-on {} is refused: {}", provider.id(), why);
        return new Refusal(SsoProblem.TOKEN_REFUSED);
    }
}
