/**
 * The way to a language model: one protocol, OpenAI's chat completions, to whatever server the operator has (vLLM, llama-server, a hosted one), and
 * what is known of the models that may stand behind it. Decision 0033, docs/run/tutor.md.
 *
 * <p>Face: {@link qadam.model.Models}, asked with a {@link qadam.model.Prompt}, answers with a {@link qadam.model.Reply}. Tables: none.
 *
 * <p>Invariants: only the servers that the operator named are spoken to, and no redirect is followed; whatever a server does, {@code ask} returns, within
 * its time, with at most so many characters, and throws nothing; a piece that was given is never given again; what a server says is text, and never markup
 * or a command; a server's key is read from a file and stands in no log and no message; no prompt and no answer is logged or kept here. Weights are
 * never part of Qadam.
 */
package qadam.model;
