/**
 * The rules of use and the notice on data: shown to everybody, accepted by whoever makes an account, edition by edition.
 *
 * <p>Face: {@link qadam.terms.Terms}. Table: acceptances. The texts lie in {@code src/main/resources/terms}; whoever runs the
 * server may put texts of their own into {@code terms/} of the data folder.
 *
 * <p>Invariants: nobody has an account without an acceptance; all languages of a text are of one edition.
 */
package qadam.terms;
