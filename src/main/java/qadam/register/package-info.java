/**
 * The AI register: what models do on this installation, said to everybody, from what is configured and counted now.
 *
 * <p>Face: {@link qadam.register.Register}. Table: register_changes; who operates the installation stands in settings.
 *
 * <p>Invariants: nothing here is written by hand that the running server knows better; no number below ten and nobody's name; a row of
 * register_changes is never changed. Public, without a cookie, the same for everybody. Claims no membership of any other register.
 */
package qadam.register;
