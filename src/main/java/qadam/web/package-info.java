/**
 * The doorstep: server, layout, language choice, errors, forgery guard, assets, and who is asking.
 *
 * <p>Face: {@link qadam.web.Server} (put together in {@code Main}), {@link qadam.web.Site} (shows a page),
 * {@link qadam.web.Routes} (what a feature adds), {@link qadam.web.Asker} and {@link qadam.web.Askers} (who is asking),
 * {@link qadam.web.Doorstep} (by which address somebody came), {@link qadam.web.Form} (reads a form), {@link qadam.web.FixedPage} (the same bytes for everybody).
 *
 * <p>Invariants: every route names the {@link qadam.web.Role} that may open it; nothing inline under the content security
 * policy; a fixed page holds no id, token, name or cookie; rendering never touches the database. No tables.
 */
package qadam.web;
