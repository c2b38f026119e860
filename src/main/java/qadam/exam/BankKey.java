package qadam.exam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import qadam.shared.Ids;

/**
 * Encrypts sealed items with AES-256-GCM (NIST SP 800-38D, random 96-bit nonce, 128-bit tag). The key lies in a file of the
 * data folder that only its owner may read, apart from the database, so that a copy of the database gives no question away.
 */
final class BankKey {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    private BankKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    static Path file(Path folder) {
        return folder.resolve("exam-bank.key");
    }

    /** Reads the key, or makes it at its first use. */
    static BankKey in(Path folder) {
        Path file = file(folder);
        try {
            make(file);
            byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
            if (bytes.length != KEY_BYTES) {
                throw new IllegalStateException("exam-bank.key is not a key of 32 bytes");
            }
            return new BankKey(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param name what is sealed; bound to the ciphertext, so that one item cannot stand in for another */
    byte[] seal(String name, byte[] plain) {
        byte[] nonce = Ids.randomBytes(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, name, nonce, plain);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    }

    byte[] unseal(String name, byte[] sealed) {
        return run(Cipher.DECRYPT_MODE, name, Arrays.copyOf(sealed, NONCE_BYTES),
            Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] run(int mode, String name, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("exam-bank.key does not open the sealed bank; put back the file it was sealed with", wrong);
        }
    }

    private static void make(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "exam-bank", ".new", ownerOnly(file));
        Files.writeString(fresh, HexFormat.of().formatHex(Ids.randomBytes(KEY_BYTES)) + "\n", StandardOpenOption.SYNC);
        try {
            Files.createLink(file, fresh);   // atomic, and never over a key that another process has just made
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // the other process's key is the key
        } finally {
            Files.delete(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
            : new FileAttribute<?>[0];
    }
}
