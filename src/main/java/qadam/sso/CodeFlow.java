package qadam.sso;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Hmac;
import qadam.shared.Language;
import qadam.shared.Refusal;

/**
 * The authorization code flow with one provider (OpenID Connect Core §3.1) with PKCE (RFC 7636, S256), state and nonce, and the issuer in
 * the answer (RFC 9207). Nonce and verifier are made from the state under a key of ours, so that nothing secret waits in the database.
 */
final class CodeFlow {
    private final Provider provider;
    private final Discovery discovery;
    private final Line line;
    private final URI comeBack;
    private final byte[] key;
    private final InstantSource clock;
    private final Signatures signatures;

    /** What the library reads and writes; of the same one provider. */
    CodeFlow(Provider provider, Discovery discovery, Line line, URI comeBack, byte[] key, InstantSource clock) {
        this.provider = provider;
        this.discovery = discovery;
        this.line = line;
        this.comeBack = comeBack;
        this.key = key.clone();
        this.clock = clock;
        this.signatures = new Signatures(provider);
    }

    Provider provider() {
        return provider;
    }

    boolean seemsReachable() {
        return discovery.seemsReachable();
    }

    Discovery.Known known() {
        return discovery.get();
    }

    Signatures signatures() {
        return signatures;
    }

    /** Where the browser is sent. @param anew the provider is to ask although it knows them */
    URI away(String state, Language language, boolean anew) {
        OIDCProviderMetadata metadata = discovery.get().metadata();
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(ResponseType.CODE, new Scope(provider.scopes().toArray(String[]::new)),
            new ClientID(provider.client()), comeBack).endpointURI(metadata.getAuthorizationEndpointURI())
            .state(new State(state)).nonce(new Nonce(nonce(state))).codeChallenge(verifier(state), CodeChallengeMethod.S256)
            .uiLocales(List.of(tag(language)));
        if (anew) {
            request.prompt(Prompt.Type.LOGIN).maxAge(0);
        }
        if (!provider.strong().acr().isEmpty()) {
            request.acrValues(provider.strong().acr().stream().sorted().map(ACR::new).toList());
        }
        return request.build().toURI();
    }

    /** Reads what the browser brought back. @return the code */
    AuthorizationCode code(Map<String, List<String>> brought) {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(comeBack, brought);
        } catch (ParseException malformed) {
            throw new Refusal(SsoProblem.ANSWER_UNFIT);
        }
        boolean named = response.getIssuer() != null;
        if (named ? !response.getIssuer().getValue().equals(provider.issuer().toString()) : discovery.get().metadata().supportsAuthorizationResponseIssuerParam()) {
            throw new Refusal(SsoProblem.MIXED_UP);
        }
        if (!response.indicatesSuccess()) {
            ErrorObject error = response.toErrorResponse().getErrorObject();
            throw new Refusal(error != null && "temporarily_unavailable".equals(error.getCode()) ? SsoProblem.UNREACHABLE : SsoProblem.DECLINED);
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new Refusal(SsoProblem.ANSWER_UNFIT);
        }
        return code;
    }

    /** Turns the code into what the provider says of the person. @param anew and when it was asked to ask them anew */
    Vouched redeem(AuthorizationCode code, String state, boolean anew, Instant begunAt) {
        Discovery.Known known = discovery.get();
        OIDCTokenResponse tokens = tokens(known.metadata(), code, state);
        JWT token = tokens.getOIDCTokens().getIDToken();
        JWTClaimsSet claims = signatures.idToken(token, known, new TokenRules(provider, nonce(state), clock));
        AccessToken access = tokens.getOIDCTokens().getAccessToken();
        requireHash(claims, access, (JWSAlgorithm) token.getHeader().getAlgorithm());
        Map<String, Object> said = new LinkedHashMap<>(claims.getClaims());
        if (lacks(said) && known.metadata().getUserInfoEndpointURI() != null) {
            userInfo(known.metadata(), access, claims.getSubject()).forEach(said::putIfAbsent);   // what was signed holds
        }
        return vouched(claims, said, anew, begunAt);
    }

    private boolean lacks(Map<String, Object> said) {
        Provider.Claims wanted = provider.claims();
        return !said.containsKey(wanted.name()) || !said.containsKey(wanted.subject())
            || provider.confirms() && !wanted.nationalId().isEmpty() && !said.containsKey(wanted.nationalId());
    }

    private OIDCTokenResponse tokens(OIDCProviderMetadata metadata, AuthorizationCode code, String state) {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, comeBack, verifier(state));
        HTTPResponse answer = line.send(request(metadata, grant).toHTTPRequest());
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (!response.indicatesSuccess()) {
                throw signatures.refused("the code was not taken");
            }
            if (!(response instanceof OIDCTokenResponse tokens) || tokens.getOIDCTokens().getIDToken() == null) {
                throw new Refusal(SsoProblem.ANSWER_UNFIT);
            }
            return tokens;
        } catch (ParseException malformed) {
            throw new Refusal(answer.getStatusCode() >= 500 ? SsoProblem.UNREACHABLE : SsoProblem.ANSWER_UNFIT);
        }
    }

    private TokenRequest request(OIDCProviderMetadata metadata, AuthorizationCodeGrant grant) {
        ClientID client = new ClientID(provider.client());
        if (provider.secret().isEmpty()) {
            return new TokenRequest.Builder(metadata.getTokenEndpointURI(), client, grant).build();
        }
        List<ClientAuthenticationMethod> offered = metadata.getTokenEndpointAuthMethods();
        boolean basic = offered == null || offered.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        Secret secret = new Secret(provider.secret());
        return new TokenRequest.Builder(metadata.getTokenEndpointURI(), basic ? new ClientSecretBasic(client, secret) : new ClientSecretPost(client, secret), grant).build();
    }

    private void requireHash(JWTClaimsSet claims, AccessToken access, JWSAlgorithm algorithm) {
        Object hash = claims.getClaim("at_hash");
        if (hash == null) {
            return;
        }
        try {
            AccessTokenValidator.validate(access, algorithm, new AccessTokenHash(hash.toString()));
        } catch (InvalidHashException other) {
            throw signatures.refused("at_hash");
        }
    }

    /** Its subject must be the token's (§5.3.2): else somebody's answer was put in another's place. */
    private Map<String, Object> userInfo(OIDCProviderMetadata metadata, AccessToken access, String subject) {
        HTTPResponse answer = line.send(new UserInfoRequest(Line.safe(metadata.getUserInfoEndpointURI()), access).toHTTPRequest());
        try {
            UserInfoResponse response = UserInfoResponse.parse(answer);
            if (!response.indicatesSuccess() || response.toSuccessResponse().getUserInfo() == null) {
                throw new Refusal(SsoProblem.ANSWER_UNFIT);
            }
            var info = response.toSuccessResponse().getUserInfo();
            if (!info.getSubject().getValue().equals(subject)) {
                throw signatures.refused("userinfo of another subject");
            }
            return info.toJSONObject();
        } catch (ParseException malformed) {
            throw new Refusal(SsoProblem.ANSWER_UNFIT);
        }
    }

    private Vouched vouched(JWTClaimsSet claims, Map<String, Object> said, boolean anew, Instant begunAt) {
        Optional<Instant> proved = Optional.ofNullable(date(claims, "auth_time"));
        if (anew && proved.filter(at -> !at.isBefore(begunAt.minusSeconds(TokenRules.SKEW_SECONDS))).isEmpty()) {
            throw new Refusal(SsoProblem.NOT_PROVED_ANEW);
        }
        String subject = text(said, provider.claims().subject());
        if (subject.isBlank() || subject.length() > 255) {
            throw signatures.refused("subject");
        }
        return new Vouched(subject, name(said), provider.confirms() ? ClaimSieve.find(provider.claims(), said) : Optional.empty(),
            Optional.of(text(claims.getClaims(), "sid")).filter(sid -> !sid.isEmpty()),
            provider.strong().holds(text(claims.getClaims(), "acr"), TokenRules.methods(claims)),
            proved.map(at -> at.isAfter(clock.instant()) ? clock.instant() : at));
    }

    private String name(Map<String, Object> said) {
        String name = text(said, provider.claims().name()).replaceAll("\\p{Cntrl}", " ").strip();
        return ClaimSieve.holdsOne(name) ? "" : name.substring(0, Math.min(name.length(), 80));
    }

    private static String text(Map<String, Object> said, String claim) {
        return said.get(claim) instanceof String words ? words : "";
    }

    private static Instant date(JWTClaimsSet claims, String claim) {
        return claims.getClaim(claim) instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }

    private String nonce(String state) {
        return derived("nonce", state);
    }

    private CodeVerifier verifier(String state) {
        return new CodeVerifier(derived("verifier", state));
    }

    private String derived(String what, String state) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hmac.of(key, what + "\n" + provider.id() + "\n" + state));
    }

    private static LangTag tag(Language language) {
        try {
            return LangTag.parse(language.tag());
        } catch (LangTagException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
