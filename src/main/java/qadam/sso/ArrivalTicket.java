package qadam.sso;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import qadam.identity.SignOns;
import qadam.shared.Refusal;

/**
 * What a provider has said of somebody who is here for the first time, while they read the rules of use: encrypted for us and kept by
 * their own browser, for a quarter of an hour and for this one session. So nothing of a person lies here who then does not agree.
 */
final class ArrivalTicket {
    private static final Duration LASTS = Duration.ofMinutes(15);
    private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

    private final byte[] key;
    private final InstantSource clock;

    /** @param provider whose word it is @param name as the provider says it */
    record Arrival(String provider, String name, SignOns.Word word, String next) {
    }

    ArrivalTicket(byte[] key, InstantSource clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    String write(Arrival arrival, byte[] session) {
        SignOns.Word word = arrival.word();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().audience(text(session)).expirationTime(Date.from(clock.instant().plus(LASTS)))
            .claim("provider", arrival.provider()).claim("name", arrival.name()).claim("next", arrival.next())
            .issuer(word.issuer()).subject(word.subject()).claim("strong", word.strong());
        word.session().ifPresent(one -> claims.claim("sid", one));
        word.provedAt().ifPresent(at -> claims.claim("proved", at.getEpochSecond()));
        word.confirms().ifPresent(reason -> claims.claim("confirms", reason));
        word.id().ifPresent(tags -> claims.claim("confirming", text(tags.confirming())).claim("matching", text(tags.matching())));
        EncryptedJWT ticket = new EncryptedJWT(HEADER, claims.build());
        try {
            ticket.encrypt(new DirectEncrypter(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return ticket.serialize();
    }

    /** @throws Refusal when it is too old, another session's, or nothing that we have written */
    Arrival read(String ticket, byte[] session) {
        try {
            JWTClaimsSet claims = opened(ticket);
            Instant ends = claims.getExpirationTime().toInstant();
            if (session == null || !claims.getAudience().contains(text(session)) || !clock.instant().isBefore(ends)) {
                throw new Refusal(SsoProblem.ARRIVAL_STALE);
            }
            return new Arrival(claims.getStringClaim("provider"), claims.getStringClaim("name"), word(claims), claims.getStringClaim("next"));
        } catch (ParseException | JOSEException | IllegalArgumentException foreign) {
            throw new Refusal(SsoProblem.ARRIVAL_STALE);
        }
    }

    private JWTClaimsSet opened(String ticket) throws ParseException, JOSEException, KeyLengthException {
        EncryptedJWT sealed = EncryptedJWT.parse(ticket);
        sealed.decrypt(new DirectDecrypter(key));
        return sealed.getJWTClaimsSet();
    }

    private static SignOns.Word word(JWTClaimsSet claims) throws ParseException {
        return new SignOns.Word(claims.getIssuer(), claims.getSubject(), Optional.ofNullable(claims.getStringClaim("sid")), claims.getBooleanClaim("strong"),
            Optional.ofNullable(claims.getLongClaim("proved")).map(Instant::ofEpochSecond), Optional.ofNullable(claims.getStringClaim("confirms")),
            tags(claims));
    }

    private static Optional<SignOns.Tags> tags(JWTClaimsSet claims) throws ParseException {
        String confirming = claims.getStringClaim("confirming");
        return confirming == null ? Optional.empty() : Optional.of(new SignOns.Tags(Base64.getUrlDecoder().decode(confirming), Base64.getUrlDecoder().decode(claims.getStringClaim("matching"))));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
