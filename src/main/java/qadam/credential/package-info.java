/**
 * Credentials: who is entitled to one, the claim, the share page and its formats, verifying, revoking.
 *
 * <p>Face: {@link qadam.credential.Credentials} (wired in {@code House}; its {@code entitle()} hears of passed exams);
 * news: {@link qadam.credential.CredentialIssued} and {@link qadam.credential.CredentialRevoked}, told to
 * {@link qadam.credential.CredentialListener}s in the transaction that stores them; {@link qadam.credential.Leaf}, the
 * line that the public log will hold; {@link qadam.credential.VerifyCommand}.
 *
 * <p>Tables: entitlements, registry_entries, credentials, leaves, revocations.
 *
 * <p>Invariants: an attempt has at most one credential, and a credential is stored together with its leaf or not at all;
 * signing never happens on the writer; a national id is turned into a keyed tag and forgotten, never stored, shown, logged
 * or carried by an exception, and only one that the office has seen becomes a tag; a leaf is claimed at most once; what names the holder, and the salt of the commitment, lie sealed under the holder's own key.
 *
 * <p>Not here: cryptography ({@code proof}), the public log, the count.
 */
package qadam.credential;
