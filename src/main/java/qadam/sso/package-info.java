/**
 * Single sign-on: people come in by another organisation's sign-on (OpenID Connect), and go when it says that they have gone.
 *
 * <p>Face: {@link qadam.sso.Sso}. Providers are described in {@code sso.json}, each with its client's secret in a file of its own. Tables:
 * sso_journeys, sso_logouts; which sign-on opened a session stands with the session, whose it is with {@code identity}.
 *
 * <p>Invariants: a journey ends once and in the browser in which it began; a token is believed only with a signature of a public key that its
 * issuer publishes; nothing of a person is kept before they have agreed to the rules; of what a token says only a name, keyed hashes and, of
 * a provider whose word confirms, the match tag of a national id are kept; a sign-on is one person's, and nobody is joined with anybody here;
 * a provider that does not answer stops neither a start nor any other way in; a secret goes nowhere but to the token endpoint.
 */
package qadam.sso;
