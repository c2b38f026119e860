package qadam.credential;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import qadam.identity.DataFiles;
import qadam.proof.CredentialClaims;

/** Each of a person's credentials in all its forms, as it goes along with the download of their data: checked anywhere, without this server. */
final class CredentialFiles {
    private final Credentials credentials;
    private final Certificate certificate;

    CredentialFiles(Credentials credentials, Certificate certificate) {
        this.credentials = credentials;
        this.certificate = certificate;
    }

    void add(UUID person, DataFiles files) {
        List<Credential> held = credentials.database().read(handle -> credentials.of(handle, person));
        held.forEach(one -> add(credentials.open(one.id()), "credentials/" + one.registryNumber() + "/", files));
    }

    private void add(Held held, String folder, DataFiles files) {
        files.add(folder + "credential.json", held.document());
        files.add(folder + "credential.jwt", held.token().getBytes(StandardCharsets.US_ASCII));
        files.add(folder + "credential.bundle.json", held.whole(credentials.bundle(held)));
        files.add(folder + "certificate.pdf", pdf(held));
    }

    byte[] pdf(Held held) {
        CredentialClaims claims = credentials.verify(held).claims().orElseThrow(() -> new IllegalStateException("a stored credential does not verify"));
        return certificate.pdf(claims, held.document(), Held.write(credentials.bundle(held)));
    }
}
