/**
 * What the person who runs a server needs: numbers to watch, and a doctor that says in words what is wrong.
 *
 * <p>Face: {@link qadam.operate.Watch} (metrics, and the office's card about this server), {@link qadam.operate.Doctor}
 * ({@code ./qadam doctor}).
 *
 * <p>Invariants: nothing here names a person, an id or a text that somebody wrote; the doctor changes nothing, and may be asked
 * beside a running server. No tables.
 */
package qadam.operate;
