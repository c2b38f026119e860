/**
 * The gateway for builders: whoever learns to build gets a personal key to the language model behind {@code /v1}, which speaks as OpenAI's clients
 * expect, and a page on which they have begun in five minutes.
 *
 * <p>Face: {@link qadam.gateway.Gateway}. Tables: gateway_keys, gateway_usage.
 *
 * <p>Invariants: a key is 256 random bits, shown once and kept as a keyed hash; it opens nothing but {@code /v1}, and a cookie opens nothing there.
 * Before a model sees anything, the person may ask one now (age, notice), sits no exam, nobody has switched it off, the day's tokens are not used up,
 * and personal data is taken out; each answer is in the log of exchanges. A reply that people wrote as an example says so in itself.
 *
 * <p>Does not answer for the tutor: nothing of the lessons is added to what a builder sends.
 */
package qadam.gateway;
