/**
 * Every exchange with a model, and every refusal before one: the log, how much may be asked, and the switches that end it.
 *
 * <p>Face: {@link qadam.exchange.Exchanges}, and by it {@link qadam.exchange.Switches} and {@link qadam.exchange.Budgets}.
 *
 * <p>Tables: exchanges, exchange_askers, exchange_words, exchange_days, exchange_totals, exchange_switches, exchange_budgets.
 *
 * <p>Invariants: a row of {@code exchanges} is added and never changed; it goes only when it has been kept long enough. It knows a person by a
 * random pseudonym of its own; who that is stands in {@code exchange_askers} alone and goes with the person. What was asked and answered lies
 * apart, sealed under the person's key, for a shorter time, and goes when they wish. Totals and budgets move in the transaction of the entry.
 * A switch is read with each question: it holds from the next one on, on every node. Asks no model, and judges nobody.
 */
package qadam.exchange;
