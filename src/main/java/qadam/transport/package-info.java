/**
 * By which address people come, and over what: the installation's origin, TLS, the proxies one believes, plain HTTP on a school's
 * own network.
 *
 * <p>Face: {@link qadam.transport.Transport} (what the operator chose, checked, and what follows from it), made from
 * {@link qadam.transport.TransportOptions}; {@link qadam.transport.KeyPair} reads and judges a certificate with its key.
 *
 * <p>Table: its origin is one row of {@code settings}.
 *
 * <p>Invariants: the origin is stored at the first start that succeeds and later only replaced by an operator who says so, while
 * nothing made in its name is out; what a request says of its own way is believed only of a proxy that was named; a start that is
 * refused leaves nothing stored. How a refusal looks is not decided here but in {@code web}.
 */
package qadam.transport;
