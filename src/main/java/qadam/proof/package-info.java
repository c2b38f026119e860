/**
 * What makes a credential or a receipt provable: trees, signed notes, keys, the credential's format, its two signatures, its status list, and the verifier.
 *
 * <p>Face: {@link qadam.proof.CredentialIssuer} turns {@link qadam.proof.CredentialClaims} and {@link qadam.proof.SigningKeys}
 * into an {@link qadam.proof.IssuedCredential} (JSON, JWT, hash) and signs status lists; {@link qadam.proof.Verifier} turns
 * hostile bytes, a {@link qadam.proof.Trust} file and a {@link qadam.proof.StatusSource} into a
 * {@link qadam.proof.Verification} (verdict, every claim); {@link qadam.proof.DidDocument} is what
 * {@code /.well-known/did.json} answers; {@link qadam.proof.PdfAttachments} puts the JSON into a PDF;
 * {@link qadam.proof.Commitment} is what goes up to the log. For logs and receipts: {@link qadam.proof.MerkleTree} and
 * {@link qadam.proof.MerkleProofs} (RFC 9162), {@link qadam.proof.SignedNote}, {@link qadam.proof.NoteKey},
 * {@link qadam.proof.NoteSigner}, {@link qadam.proof.Checkpoint}, {@link qadam.proof.LogProof} (C2SP).
 *
 * <p>Invariants: nothing is fetched, ever; contexts come from this jar and keys from the trust file. A member that the
 * signature does not cover is refused, never dropped. Verifying never throws, whatever the bytes.
 *
 * <p>Not here: a server, a database, a clock (every instant is an argument), the PDF's page, the public log.
 */
package qadam.proof;
