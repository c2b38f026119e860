package qadam.identity;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import qadam.shared.Database;
import qadam.shared.Ids;

/** Our passkeys as the library asks for them. Its user name is the person's id in hex, its user handle the same 16 bytes. */
final class PasskeyCredentials implements CredentialRepository {
    private final Database database;
    private final String issuer;
    private final SignInStore store = new SignInStore();

    PasskeyCredentials(Database database, String issuer) {
        this.database = database;
        this.issuer = issuer;
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String hex) {
        return Ids.parse(hex).map(this::descriptors).orElse(Set.of());
    }

    Set<PublicKeyCredentialDescriptor> descriptors(UUID person) {
        return database.read(handle -> store.of(handle, person)).stream().filter(SignInWay::isPasskey)
            .map(way -> PublicKeyCredentialDescriptor.builder().id(id(way)).build()).collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String hex) {
        return Ids.parse(hex).map(person -> new ByteArray(Ids.bytes(person)));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return userHandle.size() == 16 ? Optional.of(userHandle.getHex()) : Optional.empty();
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return find(credentialId).filter(way -> new ByteArray(Ids.bytes(way.person())).equals(userHandle)).map(this::registered);
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return find(credentialId).map(this::registered).map(Set::of).orElse(Set.of());
    }

    private Optional<SignInWay> find(ByteArray credentialId) {
        return database.read(handle -> store.find(handle, SignInWay.PASSKEY, issuer, credentialId.getBase64Url()));
    }

    private RegisteredCredential registered(SignInWay way) {
        return RegisteredCredential.builder().credentialId(id(way)).userHandle(new ByteArray(Ids.bytes(way.person())))
            .publicKeyCose(new ByteArray(way.secret().orElseThrow())).signatureCount(way.uses()).build();
    }

    private static ByteArray id(SignInWay way) {
        return new ByteArray(Base64.getUrlDecoder().decode(way.subject()));
    }
}
