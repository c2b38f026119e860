/**
 * Letters: who wishes is told by e-mail that there is something new here, and nothing of what it is. Off unless the operator names a
 * mail server.
 *
 * <p>Face: {@link qadam.letter.Letters}. Tables: letter_addresses, letters, letter_limits.
 *
 * <p>Invariants: an address lies sealed under its person's key and goes with it; nothing but a question for confirmation goes to an
 * address that was not confirmed; a letter is queued in the transaction of what it tells of and sent outside of any; it holds no name
 * and nothing personal, and nothing that anybody typed but the address it goes to; a password is read from a file or the environment
 * only; on the network only loopback is spoken to without encryption.
 */
package qadam.letter;
