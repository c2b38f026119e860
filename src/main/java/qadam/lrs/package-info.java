/**
 * A learning record store for other tools: xAPI 1.0.3 and 2.0 (IEEE 9274.1.1) under {@code /xapi}.
 *
 * <p>Face: {@link qadam.lrs.LrsHouse}. Tables: lrs_clients, lrs_documents and those of the statements.
 *
 * <p>A request passes the {@code Door}, which knows who asks, what they may and in which version they speak, and reaches a {@code Resource} as an
 * {@code XapiRequest} whose parameters stand there once each. Invariants: a client is known by its name and a secret of which only a keyed hash is
 * kept; a browser's cookie is not even read; every answer names the version; a document is changed only by whoever names the one they have seen.
 * What other tools send stays in the bytes in which it came.
 *
 * <p>Does not sign anybody in, and gives no client a learner's name.
 */
package qadam.lrs;
