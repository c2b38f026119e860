package qadam.proof;

/** Signs bytes with a key that may live elsewhere (a file, a PKCS#11 token). Called by one thread at a time or many: keep it stateless. */
@FunctionalInterface
public interface Signer {
    /** Ed25519: the 64 bytes of RFC 8032. P-256: r and s, 32 bytes each (RFC 7518, section 3.4). */
    byte[] sign(byte[] data);
}
